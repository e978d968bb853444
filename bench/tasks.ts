import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../src/database/migrate.ts';
import { type Database, openDatabase } from '../src/database/open.ts';
import { claimTask, findTasks, getTask, listTasks } from '../src/tasks/store.ts';
import { medianMs, ratio } from './measure.ts';

const SMALL = 1_000;
const LARGE = 100_000;
const TIMES = 51;
const GUILD = 'guild';

const WORK: Record<string, (db: Database, i: number) => void> = {
  view: (db, i) => void getTask(db, GUILD, i + 1),
  claim: (db, i) => void claimTask(db, { id: i + 1, guildId: GUILD, userId: 'someone', name: 'Someone', at: i }),
  'first page of the list': (db) => void listTasks(db, GUILD, { state: null, area: null }, { size: 10, number: 1 }),
  'autocomplete by a common word': (db) => void findTasks(db, GUILD, 'corpus', {}),
};

/** How much longer each takes where there is a hundred times as much. */
export function measureTasks(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-bench-'));
  try {
    const small = fill(join(folder, 'small.sqlite'), SMALL);
    const large = fill(join(folder, 'large.sqlite'), LARGE);
    const lines = Object.entries(WORK).map(([name, work]) => {
      const baseline = medianMs((i) => work(small, i), TIMES);
      return `${name}: ${ratio(
        medianMs((i) => work(large, i), TIMES),
        baseline,
      )}`;
    });
    small.close();
    large.close();
    return lines;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fill(path: string, count: number): Database {
  const db = openDatabase(path);
  migrate(db, join(import.meta.dirname, '../migrations'));
  const insert = db.prepare(
    `INSERT INTO tasks (guild_id, title, area, size, folded, author_id, created_at) VALUES ('${GUILD}', ?, 'data', 'S', ?, 'author', ?)`,
  );
  db.transaction(() => {
    db.prepare('INSERT INTO guilds (id) VALUES (?)').run(GUILD);
    for (let i = 0; i < count; i += 1) insert.run(`Corpus ${i}`, `corpus ${i}`, i);
  })();
  return db;
}
