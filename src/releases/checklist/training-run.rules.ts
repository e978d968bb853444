import { proseOf } from './prose.rules.ts';

/** What a card says of the hardware of a training. */
export interface TrainingRun {
  gpuHours: number;
  /** How long it took; null: not said. */
  hours: number | null;
  /** On how many at least and at most; null: not said. */
  gpus: readonly [number, number] | null;
}

/** `237,036`, `237 036`, `550\,000`: a separator stands before three digits. */
const COUNT = String.raw`(?<!\d)(?:\d{1,3}(?:(?:\\?[,.]|[ \u00a0\u202f'’])\d{3}){1,4}|\d{1,12})`;
const SPACE = '[\\s\u00a0\u202f]{0,5}';
const GPU_HOURS = new RegExp(`(${COUNT})${SPACE}(?:GPU[- ]hours?|GPU[·.]?h\\b|heures?[- ]GPUs?)`, 'i');
const DURATION = new RegExp(`(${COUNT})${SPACE}(?:hours?|heures?|h)\\b(?![- ]GPU)`, 'gi');
const GPUS = new RegExp(
  `(?<![\\d.,])(\\d{1,9})(?:${SPACE}(?:-|–|to|à)${SPACE}(\\d{1,9}))?${SPACE}(?:×|x)?${SPACE}(?:[^.\\d\\n(]{0,20}(?:[A-Z]{1,3}\\d{2,4})[^.\\n(]{0,20})?GPUs?\\b(?![- ]?(?:hours?|h\\b))`,
);

/**
 * The first line of a card that counts hours of GPUs.
 * @returns null where none does
 */
export function trainingRun(body: string): TrainingRun | null {
  for (const line of proseOf(body).split('\n')) {
    const total = GPU_HOURS.exec(line);
    if (!total) continue;
    const rest = line.replace(total[0], '');
    const duration = [...rest.matchAll(DURATION)][0];
    const gpus = GPUS.exec(rest);
    const least = gpus ? Number(gpus[1]) : 0;
    return {
      gpuHours: count(total[1]),
      hours: duration ? count(duration[1]) || null : null,
      gpus: gpus ? [least, Number(gpus[2] ?? least)] : null,
    };
  }
  return null;
}

function count(words: string | undefined): number {
  return Number(String(words).replace(/\D/g, ''));
}
