import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { fetchDueSources } from '../../src/digests/jobs.ts';
import { addSources, countSources, listSources, removeSource } from '../../src/digests/sources.store.ts';
import { LIMITS } from '../../src/outbound/fetch.ts';
import { rssOf } from './feed-site.ts';
import { by, DAY, GUILD, HOUR, MINUTE, START, startSetting } from './setting.ts';

const { db, site, parts, now, later, follow, publish, round } = await startSetting();

describe('following a feed', () => {
  test('tells its title, how many entries it has and how many are fresh', async () => {
    publish('/a', [
      { id: '1', at: START - DAY },
      { id: '2', at: START - 8 * DAY },
      { id: '3', at: null },
    ]);
    expect(await follow('/a')).toEqual({ title: 'Flux /a', entries: 3, fresh: 1 });
    expect(listSources(db, GUILD.id, { offset: 0, limit: 10, now: now() })).toMatchObject([
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

  test('twice repeats its title as text, of which Discord makes nothing', async () => {
    site.put('/sly', rssOf('[Ici](https://evil.example)', []));
    await follow('/sly');
    await expect(follow('/sly')).rejects.toMatchObject({ params: { title: '`[Ici](https://evil.example)`' } });
  });

  test('that two guilds share fetches it once, for each round too', async () => {
    publish('/a', []);
    await follow('/a');
    await follow('/a', '200');
    expect(site.asked).toEqual(['/a']);
    later(HOUR);
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

  test('whose first answer claims that nothing changed is refused: its old entries would become news', async () => {
    site.put('/304', (response) => void response.writeHead(304).end());
    await expect(follow('/304')).rejects.toMatchObject({ key: 'digest.errors.notAFeed' });
  });

  test('of another guild can’t be ended', async () => {
    publish('/a', []);
    await follow('/a', '200');
    const [theirs] = listSources(db, '200', { offset: 0, limit: 1, now: now() });
    const removal = () => removeSource(db, { guildId: GUILD.id, id: theirs?.id ?? 0, by, now: now() });
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
    later(36 * MINUTE);
    await round();
    later(36 * MINUTE);
    await round();
    const validators = ['"v1"', 'Mon, 23 Nov 2026 07:00:00 GMT'];
    expect(conditions).toEqual([[undefined, undefined], validators, validators]);
    expect(listSources(db, GUILD.id, { offset: 0, limit: 1, now: now() })).toMatchObject([
      { entries: 1, fetchedAt: now() },
    ]);
  });

  test('keeps an entry once, and corrects it when the feed does', async () => {
    publish('/a', [{ id: '1', at: START, title: 'Une faute' }]);
    await follow('/a');
    later(HOUR);
    publish('/a', [{ id: '1', at: START, title: 'Corrigé' }]);
    await round();
    expect(db.prepare('SELECT title FROM entries').pluck().all()).toEqual(['Corrigé']);
  });

  test('waits longer after each failure, says why, and forgets it after a success', async () => {
    publish('/a', []);
    await follow('/a');
    site.put('/a', (response) => response.writeHead(503).end());
    later(HOUR);
    const failedAt = now();
    await round();
    later(40 * MINUTE);
    await round();
    expect(site.asked).toHaveLength(2);
    later(30 * MINUTE);
    await round();
    expect(listSources(db, GUILD.id, { offset: 0, limit: 1, now: now() })).toMatchObject([
      { failures: 2, failingSinceAt: failedAt, failure: { key: 'digest.refusals.status', params: { status: 503 } } },
    ]);
    publish('/a', []);
    later(3 * HOUR);
    await round();
    expect(listSources(db, GUILD.id, { offset: 0, limit: 1, now: now() })).toMatchObject([
      { failures: 0, failure: null, failingSinceAt: null },
    ]);
  });

  test('moves to the new address for good when the old one says so', async () => {
    publish('/a', []);
    await follow('/a');
    site.put('/a', (response) => response.writeHead(308, { location: '/b' }).end());
    publish('/b', []);
    later(HOUR);
    await round();
    later(HOUR);
    await round();
    expect(site.asked).toEqual(['/a', '/a', '/b', '/b']);
  });

  test('asks a host for one feed at a time', async () => {
    let open = 0;
    let most = 0;
    const answer = (response: ServerResponse) => {
      most = Math.max(most, ++open);
      response.on('close', () => open--);
      setImmediate(() => response.end(rssOf('x', [])));
    };
    for (const path of ['/a', '/b', '/c', '/d']) {
      site.put(path, answer);
      await follow(path);
    }
    later(HOUR);
    await round();
    expect([site.asked.length, most]).toEqual([8, 1]);
  });

  test('gets to everybody, though hundreds of feeds are due at a host that is silent', async () => {
    publish('/a', []);
    await follow('/a');
    const silent = Array.from({ length: 250 }, (_, i) => ({ url: site.url(`/silent-${i}`), title: `Muet ${i}` }));
    for (const { url } of silent) site.put(new URL(url).pathname, () => {});
    // The same site under another name is another host.
    const named = silent.map(({ url, title }) => ({ url: url.replace('127.0.0.1', 'localhost'), title }));
    addSources(db, { guildId: GUILD.id, by, now: now() - DAY }, named);
    later(HOUR);
    site.asked.length = 0;
    const limits = { ...LIMITS, timeoutMs: 100 };
    const config = { ...parts.config, allowPrivateHosts: ['127.0.0.1', 'localhost'] };
    for (let i = 0; i < 2; i++) await fetchDueSources({ ...parts, config }, new AbortController().signal, limits);
    expect(site.asked.filter((path) => path.startsWith('/silent')).length).toBe(2);
    expect(site.asked).toContain('/a');
    expect(db.prepare('SELECT count(*) FROM feeds WHERE failures > 0').pluck().get()).toBe(2);
    expect(db.prepare('SELECT count(*) FROM feeds WHERE next_fetch_at <= ?').pluck().get(now())).toBe(0);
  });

  test('that is told to stop does so, and counts it as no failure', async () => {
    publish('/a', []);
    await follow('/a');
    const abort = new AbortController();
    site.put('/a', () => abort.abort());
    later(HOUR);
    await fetchDueSources(parts, abort.signal);
    expect(listSources(db, GUILD.id, { offset: 0, limit: 1, now: now() })).toMatchObject([{ failures: 0 }]);
  });
});
