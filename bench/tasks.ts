import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventsOf } from '../src/database/events.ts';
import { migrate } from '../src/database/migrate.ts';
import { type Database, openDatabase } from '../src/database/open.ts';
import { boardView } from '../src/tasks/board.store.ts';
import { claimTask } from '../src/tasks/claims.store.ts';
import { type Filter, findTasks, listTasks } from '../src/tasks/search.store.ts';
import { getTask } from '../src/tasks/store.ts';
import { suggestTasks } from '../src/tasks/suggest.store.ts';
import { BUSY, fillWithTasks, GUILD, NOW, RARE_WORD } from './guild.ts';
import { compareMs, ratio } from './measure.ts';

const SMALL = 1_000;
const LARGE = 100_000;
const ROUNDS = 300;
/** Everything must stay within twice its time. */
const BOUND = 2;

type Work = (db: Database, i: number) => unknown;

const page =
  (number: number, filter: Filter): Work =>
  (db) =>
    listTasks(db, { guildId: GUILD, filter, now: NOW }, { size: 10, number });

const WORK: Record<string, Work> = {
  view: (db, i) => [getTask(db, GUILD, i + 1), eventsOf(db, GUILD, 'task', i + 1, 10)],
  claim: (db, i) =>
    claimTask(db, {
      id: 2 * i + 1,
      guildId: GUILD,
      userId: `claimant-${i}`,
      name: 'C',
      at: NOW,
      settings: { claimLimit: 3 },
    }),
  'list, first page': page(1, {}),
  'list, tenth page': page(10, {}),
  'list by state': page(1, { state: 'open' }),
  'list by area': page(1, { area: 'legal' }),
  'list by state and area, tenth page': page(10, { state: 'open', area: 'data' }),
  'list by size and skill': page(1, { size: 'S', skillId: 3 }),
  'list of the overdue': page(1, { overdue: true }),
  'list by claimant': page(1, { claimantId: BUSY }),
  'search by a rare word': page(1, { words: RARE_WORD }),
  'search by the beginning of a rare word': page(1, { words: RARE_WORD.slice(0, 6) }),
  'autocomplete, nothing typed': (db) => findTasks(db, GUILD, '', { which: 'claimable' }),
  'autocomplete by number': (db) => findTasks(db, GUILD, '42', { which: 'any' }),
  'autocomplete by a rare word': (db) => findTasks(db, GUILD, RARE_WORD, { which: 'any' }),
  board: (db) => boardView(db, GUILD, NOW),
  'suggest to who did much': (db) => suggestTasks(db, { guildId: GUILD, userId: BUSY, now: NOW }),
  'suggest to a newcomer': (db) => suggestTasks(db, { guildId: GUILD, userId: 'nobody', now: NOW }),
};

/** How much longer each takes where there is a hundred times as much. */
export function measureTasks(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-bench-'));
  const [small, large] = [SMALL, LARGE].map((count) => open(join(folder, `${count}.sqlite`), count));
  try {
    if (!small || !large) throw new Error('nothing to compare');
    return Object.entries(WORK).map(([name, work]) => {
      const [base, measured] = compareMs(
        (i) => work(small, i),
        (i) => work(large, i),
        ROUNDS,
      );
      const mark = measured > BOUND * base ? `  ← more than ${BOUND}×` : '';
      return `${name}: ${ratio(measured, base)} (${measured.toFixed(2)} ms)${mark}`;
    });
  } finally {
    small?.close();
    large?.close();
    rmSync(folder, { recursive: true });
  }
}

function open(path: string, count: number): Database {
  const db = openDatabase(path);
  migrate(db, join(import.meta.dirname, '../migrations'));
  fillWithTasks(db, count);
  return db;
}
