import { UserError } from '../user-error.ts';
import { oneLine, paragraphs, quoted } from '../words.ts';
import type { Evaluation } from './release.ts';

/** The parts of what people say of a release, in the order in which they matter; each is a form of its own. */
export const SECTIONS = ['use', 'words', 'identity', 'training', 'data', 'evaluation', 'openness'] as const;
export type Section = (typeof SECTIONS)[number];

/** What somebody wrote in sentences; null where nothing was left of it. */
export function readText(typed: string): string | null {
  return paragraphs(typed) || null;
}

/** The same on one line. */
export function readLine(typed: string): string | null {
  return oneLine(typed) || null;
}

const MOST_IDS = 50;

/** What stands between commas, semicolons or on lines of its own, once each. */
export function readList(typed: string): string[] {
  const parts = typed.split(/[,;\n]/).map(oneLine);
  return [...new Set(parts.filter(Boolean))].slice(0, MOST_IDS);
}

/**
 * Codes of languages, ISO 639, and `code` for programming languages, as the Hub writes them.
 * @throws {UserError} when something is no such code
 */
export function readLanguages(typed: string): string[] {
  const codes = [
    ...new Set(
      typed
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  const wrong = codes.find((code) => !/^(?:[a-z]{2,3}(?:-[a-z0-9]{2,8})*|code|multilingual)$/.test(code));
  if (wrong !== undefined) throw new UserError('release.errors.language', { given: quoted(wrong) });
  return codes.slice(0, MOST_IDS);
}

/**
 * A day, `2026-06-02` or `2/6/2026`.
 * @returns it in ISO 8601; null where nothing was typed
 * @throws {UserError} when it is none
 */
export function readDay(typed: string): string | null {
  const words = oneLine(typed);
  if (words === '') return null;
  const iso = /^(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)$/.exec(words);
  const spoken = /^(?<day>\d\d?)[/.](?<month>\d\d?)[/.](?<year>\d{4})$/.exec(words);
  const { year, month, day } = (iso ?? spoken)?.groups ?? {};
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString();
  } catch {
    throw new UserError('release.errors.day', { given: quoted(typed) });
  }
}

const MOST_EVALUATIONS = 40;

/**
 * Results of evaluations, a line each: `benchmark | metric | value`, or `benchmark | value`.
 * @throws {UserError} that repeats the line which can't be read
 */
export function readEvaluations(typed: string): Evaluation[] {
  const lines = typed.split('\n').map(oneLine).filter(Boolean);
  if (lines.length > MOST_EVALUATIONS)
    throw new UserError('release.errors.manyEvaluations', { most: MOST_EVALUATIONS });
  return lines.map((line) => {
    const parts = line.split('|').map((part) => part.trim());
    const value = Number(parts.at(-1)?.replace(',', '.').replace(/\s*%$/, '') || Number.NaN);
    const [benchmark = '', metric = null] = parts.slice(0, -1);
    if (parts.length < 2 || parts.length > 3 || benchmark === '' || !Number.isFinite(value)) {
      throw new UserError('release.errors.evaluation', { line: quoted(line) });
    }
    return { benchmark: benchmark.slice(0, 100), metric: metric?.slice(0, 60) || null, value, source: 'stated' };
  });
}

/** The same, as they can be typed again, without spaces where they would take more than `room` characters. */
export function writeEvaluations(evaluations: readonly Evaluation[], room: number): string {
  const written = (between: string) =>
    evaluations
      .map(({ benchmark, metric, value }) => [benchmark, ...(metric ? [metric] : []), value].join(between))
      .join('\n');
  const spaced = written(' | ');
  return spaced.length <= room ? spaced : written('|');
}
