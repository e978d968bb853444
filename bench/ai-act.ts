import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../src/ai-act/desk.ts';
import type { Knowledge } from '../src/ai-act/knowledge.ts';
import { answer } from '../src/ai-act/search/answer.ts';
import { migrate } from '../src/database/migrate.ts';
import { type Database, openDatabase } from '../src/database/open.ts';
import { LOCALES, type Locale } from '../src/texts.ts';
import { quantile } from './measure.ts';
import { type Labelled, labelledQuestions, placeOf, type QuestionSet } from './questions.ts';

const MIGRATIONS = join(import.meta.dirname, '../migrations');
const WITHIN = 3;

/** How well questions are answered, by language: those that nobody tuned on, then those that were tuned on; how fast. */
export async function measureAiAct(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-bench-'));
  const path = join(folder, 'ruche.sqlite');
  const db = openDatabase(path);
  try {
    migrate(db, MIGRATIONS);
    const knowledge = await openDesk(db);
    const quality = (['unseen', 'tuned'] as const).flatMap((set) => qualityOf(db, knowledge, set));
    return [...quality, ...speedOf(db, knowledge), ...loadingOf(path)];
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

function qualityOf(db: Database, knowledge: Knowledge, set: QuestionSet): string[] {
  const questions = labelledQuestions(set);
  if (!questions) return [`${set} questions: ${placeOf(set)} is missing, nothing was measured on it`];
  return LOCALES.flatMap((locale) => qualityIn(locale, set, db, knowledge, questions));
}

function qualityIn(
  locale: Locale,
  set: QuestionSet,
  db: Database,
  knowledge: Knowledge,
  questions: readonly Labelled[],
): string[] {
  const asked = questions.filter(({ lang }) => lang === locale);
  const told = asked.map((one) => ({ one, found: answer(db, knowledge, one.question) }));
  const inside = told.filter(({ one }) => one.inScope);
  const outside = told.filter(({ one }) => !one.inScope);
  const isRight = (one: Labelled, provisions: readonly string[]) =>
    provisions.some((reference) => one.provisions.includes(reference));
  const first = inside.filter(({ one, found }) => isRight(one, found.provisions.slice(0, 1)));
  const within = inside.filter(({ one, found }) => isRight(one, found.provisions.slice(0, WITHIN)));
  const refused = inside.filter(({ found }) => !found.answered);
  const recognised = outside.filter(({ found }) => !found.answered);
  const where = `${set} questions, ${locale}`;
  return [
    `${where}: first right ${share(first.length, inside.length)}, within ${WITHIN} ${share(within.length, inside.length)}`,
    `${where}: out of scope recognised ${share(recognised.length, outside.length)}, wrongly refused ${share(refused.length, inside.length)}`,
  ];
}

/** `91.3 % (86.0–94.7)`: the interval of 95 %, https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval */
function share(count: number, total: number): string {
  const z = 1.96;
  const p = count / total;
  const middle = (p + z ** 2 / (2 * total)) / (1 + z ** 2 / total);
  const half = (z / (1 + z ** 2 / total)) * Math.sqrt((p * (1 - p)) / total + z ** 2 / (4 * total ** 2));
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${percent(p)} % (${percent(middle - half)}–${percent(middle + half)}) of ${total}`;
}

function speedOf(db: Database, knowledge: Knowledge): string[] {
  const questions = [...(labelledQuestions('unseen') ?? []), ...(labelledQuestions('tuned') ?? [])].map(
    ({ question }) => question,
  );
  const time = (question: string) => {
    const from = performance.now();
    answer(db, knowledge, question);
    return performance.now() - from;
  };
  for (const question of questions) time(question);
  const spent = questions.flatMap((question) => [time(question), time(question)]);
  return [`an answer: median ${quantile(spent, 0.5).toFixed(1)} ms, p99 ${quantile(spent, 0.99).toFixed(1)} ms`];
}

const ROUNDS = 5;

/** What the first question costs in a process that has the bot's other parts loaded: compiled before, and not yet. */
function loadingOf(path: string): string[] {
  const costs = Array.from({ length: ROUNDS }, () => [loading(path), loading(`${path}.empty`)] as const);
  const middle = (values: number[]) => quantile(values, 0.5);
  const said = (of: (pair: (typeof costs)[number]) => Cost) =>
    `${middle(costs.map((pair) => of(pair).ms)).toFixed(0)} ms, ${middle(costs.map((pair) => of(pair).megabytes)).toFixed(1)} MB`;
  return [
    `loading the knowledge at the first question: ${said(([kept]) => kept)}`,
    `reading and checking its files after they changed: ${said(([, fresh]) => fresh)}`,
  ];
}

interface Cost {
  ms: number;
  megabytes: number;
}

function loading(path: string): Cost {
  const script = `
    await import('./src/bot.ts');
    const { openDatabase } = await import('./src/database/open.ts');
    const { migrate } = await import('./src/database/migrate.ts');
    const { openDesk } = await import('./src/ai-act/desk.ts');
    const db = openDatabase(${JSON.stringify(path)});
    migrate(db, ${JSON.stringify(MIGRATIONS)});
    globalThis.gc();
    const before = process.memoryUsage();
    const from = performance.now();
    await openDesk(db);
    const ms = performance.now() - from;
    globalThis.gc();
    const after = process.memoryUsage();
    if (${JSON.stringify(path)}.endsWith('.empty')) db.exec('DELETE FROM ai_act_knowledge');
    db.close();
    console.log(JSON.stringify({ ms, megabytes: (after.heapUsed - before.heapUsed) / 2 ** 20 }));`;
  const args = ['--expose-gc', '--no-warnings', '--input-type=module', '-e', script];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Cost;
}
