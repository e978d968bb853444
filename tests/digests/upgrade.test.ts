import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { findDigest } from '../../src/digests/digests.store.ts';
import { listSchedules } from '../../src/digests/schedules.store.ts';
import { MIGRATIONS } from '../support/database.ts';
import { temporaryFolder } from '../support/folder.ts';

const DAYS: Record<string, number[]> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  monday: [1],
  tuesday: [2],
  wednesday: [3],
  thursday: [4],
  friday: [5],
  saturday: [6],
  sunday: [7],
};

const folder = temporaryFolder();

test('a schedule of before keeps its days, its digests and what they told', () => {
  const before = join(folder, 'migrations');
  // What there was before schedules could be several.
  for (const name of readdirSync(MIGRATIONS).filter((name) => name < '0009')) {
    cpSync(join(MIGRATIONS, name), join(before, name));
  }
  const db = openDatabase(join(folder, 'ruche.sqlite'));
  migrate(db, before);
  db.exec(`INSERT INTO feeds (id, url, title, next_fetch_at) VALUES (1, 'https://example.org/feed', 'Un flux', 0);
    INSERT INTO entries (id, feed_id, identity, title, text, seen_at) VALUES (5, 1, 'i', 'Un titre', 'Un fait.', 0);`);
  for (const [i, days] of Object.keys(DAYS).entries()) {
    db.prepare("INSERT INTO schedules VALUES (?, ?, '7', ?, '08:30', 'Europe/Paris', 8, 99, 1)").run(i + 1, days, days);
  }
  db.exec('INSERT INTO digests VALUES (3, 1, 0, 10); INSERT INTO digest_entries VALUES (3, 1, 5);');
  const story = {
    entryId: 5,
    title: 'Un titre',
    url: 'https://example.org/a',
    source: 'Un flux',
    publishedAt: 4,
    extract: 'Un fait.',
  };
  db.prepare(
    "INSERT INTO outbox (guild_id, kind, facts, channel_id, due_at) VALUES ('daily', 'digest.posted', ?, '7', 0)",
  ).run(JSON.stringify({ digestId: 3, from: 0, until: 10, timeZone: 'Europe/Paris', late: true, stories: [story] }));

  migrate(db, MIGRATIONS);

  for (const [guildId, days] of Object.entries(DAYS)) {
    expect(listSchedules(db, guildId)).toMatchObject([{ channelId: '7', days, stories: 8, nextAt: 99, sinceAt: 1 }]);
  }
  expect(findDigest(db, 3)).toMatchObject({
    guildId: 'daily',
    late: true,
    timeZone: 'Europe/Paris',
    parts: [1],
    stories: [
      {
        struck: false,
        story: {
          entryIds: [5],
          title: 'Un titre',
          extract: 'Un fait.',
          topic: null,
          mark: null,
          sources: [{ title: 'Un flux' }],
        },
      },
    ],
  });
  expect(db.prepare('SELECT facts FROM outbox').pluck().get()).toBe('{"digest":3}');
  expect(db.prepare('SELECT * FROM digest_entries').all()).toEqual([{ digest_id: 3, schedule_id: 1, entry_id: 5 }]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
});
