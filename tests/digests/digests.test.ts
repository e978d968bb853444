import { describe, expect, test } from '@jest/globals';
import { type DigestFacts, previewDigest, setSchedule, stopSchedule } from '../../src/digests/digests.store.ts';
import { fetchDueSources, postDueDigests } from '../../src/digests/jobs.ts';
import { listSources, removeSource } from '../../src/digests/sources.store.ts';
import { by, DAY, GUILD, HOUR, MINUTE, never, START, startSetting } from './setting.ts';

const { db, site, parts, now, at, later, follow, publish, round } = await startSetting();

const daily = { days: 'daily', time: '08:30', timeZone: 'Europe/Paris', channelId: '7', stories: 5 } as const;
const schedule = (changes = {}) => setSchedule(db, { ...daily, guildId: GUILD.id, by, now: now(), ...changes });

const posted = () =>
  db
    .prepare<[], { facts: string; channel_id: string }>(
      "SELECT facts, channel_id FROM outbox WHERE kind = 'digest.posted' ORDER BY id",
    )
    .all()
    .map(({ facts, channel_id }) => ({ ...(JSON.parse(facts) as DigestFacts), channel: channel_id }));
const titles = (digest: DigestFacts | undefined) => digest?.stories.map(({ title }) => title);

describe('a digest', () => {
  test('is posted at its minute: not before, and once', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(29 * MINUTE);
    await round();
    expect(posted()).toEqual([]);
    at(30 * MINUTE);
    await round();
    await round();
    later(MINUTE);
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
    at(HOUR);
    await round();
    publish(
      '/a',
      [0, 1, 2, 3, 4].map((i) => ({ id: `${i}`, at: START - i * HOUR })),
    );
    later(DAY);
    await round();
    await postDueDigests(parts, never);
    later(DAY);
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
    at(HOUR);
    await round();
    expect(posted().map(titles)).toEqual([['Titre new']]);
  });

  test('holds what a source that other guilds follow published in the last week', async () => {
    publish('/a', [
      { id: '1', at: START - DAY },
      { id: '2', at: START - 10 * DAY },
    ]);
    at(-(3 * DAY));
    publish('/a', [
      { id: '2', at: START - 10 * DAY },
      { id: '3', at: START - 4 * DAY },
    ]);
    await follow('/a', '200');
    at(0);
    await follow('/a');
    schedule();
    at(30 * MINUTE);
    await round();
    expect(posted().map(titles)).toEqual([['Titre 3']]);
  });

  test('holds an undated entry that appears after the first reading', async () => {
    publish('/a', []);
    await follow('/a');
    schedule();
    publish('/a', [{ id: '1', at: null }]);
    at(HOUR);
    await fetchDueSources(parts, never);
    at(DAY + HOUR);
    await postDueDigests(parts, never);
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('without anything new is not posted, and the next one is at its time', async () => {
    publish('/a', []);
    await follow('/a');
    schedule();
    at(HOUR);
    await round();
    expect(posted()).toEqual([]);
    expect(previewDigest(db, GUILD, now()).schedule?.nextAt).toBe(START + 30 * MINUTE + DAY);
  });

  test('that is hours late is posted for its period, and says so', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(8 * HOUR);
    await postDueDigests(parts, never);
    expect(posted()).toMatchObject([{ until: START + 30 * MINUTE, late: true }]);
  });

  test('that is half a day late is folded into the next one', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(13 * HOUR);
    await postDueDigests(parts, never);
    expect(posted()).toEqual([]);
    at(DAY + 30 * MINUTE);
    await postDueDigests(parts, never);
    expect(posted()).toMatchObject([{ from: START + 30 * MINUTE - 7 * DAY, until: now(), late: false }]);
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('after days of downtime is one digest, not one a day', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(5 * DAY + HOUR);
    await postDueDigests(parts, never);
    await postDueDigests(parts, never);
    expect(posted()).toMatchObject([{ until: START + 5 * DAY + 30 * MINUTE }]);
  });

  test('that fails in the middle leaves no trace, and is posted when it is tried again', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(HOUR);
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
    expect(previewDigest(db, GUILD, now()).facts.stories).toEqual([]);
    expect(previewDigest(db, { ...GUILD, id: '200' }, now()).facts.stories).toHaveLength(1);
  });

  test('is not posted once stopped; taken up again it repeats nothing', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(HOUR);
    await round();
    stopSchedule(db, GUILD.id, by, now());
    expect(() => stopSchedule(db, GUILD.id, by, now())).toThrow('digest.errors.notScheduled');
    publish('/a', [
      { id: '1', at: START - HOUR },
      { id: '2', at: START + 2 * HOUR },
    ]);
    at(DAY + HOUR);
    await round();
    expect(posted()).toHaveLength(1);
    schedule();
    at(2 * DAY + HOUR);
    await round();
    expect(posted().map(titles)).toEqual([['Titre 1'], ['Titre 2']]);
  });

  test('whose source was removed and added again repeats nothing', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(HOUR);
    await round();
    const [source] = listSources(db, GUILD.id, { offset: 0, limit: 1 });
    removeSource(db, { guildId: GUILD.id, id: source?.id ?? 0, by, now: now() });
    await follow('/a');
    later(DAY);
    await round();
    expect(posted()).toHaveLength(1);
  });

  test('keeps what is new when its time is changed', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    schedule({ time: '20:00' });
    at(13 * HOUR);
    await round();
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });
});
