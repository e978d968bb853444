import { describe, expect, test } from '@jest/globals';
import { eventsOf } from '../../src/database/events.ts';
import { openDatabase } from '../../src/database/open.ts';
import { announceRelease, type Place } from '../../src/releases/announce.ts';
import type { HubFacts } from '../../src/releases/rules.ts';
import { type Draft, draftRelease, findReleases, getRelease, listReleases } from '../../src/releases/store.ts';
import { testDatabase } from '../support/database.ts';

const db = testDatabase();
let guilds = 0;
/** A guild of one's own, so that tests don't meet. */
const newGuild = () => `guild-${++guilds}`;

const FACTS: HubFacts = {
  kind: 'model',
  repository: 'OpenLLM-France/Lucie-7B',
  revision: 'aaaaaaa',
  parameters: 6_706_958_336,
  licence: 'apache-2.0',
  baseModels: ['a/b', 'c/d'],
  relation: 'merge',
  datasets: ['a/data'],
  languages: ['fr', 'en'],
  gated: true,
  task: 'text-generation',
  createdAt: 1_000,
  modifiedAt: 2_000,
};
const PLACE: Place = { channelId: '77', followed: true, roleId: '88' };
const ENDPOINT = 'https://huggingface.co';

function draft(
  guildId: string,
  { facts, ...other }: Partial<Omit<Draft, 'facts'>> & { facts?: Partial<HubFacts> } = {},
) {
  return draftRelease(db, {
    guildId,
    by: 'ines',
    byMaintainer: false,
    facts: { ...FACTS, ...facts },
    maturity: 'research',
    summary: 'Un modèle.',
    at: 5_000,
    ...other,
  });
}

function announce(guildId: string, id: number, other: { by?: string; version?: number; at?: number } = {}) {
  const input = { guildId, id, version: 1, by: 'camille', place: PLACE, endpoint: ENDPOINT, at: 9_000, ...other };
  return announceRelease(db, input);
}

const saying = (key: string, params: object = {}) =>
  expect.objectContaining({ name: 'UserError', key, params: expect.objectContaining(params) });

interface OutboxRow {
  guild_id: string;
  kind: string;
  channel_id: string;
  subject: string;
  due_at: number;
  crossposted: number | null;
  facts: string;
}
const said = (guildId: string) =>
  db.prepare<[string], OutboxRow>('SELECT * FROM outbox WHERE guild_id = ?').all(guildId);

describe('a draft', () => {
  test('is stored with all that the Hub said, and remembered in the event log', () => {
    const guildId = newGuild();
    const { release, isNew } = draft(guildId);
    expect(isNew).toBe(true);
    expect(release).toEqual({
      ...FACTS,
      id: expect.any(Number),
      guildId,
      state: 'draft',
      version: 1,
      maturity: 'research',
      summary: 'Un modèle.',
      draftedBy: 'ines',
      draftedAt: 5_000,
      announcedBy: null,
      announcedAt: null,
    });
    expect(eventsOf(db, guildId, 'release', release.id, 9)).toMatchObject([{ what: 'drafted', actorId: 'ines' }]);
  });

  test('made again keeps its number and its sentence, and takes what the Hub says now', () => {
    const guildId = newGuild();
    const first = draft(guildId).release;
    const { release, isNew } = draft(guildId, {
      facts: { revision: 'bbbbbbb', repository: 'openllm-france/LUCIE-7b' },
      maturity: 'ready',
      summary: undefined,
    });
    expect(isNew).toBe(false);
    expect(release).toMatchObject({
      id: first.id,
      version: 2,
      revision: 'bbbbbbb',
      maturity: 'ready',
      summary: 'Un modèle.',
    });
    expect(eventsOf(db, guildId, 'release', first.id, 9).map(({ what }) => what)).toEqual(['redrafted', 'drafted']);
  });

  test('of somebody else is left alone by contributors, and taken up by maintainers', () => {
    const guildId = newGuild();
    const { id } = draft(guildId).release;
    expect(() => draft(guildId, { by: 'noah' })).toThrow(saying('release.errors.draftOfAnother', { id }));
    expect(draft(guildId, { by: 'camille', byMaintainer: true }).release).toMatchObject({ id, draftedBy: 'ines' });
  });

  test('of a revision that was announced is refused, of a new one it is a new release', () => {
    const guildId = newGuild();
    const { id } = draft(guildId).release;
    announce(guildId, id);
    expect(() => draft(guildId)).toThrow(saying('release.errors.sameRevision', { id, time: 9 }));
    expect(draft(guildId, { facts: { revision: 'ccccccc' } })).toMatchObject({
      isNew: true,
      release: { state: 'draft' },
    });
  });

  test('is one for each kind of repository', () => {
    const guildId = newGuild();
    draft(guildId);
    expect(draft(guildId, { facts: { kind: 'dataset' } }).isNew).toBe(true);
  });
});

describe('a guild', () => {
  test('never sees, finds or announces what another drafted', () => {
    const { id } = draft(newGuild()).release;
    const other = newGuild();
    expect(() => getRelease(db, other, id)).toThrow(saying('release.errors.unknown', { id }));
    expect(() => announce(other, id)).toThrow(saying('release.errors.unknown', { id }));
    expect(listReleases(db, other, { state: undefined, offset: 0, limit: 10 })).toEqual({ releases: [], total: 0 });
    expect(findReleases(db, other, { typed: '', states: ['draft'], limit: 25 })).toEqual([]);
    expect(draft(other).isNew).toBe(true);
  });

  test('lists its releases newest first, by page and by state', () => {
    const guildId = newGuild();
    const ids = Array.from(
      { length: 12 },
      (_, i) => draft(guildId, { facts: { repository: `a/model-${i}` } }).release.id,
    );
    announce(guildId, ids[3] ?? 0);
    const page = listReleases(db, guildId, { state: undefined, offset: 10, limit: 10 });
    expect(page.total).toBe(12);
    expect(page.releases.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(listReleases(db, guildId, { state: 'announced', offset: 0, limit: 10 })).toMatchObject({
      total: 1,
      releases: [{ id: ids[3] }],
    });
  });

  test('finds a release by a part of its repository or by its number', () => {
    const guildId = newGuild();
    const lucie = draft(guildId).release.id;
    const luciole = draft(guildId, { facts: { repository: 'OpenLLM-France/Luciole-1B_Base' } }).release.id;
    const find = (typed: string) =>
      findReleases(db, guildId, { typed, states: ['draft'], limit: 25 }).map(({ id }) => id);
    expect(find('')).toEqual([luciole, lucie]);
    expect(find('LUCIO')).toEqual([luciole]);
    expect(find(`#${lucie}`)).toEqual([lucie]);
    expect(find('%')).toEqual([]);
    announce(guildId, lucie);
    expect(find('luci')).toEqual([luciole]);
  });
});

describe('an announcement', () => {
  test('changes the state, tells the event log and the outbox, all or nothing', () => {
    const guildId = newGuild();
    const { id } = draft(guildId).release;
    expect(announce(guildId, id)).toMatchObject({ state: 'announced', announcedBy: 'camille', announcedAt: 9_000 });
    expect(eventsOf(db, guildId, 'release', id, 1)).toMatchObject([
      { what: 'announced', actorId: 'camille', at: 9_000, detail: { from: 'draft', revision: 'aaaaaaa' } },
    ]);
    const [row, ...others] = said(guildId);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      kind: 'release.announced',
      channel_id: '77',
      subject: `release:${id}`,
      due_at: 9_000,
      crossposted: 0,
    });
  });

  test('says what was true then, and names nobody', () => {
    const guildId = newGuild();
    const { id } = draft(guildId).release;
    announce(guildId, id);
    draft(guildId, { facts: { revision: 'ddddddd', licence: 'mit' } });
    const facts = JSON.parse(said(guildId)[0]?.facts ?? '');
    expect(facts).toMatchObject({
      release: { id, licence: 'apache-2.0', revision: 'aaaaaaa', draftedBy: null, announcedBy: null },
      page: 'https://huggingface.co/OpenLLM-France/Lucie-7B',
      followed: true,
      roleId: '88',
    });
  });

  test('is not crossposted from a channel that nobody can follow', () => {
    const guildId = newGuild();
    const { id } = draft(guildId).release;
    announceRelease(db, {
      guildId,
      id,
      version: 1,
      by: 'camille',
      place: { ...PLACE, followed: false },
      endpoint: ENDPOINT,
      at: 9_000,
    });
    expect(said(guildId)).toMatchObject([{ crossposted: null }]);
  });

  test('happens once: the second maintainer is told who did it and when', () => {
    const guildId = newGuild();
    const { id } = draft(guildId).release;
    announce(guildId, id);
    expect(() => announce(guildId, id, { by: 'noah', at: 9_500 })).toThrow(
      saying('release.errors.announcedBy', { id, by: '<@camille>', time: 9 }),
    );
    expect(said(guildId)).toHaveLength(1);
  });

  test('by two processes on the same file happens once as well', () => {
    const guildId = newGuild();
    const { id } = draft(guildId).release;
    const second = openDatabase(db.name);
    const input = { guildId, id, version: 1, place: PLACE, endpoint: ENDPOINT };
    announceRelease(second, { ...input, by: 'noah', at: 8_000 });
    expect(() => announceRelease(db, { ...input, by: 'camille', at: 8_001 })).toThrow(
      saying('release.errors.announcedBy', { by: '<@noah>', time: 8 }),
    );
    second.close();
    expect(said(guildId)).toHaveLength(1);
  });

  test('whose announcer erased their data is still announced once', () => {
    const guildId = newGuild();
    const { id } = draft(guildId).release;
    announce(guildId, id);
    db.prepare('UPDATE releases SET announced_by = NULL WHERE id = ?').run(id);
    expect(() => announce(guildId, id)).toThrow(saying('release.errors.announced', { id, time: 9 }));
  });

  test('of something else than what was previewed is refused', () => {
    const guildId = newGuild();
    const { id } = draft(guildId).release;
    draft(guildId, { facts: { licence: 'mit' } });
    expect(() => announce(guildId, id, { version: 1 })).toThrow(saying('release.errors.changed', { id }));
    expect(said(guildId)).toEqual([]);
    expect(announce(guildId, id, { version: 2 }).state).toBe('announced');
  });

  test('without a licence is refused, and the missing item named', () => {
    const guildId = newGuild();
    const { id } = draft(guildId, { facts: { licence: null } }).release;
    expect(() => announce(guildId, id)).toThrow(saying('release.errors.missing.licence', { id }));
    expect(getRelease(db, guildId, id).state).toBe('draft');
    expect(said(guildId)).toEqual([]);
  });
});
