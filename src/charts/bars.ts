import { renderPng } from './png.ts';

/** What one bar stands for, and how long it is. */
export interface Bar {
  label: string;
  value: number;
}

/**
 * Bars from the left in the given order, each with its number at its end and its label above, where even a long one has
 * room at the width of a phone.
 * @returns a PNG
 */
export async function drawBars(bars: readonly Bar[]): Promise<Uint8Array> {
  return renderPng({
    width: 360,
    height: { step: 54 },
    data: { values: [...bars] },
    encoding: { y: { field: 'label', type: 'nominal', sort: null, axis: null } },
    layer: [
      {
        mark: { type: 'bar', color: '#d99a00', height: 18, yOffset: 12, cornerRadiusEnd: 4 },
        encoding: { x: { field: 'value', type: 'quantitative', axis: null } },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6, dy: 12, fontWeight: 'bold' },
        encoding: { x: { field: 'value', type: 'quantitative' }, text: { field: 'value', type: 'quantitative' } },
      },
      {
        mark: { type: 'text', align: 'left', x: 0, dy: -12 },
        encoding: { text: { field: 'label', type: 'nominal' } },
      },
    ],
  });
}
