import { expect, test } from '@jest/globals';
import { drawGroups, letterOf } from '../../src/charts/groups.ts';

/** The width and height that a PNG says it has. https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const group = (...lengths: number[]) => ({
  title: 'arc_easy',
  bars: lengths.map((length, series) => ({ series, length, value: String(length * 100) })),
});

test('groups of bars are as wide as a phone shows them sharply, whatever their names, and higher with each bar', async () => {
  const two = await drawGroups(['A', 'B'], [group(0.4, 0.5)]);
  const long = await drawGroups(['a'.repeat(60), 'B'], [group(0.4, 1), group(0, 0.2)]);
  expect([...two.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect(sizeOf(two).width).toBe(784);
  expect(sizeOf(long).width).toBe(784);
  expect(sizeOf(long).height).toBeGreaterThan(sizeOf(two).height);
});

test('a longer bar leaves more ink', async () => {
  const short = await drawGroups(['A', 'B'], [group(0.01, 0.01)]);
  const long = await drawGroups(['A', 'B'], [group(1, 1)]);
  expect(Buffer.compare(short, long)).not.toBe(0);
});

test('series are known by letters', () => {
  expect([0, 1, 4].map(letterOf)).toEqual(['A', 'B', 'E']);
});
