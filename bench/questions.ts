import { existsSync, readFileSync } from 'node:fs';
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

/** The questions that the search was tuned on, and those that nobody who tunes it has read. */
const FILES = { tuned: 'ai-act-questions.json', unseen: 'ai-act-questions-unseen.json' } as const;
export type QuestionSet = keyof typeof FILES;

/** The questions of a set, or undefined where its file is not there. */
export function labelledQuestions(set: QuestionSet): Labelled[] | undefined {
  const path = join(import.meta.dirname, 'data', FILES[set]);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Labelled[]) : undefined;
}

/** Where a set is kept, as it is told to people. */
export function placeOf(set: QuestionSet): string {
  return `bench/data/${FILES[set]}`;
}
