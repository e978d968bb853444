import { beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { type DigestFacts, previewDigest, setSchedule, stopSchedule } from '../../src/digests/digests.store.ts';
import { followFeed } from '../../src/digests/follow.ts';
import { fetchDueSources, postDueDigests } from '../../src/digests/jobs.ts';
import { countSources, listSources, removeSource } from '../../src/digests/sources.store.ts';
import type { Parts } from '../../src/parts.ts';
import { testDatabase } from '../support/database.ts';
import { type Piece, rssOf, startFeedSite } from './feed-site.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday, 08:00 in Paris. */
const START = Date.UTC(2026, 10, 23, 7);

const db = testDatabase();
const site = await startFeedSite();
let now = START;
const config = { ...readConfig({ NODE_ENV: 'test' }), allowPrivateHosts: [site.host] };
const conversations = { writtenSince: async () => new Map<string, number>() };
const parts: Parts = { config, db, clock: () => now, log: pino({ level: 'silent' }), conversations };
const never = new AbortController().signal;

const GUILD = { id: '100', timeZone: 'Europe/Paris' };
const by = '1';
const follow = (path: string, guildId = GUILD.id) => followFeed(parts, site.url(path), { guildId, by });
const publish = (path: string, pieces: readonly Piece[]) => site.put(path, rssOf(`Flux ${path}`, pieces));
const daily = { days: 'daily', time: '08:30', timeZone: 'Europe/Paris', channelId: '7', stories: 5 } as const;
const schedule = (changes = {}) => setSchedule(db, { ...daily, guildId: GUILD.id, by, now, ...changes });

async function round(): Promise<void> {
  await fetchDueSources(parts, never);
  await postDueDigests(parts, never);
}

const posted = () =>
  db
    .prepare<[], { facts: string; channel_id: string }>(
      "SELECT facts, channel_id FROM outbox WHERE kind = 'digest.posted' ORDER BY id",
    )
    .all()
    .map(({ facts, channel_id }) => ({ ...(JSON.parse(facts) as DigestFacts), channel: channel_id }));
const titles = (digest: DigestFacts | undefined) => digest?.stories.map(({ title }) => title);

beforeEach(() => {
  for (const table of ['digest_entries', 'digests', 'schedules', 'sources', 'entries', 'feeds', 'outbox', 'events']) {
    db.exec(`DELETE FROM ${table}`);
  }
  site.asked.length = 0;
  now = START;
});

describe('following a feed', () => {
  test('tells its title, how many entries it has and how many are fresh', async () => {
    publish('/a', [
      { id: '1', at: START - DAY },
      { id: '2', at: START - 8 * DAY },
      { id: '3', at: null },
    ]);
    expect(await follow('/a')).toEqual({ title: 'Flux /a', entries: 3, fresh: 1 });
    expect(listSources(db, GUILD.id, { offset: 0, limit: 10 })).toMatchObject([
      { title: 'Flux /a', url: site.url('/a'), fetchedAt: START, failures: 0, failure: null, entries: 3 },
    ]);
  });

  test('twice is refused, also under the address from which it moved', async () => {
    publish('/a', []);
    site.put('/old', (response) => response.writeHead(301, { location: '/a' }).end());
    await follow('/a');
    await expect(follow('/a')).rejects.toThrow('digest.errors.alreadyFollowed');
    await expect(follow('/old')).rejects.toThrow('digest.errors.alreadyFollowed');
    expect(countSources(db, GUILD.id)).toBe(1);
  });

  test('that two guilds share fetches it once, for each round too', async () => {
    publish('/a', []);
    await follow('/a');
    await follow('/a', '200');
    expect(site.asked).toEqual(['/a']);
    now += HOUR;
    await round();
    expect(site.asked).toEqual(['/a', '/a']);
  });

  test('that is none leaves nothing behind', async () => {
    site.put('/page', '<html>Bonjour</html>');
    await expect(follow('/page')).rejects.toThrow('digest.errors.notAFeed');
    await expect(follow('/missing')).rejects.toThrow('digest.refusals.status');
    expect(countSources(db, GUILD.id)).toBe(0);
    expect(db.prepare('SELECT count(*) FROM feeds').pluck().get()).toBe(0);
  });

  test('of another guild can’t be ended', async () => {
    publish('/a', []);
    await follow('/a', '200');
    const [theirs] = listSources(db, '200', { offset: 0, limit: 1 });
    const removal = () => removeSource(db, { guildId: GUILD.id, id: theirs?.id ?? 0, by, now });
    expect(removal).toThrow('digest.errors.noSuchSource');
    expect(countSources(db, '200')).toBe(1);
  });
});

describe('a round of fetching', () => {
  test('asks only what is due, with the validators of the last answer, and writes nothing when nothing changed', async () => {
    const conditions: unknown[] = [];
    site.put('/a', (response, { headers }) => {
      conditions.push([headers['if-none-match'], headers['if-modified-since']]);
      const known = headers['if-none-match'] === '"v1"';
      response.writeHead(known ? 304 : 200, { etag: '"v1"', 'last-modified': 'Mon, 23 Nov 2026 07:00:00 GMT' });
      response.end(known ? undefined : rssOf('A', [{ id: '1', at: START }]));
    });
    await follow('/a');
    await round();
    now += 36 * MINUTE;
    await round();
    now += 36 * MINUTE;
    await round();
    const validators = ['"v1"', 'Mon, 23 Nov 2026 07:00:00 GMT'];
    expect(conditions).toEqual([[undefined, undefined], validators, validators]);
    expect(listSources(db, GUILD.id, { offset: 0, limit: 1 })).toMatchObject([{ entries: 1, fetchedAt: now }]);
  });

  test('keeps an entry once, and corrects it when the feed does', async () => {
    publish('/a', [{ id: '1', at: START, title: 'Une faute' }]);
    await follow('/a');
    now += HOUR;
    publish('/a', [{ id: '1', at: START, title: 'Corrigé' }]);
    await round();
    expect(db.prepare('SELECT title FROM entries').pluck().all()).toEqual(['Corrigé']);
  });

  test('waits longer after each failure, says why, and forgets it after a success', async () => {
    publish('/a', []);
    await follow('/a');
    site.put('/a', (response) => response.writeHead(503).end());
    now += HOUR;
    const failedAt = now;
    await round();
    now += 40 * MINUTE;
    await round();
    expect(site.asked).toHaveLength(2);
    now += 30 * MINUTE;
    await round();
    expect(listSources(db, GUILD.id, { offset: 0, limit: 1 })).toMatchObject([
      { failures: 2, failingSinceAt: failedAt, failure: { key: 'digest.refusals.status', params: { status: 503 } } },
    ]);
    publish('/a', []);
    now += 3 * HOUR;
    await round();
    expect(listSources(db, GUILD.id, { offset: 0, limit: 1 })).toMatchObject([
      { failures: 0, failure: null, failingSinceAt: null },
    ]);
  });

  test('moves to the new address for good when the old one says so', async () => {
    publish('/a', []);
    await follow('/a');
    site.put('/a', (response) => response.writeHead(308, { location: '/b' }).end());
    publish('/b', []);
    now += HOUR;
    await round();
    now += HOUR;
    await round();
    expect(site.asked).toEqual(['/a', '/a', '/b', '/b']);
  });

  test('asks a host for one feed at a time', async () => {
    let open = 0;
    let most = 0;
    const answer = (response: import('node:http').ServerResponse) => {
      most = Math.max(most, ++open);
      response.on('close', () => open--);
      setImmediate(() => response.end(rssOf('x', [])));
    };
    for (const path of ['/a', '/b', '/c', '/d']) {
      site.put(path, answer);
      await follow(path);
    }
    now += HOUR;
    await round();
    expect([site.asked.length, most]).toEqual([8, 1]);
  });

  test('that is told to stop does so, and counts it as no failure', async () => {
    publish('/a', []);
    await follow('/a');
    const abort = new AbortController();
    site.put('/a', () => abort.abort());
    now += HOUR;
    await fetchDueSources(parts, abort.signal);
    expect(listSources(db, GUILD.id, { offset: 0, limit: 1 })).toMatchObject([{ failures: 0 }]);
  });
});

describe('a digest', () => {
  test('is posted at its minute: not before, and once', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    now = START + 29 * MINUTE;
    await round();
    expect(posted()).toEqual([]);
    now = START + 30 * MINUTE;
    await round();
    await round();
    now += MINUTE;
    await round();
    expect(posted()).toMatchObject([
      { channel: '7', from: START + 30 * MINUTE - 7 * DAY, until: START + 30 * MINUTE, late: false },
    ]);
    expect(posted()[0]?.stories).toEqual([
      {
        entryId: expect.any(Number),
        title: 'Titre 1',
        url: site.url('/stories/1'),
        source: 'Flux /a',
        publishedAt: START - HOUR,
        extract: 'Le fait 1. Et un autre.',
      },
    ]);
  });

  test('holds the newest entries, as many as wanted, and never one again', async () => {
    publish(
      '/a',
      [1, 2, 3, 4].map((i) => ({ id: `${i}`, at: START - i * HOUR })),
    );
    await follow('/a');
    schedule({ stories: 2 });
    now = START + HOUR;
    await round();
    publish(
      '/a',
      [0, 1, 2, 3, 4].map((i) => ({ id: `${i}`, at: START - i * HOUR })),
    );
    now += DAY;
    await round();
    await postDueDigests(parts, never);
    now += DAY;
    await round();
    expect(posted().map(titles)).toEqual([['Titre 1', 'Titre 2'], ['Titre 0']]);
  });

  test('is silent about what is older than a week when its source is added', async () => {
    publish('/a', [
      { id: 'new', at: START - 6 * DAY },
      { id: 'old', at: START - 8 * DAY },
      { id: 'undated', at: null },
    ]);
    await follow('/a');
    schedule();
    now = START + HOUR;
    await round();
    expect(posted().map(titles)).toEqual([['Titre new']]);
  });

  test('holds what a source that other guilds follow published in the last week', async () => {
    publish('/a', [
      { id: '1', at: START - DAY },
      { id: '2', at: START - 10 * DAY },
    ]);
    now = START - 3 * DAY;
    publish('/a', [
      { id: '2', at: START - 10 * DAY },
      { id: '3', at: START - 4 * DAY },
    ]);
    await follow('/a', '200');
    now = START;
    await follow('/a');
    schedule();
    now = START + 30 * MINUTE;
    await round();
    expect(posted().map(titles)).toEqual([['Titre 3']]);
  });

  test('holds an undated entry that appears after the first reading', async () => {
    publish('/a', []);
    await follow('/a');
    schedule();
    publish('/a', [{ id: '1', at: null }]);
    now = START + HOUR;
    await fetchDueSources(parts, never);
    now = START + DAY + HOUR;
    await postDueDigests(parts, never);
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('without anything new is not posted, and the next one is at its time', async () => {
    publish('/a', []);
    await follow('/a');
    schedule();
    now = START + HOUR;
    await round();
    expect(posted()).toEqual([]);
    expect(previewDigest(db, GUILD, now).schedule?.nextAt).toBe(START + 30 * MINUTE + DAY);
  });

  test('that is hours late is posted for its period, and says so', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    now = START + 8 * HOUR;
    await postDueDigests(parts, never);
    expect(posted()).toMatchObject([{ until: START + 30 * MINUTE, late: true }]);
  });

  test('that is half a day late is folded into the next one', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    now = START + 13 * HOUR;
    await postDueDigests(parts, never);
    expect(posted()).toEqual([]);
    now = START + DAY + 30 * MINUTE;
    await postDueDigests(parts, never);
    expect(posted()).toMatchObject([{ from: START + 30 * MINUTE - 7 * DAY, until: now, late: false }]);
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('after days of downtime is one digest, not one a day', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    now = START + 5 * DAY + HOUR;
    await postDueDigests(parts, never);
    await postDueDigests(parts, never);
    expect(posted()).toMatchObject([{ until: START + 5 * DAY + 30 * MINUTE }]);
  });

  test('that fails in the middle leaves no trace, and is posted when it is tried again', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    now = START + HOUR;
    db.exec("CREATE TEMP TRIGGER crash BEFORE INSERT ON outbox BEGIN SELECT RAISE(FAIL, 'crash'); END");
    await postDueDigests(parts, never);
    expect([posted(), db.prepare('SELECT count(*) FROM digests').pluck().get()]).toEqual([[], 0]);
    db.exec('DROP TRIGGER crash');
    await postDueDigests(parts, never);
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('belongs to its guild: sources of another never show', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a', '200');
    expect(previewDigest(db, GUILD, now).facts.stories).toEqual([]);
    expect(previewDigest(db, { ...GUILD, id: '200' }, now).facts.stories).toHaveLength(1);
  });

  test('is not posted once stopped; taken up again it repeats nothing', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    now = START + HOUR;
    await round();
    stopSchedule(db, GUILD.id, by, now);
    expect(() => stopSchedule(db, GUILD.id, by, now)).toThrow('digest.errors.notScheduled');
    publish('/a', [
      { id: '1', at: START - HOUR },
      { id: '2', at: START + 2 * HOUR },
    ]);
    now = START + DAY + HOUR;
    await round();
    expect(posted()).toHaveLength(1);
    schedule();
    now = START + 2 * DAY + HOUR;
    await round();
    expect(posted().map(titles)).toEqual([['Titre 1'], ['Titre 2']]);
  });

  test('whose source was removed and added again repeats nothing', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    now = START + HOUR;
    await round();
    const [source] = listSources(db, GUILD.id, { offset: 0, limit: 1 });
    removeSource(db, { guildId: GUILD.id, id: source?.id ?? 0, by, now });
    await follow('/a');
    now += DAY;
    await round();
    expect(posted()).toHaveLength(1);
  });

  test('keeps what is new when its time is changed', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    schedule({ time: '20:00' });
    now = START + 13 * HOUR;
    await round();
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });
});
