import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@jest/globals';
import { addSources } from '../../src/digests/sources.store.ts';
import { testDatabase } from '../support/database.ts';
import { ENTRIES, startNastySite } from './nasty-site.ts';

const CHILD = join(import.meta.dirname, 'crowd-child.ts');
const GUILDS = ['100', '200'];
const START = Date.UTC(2026, 10, 20);
/** Silence is told from slowness after that, in place of 20 seconds. */
const TIMEOUT_MS = 2_000;

const db = testDatabase();
const site = await startNastySite();

test('500 sources and more, many of them hostile, are read or refused with a reason, within bounds', async () => {
  const wanted = site.sources.map(({ url }) => ({ url, title: url }));
  // More than one guild may follow.
  addSources(db, { guildId: '100', by: '1', now: START - 1 }, wanted.slice(0, 500));
  addSources(db, { guildId: '200', by: '1', now: START - 1 }, wanted.slice(-100));
  const child = spawn(process.execPath, [CHILD, db.name, site.hosts.join(), String(TIMEOUT_MS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const rounds: { writes: number; megabytes?: number }[] = [];
  const statuses: Record<number, number>[] = [];
  for await (const line of createInterface(child.stdout)) {
    rounds.push(JSON.parse(line));
    statuses.push(site.answered());
  }
  expect(await exit).toEqual([0, null]);

  // Every source was read, or refused for its own reason; after the second round too.
  const seen = db.prepare('SELECT url, fetched_at IS NOT NULL AS read, failures, failure FROM feeds').all() as {
    url: string;
    read: number;
    failures: number;
    failure: string | null;
  }[];
  const outcomes = new Map(
    seen.map(({ url, read, failures, failure }) => [
      url,
      failure === null ? [read, failures] : [read, failures, JSON.parse(failure).key.split('.').at(-1)],
    ]),
  );
  for (const { url, reason } of site.sources) {
    expect([url, outcomes.get(url)]).toEqual([url, reason === null ? [1, 0] : [0, 2, reason]]);
  }

  // Nothing private was contacted, no host was pressed, each shared feed was asked for once.
  expect(site.canaryCalls()).toBe(0);
  expect(site.mostAtOnce()).toBe(1);
  const entries = Number(db.prepare('SELECT count(*) FROM entries').pluck().get());
  expect(entries).toBe(site.sources.filter(({ reason }) => reason === null).length * ENTRIES);

  // The second round found nothing new, but for what a busy machine did not read in time in the first.
  const [first, second] = rounds;
  const late = entries - (first?.writes ?? 0);
  expect(second?.writes).toBe(late);
  expect(statuses[1]?.[304]).toBe(290 - late / ENTRIES);
  expect(second?.megabytes).toBeLessThan(300);
}, 120_000);

test('belong to their guilds alone', () => {
  for (const guildId of GUILDS) {
    expect(db.prepare('SELECT count(*) FROM sources WHERE guild_id = ?').pluck().get(guildId)).toBe(
      guildId === '100' ? 500 : 100,
    );
  }
});
