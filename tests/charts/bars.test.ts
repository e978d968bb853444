import { expect, test } from '@jest/globals';
import { drawBars } from '../../src/charts/bars.ts';

/** The width and height that a PNG says it has. https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

test('bars are a PNG as wide as a phone shows it sharply, and higher with each bar', async () => {
  const one = await drawBars([{ label: 'Code', value: 3 }]);
  const three = await drawBars([
    { label: 'Organisation d’événements', value: 3 },
    { label: 'Évaluation et tests', value: 2 },
    { label: 'Données', value: 0 },
  ]);
  expect([...one.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect(sizeOf(one).width).toBeGreaterThan(720);
  expect(sizeOf(one).width).toBeLessThan(1_000);
  expect(sizeOf(three).height).toBeGreaterThan(sizeOf(one).height);
});

test('the font is there: words leave ink', async () => {
  const words = await drawBars([{ label: 'Évaluation et tests, avec beaucoup de mots', value: 1 }]);
  const none = await drawBars([{ label: ' ', value: 1 }]);
  expect(words.length).toBeGreaterThan(none.length + 1_000);
});
