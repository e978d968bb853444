import type { TopLevelSpec } from 'vega-lite';
import { renderPng } from './png.ts';

/** A bar of a group: of which series it is, from 0, how long it is, from 0 to 1, and what it says at its end. */
export interface GroupedBar {
  series: number;
  length: number;
  value: string;
}

/** Bars under a title that belong together. */
export interface BarGroup {
  title: string;
  bars: readonly GroupedBar[];
}

/** Of the width of a phone. */
const WIDTH = 360;
const LETTER = 24;
/** What a value at the end of the longest bar needs. */
const VALUE = 76;
const ROW = 26;
const TITLE = 30;
const GAP = 12;
/** Told apart by whoever sees few colours, and by their letters without any. Okabe and Ito, 2008. */
const COLOURS = ['#0072b2', '#d99a00', '#009e73', '#cc79a7', '#56b4e9'];
/** Of a letter on its colour: only the first is dark. */
const INK = ['#ffffff', '#1f1f1f', '#1f1f1f', '#1f1f1f', '#1f1f1f'];

/** The letter by which a series is known, in the legend and before its bars. */
export function letterOf(series: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + series);
}

interface Mark {
  x: number;
  y: number;
  x2?: number;
  words?: string;
  colour?: string;
}

/**
 * Groups of bars, one below the other, with a legend on top. Each bar has the letter of its series before it and its
 * number at its end.
 * @param series what the colours stand for, five at most
 * @returns a PNG
 */
export async function drawGroups(series: readonly string[], groups: readonly BarGroup[]): Promise<Uint8Array> {
  return renderPng(groupsChart(series, groups));
}

/** The chart as vega-lite is told it, which is what can be held against the data. */
export function groupsChart(series: readonly string[], groups: readonly BarGroup[]): TopLevelSpec {
  const legend = series.map((words, at) => ({ at, words, x: LETTER, y: at * ROW + ROW / 2 }));
  const { titles, bars, height } = place(groups, series.length * ROW + GAP);
  const swatches = legend.map(({ at, y }) => ({ x: 0, x2: 18, y, colour: COLOURS[at] ?? '' }));
  const initials = legend.map(({ at, y }) => ({ x: 9, y, words: letterOf(at), colour: INK[at] ?? '' }));
  return {
    width: WIDTH,
    height,
    // All is placed here: how long a text might get is guessed too high, which makes the image wider than a phone.
    autosize: { type: 'none' },
    layer: [
      layer(
        [...swatches, ...bars.map(({ bar }) => bar)],
        { type: 'bar', height: 18 },
        { x2: { field: 'x2' }, ...INKED },
      ),
      layer(initials, { type: 'text', align: 'center', fontWeight: 'bold', fontSize: 15 }, { ...WORDS, ...INKED }),
      layer(legend, { type: 'text', align: 'left' }, WORDS),
      layer(titles, { type: 'text', align: 'left', fontWeight: 'bold' }, WORDS),
      layer(
        bars.map(({ letter }) => letter),
        { type: 'text', align: 'center', fontWeight: 'bold' },
        WORDS,
      ),
      layer(
        bars.map(({ value }) => value),
        { type: 'text', align: 'left' },
        WORDS,
      ),
    ],
  };
}

/** Where everything of the groups stands, from a height on. */
function place(groups: readonly BarGroup[], top: number) {
  let y = top;
  const titles: Mark[] = [];
  const bars: { bar: Mark; letter: Mark; value: Mark }[] = [];
  for (const group of groups) {
    titles.push({ x: 0, y: y + TITLE / 2, words: group.title });
    y += TITLE;
    for (const { series, length, value } of group.bars) {
      const end = LETTER + Math.round(length * (WIDTH - LETTER - VALUE));
      const middle = y + ROW / 2;
      bars.push({
        bar: { x: LETTER, x2: end, y: middle, colour: COLOURS[series] ?? '' },
        letter: { x: 9, y: middle, words: letterOf(series) },
        value: { x: end + 6, y: middle, words: value },
      });
      y += ROW;
    }
    y += GAP;
  }
  return { titles, bars, height: y - GAP };
}

const WORDS = { text: { field: 'words' } };
const INKED = { color: { field: 'colour', scale: null } };

interface Look {
  type: 'bar' | 'text';
  align?: 'left' | 'center';
  height?: number;
  fontWeight?: 'bold';
  fontSize?: number;
}

/** Marks that stand where they say, in points. */
function layer(values: readonly Mark[], mark: Look, encoding: object) {
  const at = (field: 'x' | 'y') => ({ field, type: 'quantitative' as const, scale: null, axis: null });
  return {
    data: { values: [...values] },
    mark: { baseline: 'middle' as const, ...mark },
    encoding: { x: at('x'), y: at('y'), ...encoding },
  };
}
