import { expect, test } from '@jest/globals';
import { drawGroups, groupsChart, letterOf } from '../../src/charts/groups.ts';

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

test('each bar is as long as it should be, in the colour of its series, with its letter and its number beside it', () => {
  const chart = groupsChart(
    ['Alpha', 'Beta'],
    [group(0.4, 1), { title: 'x', bars: [{ series: 1, length: 0, value: '−3' }] }],
  );
  const layers = 'layer' in chart ? chart.layer : [];
  const marks = layers.map(({ data }) => (data && 'values' in data ? data.values : []) as Record<string, unknown>[]);
  const [bars = [], initials = [], legend = [], titles = [], letters = [], values = []] = marks;
  const drawn = bars.slice(2).map(({ x, x2, y, colour }) => ({ long: Number(x2) - Number(x), y, colour }));
  expect(drawn.map(({ long }) => long)).toEqual([104, 260, 0]);
  expect(drawn.map(({ colour }) => colour)).toEqual([bars[0]?.colour, bars[1]?.colour, bars[1]?.colour]);
  expect(initials.map(({ words }) => words)).toEqual(['A', 'B']);
  expect(legend.map(({ words }) => words)).toEqual(['Alpha', 'Beta']);
  expect(titles.map(({ words }) => words)).toEqual(['arc_easy', 'x']);
  expect(letters.map(({ words, y }) => [words, y])).toEqual(
    ['A', 'B', 'B'].map((letter, at) => [letter, drawn[at]?.y]),
  );
  expect(values.map(({ words, y }) => [words, y])).toEqual(['40', '100', '−3'].map((word, at) => [word, drawn[at]?.y]));
});

test('a longer bar leaves more ink', async () => {
  const short = await drawGroups(['A', 'B'], [group(0.01, 0.01)]);
  const long = await drawGroups(['A', 'B'], [group(1, 1)]);
  expect(Buffer.compare(short, long)).not.toBe(0);
});

test('series are known by letters', () => {
  expect([0, 1, 4].map(letterOf)).toEqual(['A', 'B', 'E']);
});
