import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import { changeSettings } from '../../src/guilds/store.ts';
import type { Parts } from '../../src/parts.ts';
import { lookForEdits } from '../../src/releases/hub-edits.jobs.ts';
import { watchOrganisations } from '../../src/releases/watch.jobs.ts';
import { listWatches, removeWatch } from '../../src/releases/watch.store.ts';
import { watchOrganisation } from '../../src/releases/watch.ts';
import { testDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

const GUILD = '100000000000000001';
const OTHER = '100000000000000002';
const ANNA = '200000000000000001';
const CHANNEL = '300000000000000001';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SKETCH = 'demo-collective/Sketch-1B';
const never = new AbortController().signal;

const db = testDatabase();
let hub: TestHub;
let parts: Parts;
let now = Date.UTC(2026, 10, 25, 12);
beforeAll(async () => {
  hub = await startTestHub();
  parts = {
    config: readConfig({ HF_ENDPOINT: hub.endpoint }),
    db,
    clock: () => now,
    log: pino({ level: 'silent' }),
    conversations: { writtenSince: async () => new Map() },
  };
  for (const guild of [GUILD, OTHER]) {
    changeSettings(db, guild, { maintainerChannelId: CHANNEL }, { actorId: null, at: now });
  }
});
afterAll(() => hub.stop());
beforeEach(() => {
  hub.answerWith('as usual');
  hub.requests.length = 0;
});

const watch = (given: string, guildId = GUILD) => watchOrganisation(parts, { guildId, by: ANNA, at: now }, given);
const saying = (key: string) => expect.objectContaining({ name: 'UserError', key: `release.watch.errors.${key}` });
/** What was put into the outbox of a guild so far, of a kind. */
const sayings = (kind: string, guildId = GUILD) =>
  db
    .prepare<unknown[], { facts: string; stale: number }>(
      'SELECT facts, stale FROM outbox WHERE kind = ? AND guild_id = ? ORDER BY id',
    )
    .all(kind, guildId)
    .map(({ facts, stale }) => ({ ...(JSON.parse(facts) as Record<string, unknown>), stale }));
/** The next look of all. */
async function later(ms = 10 * MINUTE): Promise<void> {
  now += ms;
  await watchOrganisations(parts, never);
  await lookForEdits(parts, never);
}
const today = () => new Date(now).toISOString();

describe('watching an organisation', () => {
  test('begins with what is there, which is no news', async () => {
    expect(await watch('https://huggingface.co/demo-Collective')).toMatchObject({
      organisation: 'demo-collective',
      repositories: 3,
      failures: 0,
    });
    await later();
    expect(sayings('release.proposed')).toEqual([]);
  });

  test.each([
    ['once more', 'demo-collective', 'already'],
    ['one that is not there', 'nobody-at-all', 'nothing'],
    ['what is none', 'https://example.org/x', 'organisation'],
  ])('%s is refused', async (_, given, key) => {
    await expect(watch(given)).rejects.toEqual(saying(key));
  });

  test('while Hugging Face does not answer is refused, and nothing is stored', async () => {
    hub.answerWith({ status: 500 });
    await expect(watch('OpenLLM-France')).rejects.toMatchObject({ key: 'release.errors.hubDown' });
    hub.answerWith({ status: 429 });
    await expect(watch('OpenLLM-France')).rejects.toMatchObject({ key: 'release.errors.hubBusy' });
    expect(listWatches(db, GUILD)).toHaveLength(1);
  });

  test('twenty is enough', async () => {
    const insert = db.prepare(
      `INSERT INTO release_watches (guild_id, organisation, added_by, added_at, next_look_at, seen_until_at, whole_at, looked_at)
       VALUES ('9', ?, ?, 0, 9e15, 0, 0, 0)`,
    );
    for (let n = 0; n < 20; n++) insert.run(`o${n}`, ANNA);
    await expect(watch('OpenLLM-France', '9')).rejects.toEqual(saying('tooMany'));
    db.prepare("DELETE FROM release_watches WHERE guild_id = '9'").run();
  });
});

describe('what is proposed', () => {
  test('is what changed, once, whatever the pages', async () => {
    hub.pagesOf(1);
    hub.commit(SKETCH, { card: { license: 'apache-2.0' }, at: today() });
    await later();
    await later();
    expect(sayings('release.proposed')).toEqual([{ watched: expect.any(Number), what: 'changed', stale: 0 }]);
  });

  test('is corrected, not repeated, while commits go on', async () => {
    for (const text of ['a', 'b', 'c']) {
      hub.commit(SKETCH, { text, at: today() });
      await later();
    }
    expect(sayings('release.proposed')).toHaveLength(1);
  });

  test('is said again of a change a day later', async () => {
    await later(25 * HOUR);
    hub.commit(SKETCH, { text: 'd', at: today() });
    await later();
    expect(sayings('release.proposed')).toHaveLength(2);
  });

  test('is what becomes public, although it keeps its old date', async () => {
    hub.commit('demo-collective/Secret-1B', { private: false });
    await later(6 * HOUR);
    expect(sayings('release.proposed').at(-1)).toMatchObject({ what: 'new' });
    expect(sayings('release.proposed')).toHaveLength(3);
  });

  test('reads no further than to the last change that was seen', async () => {
    hub.requests.length = 0;
    hub.pagesOf(1);
    await later();
    expect(hub.requests.filter(({ path }) => path.startsWith('/hub/api/models'))).toHaveLength(2);
    hub.pagesOf(1_000);
  });

  test('is said to each guild that watches', async () => {
    await watch('demo-collective', OTHER);
    await later(25 * HOUR);
    hub.commit(SKETCH, { text: 'e', at: today() });
    await later();
    expect(sayings('release.proposed', OTHER)).toHaveLength(1);
    expect(sayings('release.proposed')).toHaveLength(4);
  });

  test('is not what this guild has drafted or announced already', async () => {
    await later(25 * HOUR);
    const revision = hub.commit(SKETCH, { text: 'f', at: today() });
    insertRelease({ guildId: OTHER, repository: SKETCH.toLowerCase(), revision, state: 'draft' });
    await later();
    expect(sayings('release.proposed', OTHER)).toHaveLength(1);
    expect(sayings('release.proposed')).toHaveLength(5);
  });

  test('waits in a guild that has no channel for its maintainers', async () => {
    const set = (maintainerChannelId: string | null) =>
      changeSettings(db, GUILD, { maintainerChannelId }, { actorId: null, at: now });
    set(null);
    await later(25 * HOUR);
    hub.commit(SKETCH, { text: 'g', at: today() });
    await later();
    expect(sayings('release.proposed')).toHaveLength(5);
    set(CHANNEL);
    await later();
    expect(sayings('release.proposed')).toHaveLength(6);
  });
});

describe('when Hugging Face fails', () => {
  const own = () => listWatches(db, GUILD)[0];

  test('the next look waits twice as long each time, and nothing is missed', async () => {
    await later(25 * HOUR);
    hub.commit(SKETCH, { text: 'h', at: today() });
    hub.pagesOf(1);
    hub.answerWith({ status: 503 }, /cursor=/);
    await later();
    expect(own()).toMatchObject({ failures: 1, nextLookAt: now + 20 * MINUTE });
    await later(20 * MINUTE);
    expect(own()).toMatchObject({ failures: 2, nextLookAt: now + 40 * MINUTE });
    const before = sayings('release.proposed').length;
    hub.answerWith('as usual');
    hub.pagesOf(1_000);
    await later(40 * MINUTE);
    expect(own()).toMatchObject({ failures: 0 });
    expect(sayings('release.proposed')).toHaveLength(before + 1);
  });

  test.each([
    ['Retry-After', '1800'],
    ['RateLimit', '"api";r=0;t=1800'],
  ])('a limit is respected by all that asks, as %s says', async (header, value) => {
    await later(2 * HOUR);
    now += 10 * MINUTE;
    hub.requests.length = 0;
    hub.answerWith({ status: 429, headers: { [header]: value } });
    await watchOrganisations(parts, never);
    expect(hub.requests).toHaveLength(1);
    hub.answerWith('as usual');
    now += 29 * MINUTE;
    await watchOrganisations(parts, never);
    expect(hub.requests).toHaveLength(1);
    now += MINUTE;
    await watchOrganisations(parts, never);
    expect(hub.requests.length).toBeGreaterThan(1);
    expect(own()?.failures).toBe(0);
  });

  test('a stop is no failure', async () => {
    now += HOUR;
    hub.answerWith('silence');
    const stop = new AbortController();
    const round = watchOrganisations(parts, stop.signal);
    stop.abort();
    await round;
    expect(own()?.failures).toBe(0);
  });
});

describe('what is no longer watched', () => {
  test('is not looked at, and only its guild can say so', async () => {
    const [{ id } = { id: 0 }] = listWatches(db, GUILD);
    const act = { by: ANNA, at: now };
    expect(() => removeWatch(db, { ...act, guildId: OTHER }, id)).toThrow(saying('unknown'));
    expect(removeWatch(db, { ...act, guildId: GUILD }, id)).toBe('demo-collective');
    expect(() => removeWatch(db, { ...act, guildId: GUILD }, id)).toThrow(saying('unknown'));
    const before = sayings('release.proposed').length;
    await later(25 * HOUR);
    hub.commit(SKETCH, { text: 'i', at: today() });
    await later();
    expect(sayings('release.proposed')).toHaveLength(before);
  });
});

interface Given {
  guildId?: string;
  repository: string;
  revision: string;
  state?: 'draft' | 'announced';
}

function insertRelease({ guildId = GUILD, repository, revision, state = 'announced' }: Given): number {
  const hubFacts = JSON.stringify({ repository, revision, licence: 'apache-2.0', gated: false });
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO releases (guild_id, state, name, family, kind, maturity, repository, hub, stated, drafted_at, announced_at)
       VALUES (?, ?, 'Lucie', 'Lucie', 'model', 'ready', ?, ?, '{}', 0, ?)`,
    )
    .run(guildId, state, repository, hubFacts, state === 'announced' ? 1 : null);
  return Number(lastInsertRowid);
}

describe('an announced release that is edited on Hugging Face', () => {
  const LUCIE = 'OpenLLM-France/Lucie-7B';
  const told = () => sayings('release.edited');
  let id = 0;
  beforeAll(async () => {
    const revision = hub.commit(LUCIE, {});
    id = insertRelease({ repository: LUCIE, revision });
  });

  test('is quiet while nothing changes', async () => {
    await later();
    await later(HOUR);
    expect(told()).toEqual([]);
  });

  test('tells the maintainers of a new revision and licence, once', async () => {
    const to = hub.commit(LUCIE, { card: { license: 'cc-by-nc-4.0' } });
    await later(HOUR);
    await later(HOUR);
    expect(told()).toMatchObject([
      {
        release: id,
        name: 'Lucie',
        edits: [
          { what: 'licence', from: 'apache-2.0', to: 'cc-by-nc-4.0' },
          { what: 'revision', to },
        ],
      },
    ]);
  });

  test('tells that it is gone, and that it is back', async () => {
    hub.commit(LUCIE, { private: true });
    await later(HOUR);
    await later(HOUR);
    hub.commit(LUCIE, { private: false });
    await later(HOUR);
    expect(told().slice(1)).toMatchObject([
      { edits: [{ what: 'access', to: 'gone' }] },
      { edits: [{ what: 'access', to: 'public' }] },
    ]);
  });

  test('tells that it was disabled, or made private where our token sees it', async () => {
    hub.commit(LUCIE, { disabled: true });
    await later(HOUR);
    expect(told().at(-1)).toMatchObject({ edits: [{ what: 'access', to: 'disabled' }] });
    hub.commit(LUCIE, { disabled: false });
    await later(HOUR);
    const private_ = { _id: '1', id: LUCIE, sha: 'abcdef0', private: true, gated: false, lastModified: today() };
    const body = JSON.stringify(private_);
    hub.answerWith({ status: 200, body, headers: { 'Content-Type': 'application/json' } }, /api\/models\/OpenLLM/);
    await later(HOUR);
    expect(told().at(-1)).toMatchObject({ edits: [{ what: 'access', to: 'private' }] });
    hub.answerWith('as usual');
    await later(HOUR);
  });

  test('says nothing while Hugging Face fails, and tells later', async () => {
    const before = told().length;
    hub.commit(LUCIE, { gated: 'manual' });
    hub.answerWith({ status: 500 });
    await later(HOUR);
    await later(HOUR);
    expect(told()).toHaveLength(before);
    hub.answerWith('as usual');
    await later(3 * HOUR);
    expect(told().slice(before)).toMatchObject([{ edits: [{ what: 'gated', to: 'true' }] }]);
  });

  test('leaves Hugging Face alone after a 429', async () => {
    now += HOUR;
    hub.requests.length = 0;
    hub.answerWith({ status: 429, headers: { 'Retry-After': '1800' } });
    await lookForEdits(parts, never);
    now += 29 * MINUTE;
    await lookForEdits(parts, never);
    expect(hub.requests).toHaveLength(1);
  });
});
