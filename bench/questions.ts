import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../src/texts.ts';

/** A question of somebody who had not seen the knowledge, and what a lawyer would cite for it. */
export interface Labelled {
  lang: Locale;
  question: string;
  /** Best first; any of them is right. None where the Act does not deal with it. */
  provisions: readonly string[];
  inScope: boolean;
  /** short, colloquial, misspelt, technical… */
  style: string;
}

/** The half on which weights may be tuned, and the half on which nothing ever was. */
export type Half = 'tuned' | 'untouched';

/** The questions of a half: which one a question belongs to follows from its words alone. */
export function labelledQuestions(half: Half): Labelled[] {
  const all = JSON.parse(readFileSync(join(import.meta.dirname, 'data/ai-act-questions.json'), 'utf8')) as Labelled[];
  return all.filter(({ question }) => halfOf(question) === half);
}

function halfOf(question: string): Half {
  return (createHash('sha256').update(question).digest()[0] ?? 0) % 2 === 0 ? 'tuned' : 'untouched';
}
