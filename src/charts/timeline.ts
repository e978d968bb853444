import { renderPng } from './png.ts';

/** A day on the line. */
export interface Milestone {
  /** As it is written: `2 déc. 2026`. */
  day: string;
  title: string;
  state: 'past' | 'next' | 'coming';
}

const COLOURS = { past: '#868e96', next: '#d99a00', coming: '#3b7dd8' } as const;

/**
 * Days from top to bottom on a line, each with its date above its title; the next one is marked. As wide as a phone.
 * @returns a PNG
 */
export async function drawTimeline(milestones: readonly Milestone[]): Promise<Uint8Array> {
  const values = milestones.map((milestone, i) => ({ ...milestone, i, colour: COLOURS[milestone.state] }));
  const y = { field: 'i', type: 'ordinal', axis: null } as const;
  const colour = { field: 'colour', type: 'nominal', scale: null } as const;
  return renderPng({
    width: 360,
    height: { step: 56 },
    data: { values },
    layer: [
      { mark: { type: 'line', color: '#ced4da', strokeWidth: 3 }, encoding: { x: { value: 10 }, y } },
      {
        mark: { type: 'point', filled: true, opacity: 1, stroke: '#ffffff', strokeWidth: 2 },
        encoding: {
          x: { value: 10 },
          y,
          color: colour,
          size: { condition: { test: "datum.state === 'next'", value: 420 }, value: 200 },
        },
      },
      {
        mark: { type: 'text', align: 'left', dy: -11, fontSize: 17, fontWeight: 'bold' },
        encoding: { x: { value: 32 }, y, text: { field: 'day', type: 'nominal' }, color: colour },
      },
      {
        mark: { type: 'text', align: 'left', dy: 11, fontSize: 19 },
        encoding: { x: { value: 32 }, y, text: { field: 'title', type: 'nominal' } },
      },
    ],
  });
}
