import { describe, expect, test } from '@jest/globals';
import { creditsOf } from '../../src/contributors/credits.store.ts';
import { contributorOf } from '../../src/contributors/store.ts';
import { eventsOf } from '../../src/database/events.ts';
import { openDatabase } from '../../src/database/open.ts';
import { amendRelease, notesOf, supersedeRelease, withdrawRelease } from '../../src/releases/amend.store.ts';
import {
  announceDue,
  announcementNow,
  announceRelease,
  cancelAnnouncement,
  dropPlan,
  dueReleases,
  overrideChecklist,
  type Place,
  planAnnouncement,
} from '../../src/releases/announce.store.ts';
import { addArtifact, artifactsOf, editArtifact, removeArtifact } from '../../src/releases/artifacts.store.ts';
import { assessor } from '../../src/releases/assess.ts';
import { draftByHand } from '../../src/releases/draft.store.ts';
import { editRelease } from '../../src/releases/edit.store.ts';
import { followFamily } from '../../src/releases/follows.store.ts';
import { addMaker, makersOf, removeMaker } from '../../src/releases/makers.store.ts';
import { approveRelease, returnRelease, submitRelease } from '../../src/releases/review.store.ts';
import { findReleases, getRelease, knownValues, listReleases } from '../../src/releases/store.ts';
import { testDatabase } from '../support/database.ts';
import { approved, as, draft, FACTS } from './drafts.ts';

const db = testDatabase();
const ENDPOINT = 'https://huggingface.co';
const assess = (await assessor(ENDPOINT))({ mandatoryItems: null }, 9_000);
const PLACE: Place = { channelId: '77', followed: true, roleId: '88' };
const INPUT = { place: PLACE, endpoint: ENDPOINT, assess };

let guilds = 0;
/** A guild of one's own, so that tests don't meet. */
const newGuild = () => `guild-${++guilds}`;

const saying = (key: string, params: object = {}) =>
  expect.objectContaining({ name: 'UserError', key, params: expect.objectContaining(params) });

interface OutboxRow {
  kind: string;
  channel_id: string | null;
  user_id: string | null;
  subject: string | null;
  due_at: number;
  crossposted: number | null;
  stale: number;
  facts: string;
}
const outbox = (guildId: string) =>
  db.prepare<[string], OutboxRow>('SELECT * FROM outbox WHERE guild_id = ? ORDER BY id').all(guildId);
const history = (guildId: string, id: number) =>
  eventsOf(db, guildId, 'release', id, 20).map(({ what, actorId }) => `${what} by ${actorId}`);
const announce = (guildId: string, id: number, version: number, by: 'camille' | 'noah' = 'camille') =>
  announceRelease(db, as(by, guildId, id, { maintainer: true, at: 9_000 }), { ...INPUT, version });

describe('a draft', () => {
  test('is stored with all that the Hub said, and its author is named as one who made it', () => {
    const guildId = newGuild();
    const { release, isNew } = draft(db, guildId);
    expect(isNew).toBe(true);
    expect(release).toMatchObject({
      guildId,
      state: 'draft',
      version: 1,
      name: 'Lucie-7B',
      family: 'Lucie',
      kind: 'model',
      maturity: 'research',
      hub: FACTS,
      draftedBy: 'ines',
      draftedAt: 5_000,
      announcedAt: null,
    });
    expect(release.stated.summary).toEqual({ fr: 'Un modèle.', en: 'A model.' });
    expect(makersOf(db, release.id)).toEqual([{ userId: 'ines', name: 'ines', kind: 'maintenance' }]);
    expect(history(guildId, release.id)).toEqual(['drafted by ines']);
  });

  test('made again keeps its number and what its author said, and takes what the Hub says now', () => {
    const guildId = newGuild();
    const first = draft(db, guildId).release;
    editRelease(db, as('ines', guildId, first.id), { stated: { intendedUse: 'Chat.' } });
    const { release, isNew } = draft(db, guildId, {
      facts: { revision: 'bbbbbbb', repository: 'openllm-france/LUCIE-7b', licence: 'mit' },
      maturity: 'ready',
      stated: { summary: { fr: null, en: 'Better.' } },
    });
    expect(isNew).toBe(false);
    expect(release).toMatchObject({ id: first.id, version: 3, maturity: 'ready' });
    expect(release.hub).toMatchObject({ revision: 'bbbbbbb', licence: 'mit' });
    expect(release.stated).toMatchObject({ summary: { fr: 'Un modèle.', en: 'Better.' }, intendedUse: 'Chat.' });
    expect(history(guildId, first.id)).toEqual(['redrafted by ines', 'edited by ines', 'drafted by ines']);
  });

  test('of somebody else is left alone by contributors, and taken up by maintainers', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    const other = as('noah', guildId, 0);
    expect(() => draft(db, guildId, { ...other, id: 'noah' })).toThrow(saying('release.errors.draftOfAnother', { id }));
    const again = draft(db, guildId, { ...as('camille', guildId, 0) });
    expect(again.release).toMatchObject({ id, draftedBy: 'ines' });
  });

  test('of a revision that was announced is refused, of a new one it is a new release', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    announce(guildId, id, version);
    expect(() => draft(db, guildId)).toThrow(saying('release.errors.sameRevision', { id, time: 9 }));
    expect(draft(db, guildId, { facts: { revision: 'ccccccc' } })).toMatchObject({
      isNew: true,
      release: { state: 'draft' },
    });
  });

  test('is one for each kind of repository', () => {
    const guildId = newGuild();
    draft(db, guildId);
    expect(draft(db, guildId, { facts: { kind: 'dataset' } }).isNew).toBe(true);
  });

  test('by hand needs no repository, and two of one name are two', () => {
    const guildId = newGuild();
    const { release: _, ...act } = as('ines', guildId, 0);
    const input = { ...act, kind: 'dataset' as const, releaseName: 'Voix', maturity: 'ready' as const, stated: {} };
    const first = draftByHand(db, input);
    expect(first).toMatchObject({ name: 'Voix', family: 'Voix', kind: 'dataset', hub: null, state: 'draft' });
    expect(draftByHand(db, input).id).not.toBe(first.id);
  });
});

describe('an edit', () => {
  test('changes what is named and leaves the rest', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    const release = editRelease(db, as('ines', guildId, id), {
      family: 'Lucie & co',
      stated: { licence: 'mit', tokens: 1e12 },
    });
    expect(release).toMatchObject({ version: 2, name: 'Lucie-7B', family: 'Lucie & co' });
    expect(release.stated).toMatchObject({ licence: 'mit', tokens: 1e12, summary: { fr: 'Un modèle.' } });
    expect(listReleases(db, guildId, { licence: 'MIT', offset: 0, limit: 9 }).total).toBe(1);
  });

  test('is for its author and maintainers', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    expect(() => editRelease(db, as('noah', guildId, id), {})).toThrow(saying('release.errors.notKeeper', { id }));
    expect(editRelease(db, as('camille', guildId, id), { maturity: 'ready' }).maturity).toBe('ready');
  });

  test('takes an approval away, and the plan to announce', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    planAnnouncement(db, as('camille', guildId, id), { ...INPUT, version, announceAt: 20_000 });
    const edited = editRelease(db, as('ines', guildId, id), { stated: { limits: 'Many.' } });
    expect(edited).toMatchObject({ state: 'in_review', approvedVersion: null, approvedBy: null, announceAt: null });
    expect(dueReleases(db, 30_000).filter((due) => due.guildId === guildId)).toEqual([]);
    expect(() => announce(guildId, id, edited.version)).toThrow(saying('release.errors.is.in_review'));
  });

  test('of another guild’s release finds nothing', () => {
    const { id } = draft(db, newGuild()).release;
    expect(() => editRelease(db, as('camille', newGuild(), id), {})).toThrow(saying('release.errors.unknown', { id }));
  });
});

describe('an artifact', () => {
  const CODE = {
    kind: 'training-code',
    address: 'https://github.com/a/b',
    licence: 'gpl-3.0',
    place: 'github',
  } as const;

  test('is added, corrected and removed, each a new version', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    const act = as('ines', guildId, id);
    const added = addArtifact(db, act, CODE);
    expect(editArtifact(db, act, added.id, { licence: 'agpl-3.0' })).toEqual({ ...added, licence: 'agpl-3.0' });
    removeArtifact(db, act, added.id);
    expect(artifactsOf(db, id)).toEqual([]);
    expect(getRelease(db, guildId, id).version).toBe(4);
  });

  test('is there once', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    const act = as('ines', guildId, id);
    addArtifact(db, act, CODE);
    expect(() => addArtifact(db, act, { ...CODE, licence: null })).toThrow(saying('release.errors.sameArtifact'));
    const other = addArtifact(db, act, { ...CODE, address: 'https://github.com/a/c' });
    expect(() => editArtifact(db, act, other.id, { address: CODE.address })).toThrow(
      saying('release.errors.sameArtifact'),
    );
    expect(artifactsOf(db, id)).toHaveLength(2);
  });

  test('of another release can’t be touched through one’s own', () => {
    const guildId = newGuild();
    const theirs = draft(db, guildId).release.id;
    const artifact = addArtifact(db, as('ines', guildId, theirs), CODE);
    const { release: _, ...act } = as('noah', guildId, 0);
    const own = draftByHand(db, { ...act, kind: 'model', releaseName: 'X', maturity: 'ready', stated: {} }).id;
    expect(() => removeArtifact(db, as('noah', guildId, own), artifact.id)).toThrow(
      saying('release.errors.noArtifact', { id: own }),
    );
    expect(artifactsOf(db, theirs)).toHaveLength(1);
  });

  test('takes an approval away', () => {
    const guildId = newGuild();
    const { id } = approved(db, guildId);
    addArtifact(db, as('ines', guildId, id), CODE);
    expect(getRelease(db, guildId, id).state).toBe('in_review');
  });

  test('forty are enough', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    const act = as('ines', guildId, id);
    for (let i = 0; i < 40; i += 1) addArtifact(db, act, { ...CODE, address: `https://github.com/a/${i}` });
    expect(() => addArtifact(db, act, CODE)).toThrow(saying('release.errors.manyArtifacts', { most: 40 }));
  });
});

describe('who made it', () => {
  test('is a part of what is approved: who is named or taken off afterwards takes the approval away', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    const noah = { userId: 'noah', name: 'Noah', kind: 'data' } as const;
    expect(addMaker(db, as('ines', guildId, id), noah)).toMatchObject({ state: 'in_review', version: version + 1 });
    expect(addMaker(db, as('ines', guildId, id), noah).version).toBe(version + 1);
    approveRelease(db, as('camille', guildId, id), version + 1);
    expect(removeMaker(db, as('ines', guildId, id), 'noah').state).toBe('in_review');
  });
});

describe('a review', () => {
  test('is asked for in the guild’s channel, given by another, and told to the author', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    submitRelease(db, as('ines', guildId, id), '55');
    const release = approveRelease(db, as('camille', guildId, id), 1);
    expect(release).toMatchObject({ state: 'approved', approvedVersion: 1, approvedBy: 'camille', approvedAt: 6_000 });
    expect(outbox(guildId)).toMatchObject([
      { kind: 'release.review', channel_id: '55', subject: `release:${id}` },
      { kind: 'release.approved', user_id: 'ines' },
    ]);
  });

  test('is not given by whoever drafted it, unless the guild allows it', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    const own = as('ines', guildId, id, { maintainer: true });
    submitRelease(db, own, null);
    expect(() => approveRelease(db, own, 1)).toThrow(saying('release.errors.ownApproval', { id }));
    expect(approveRelease(db, { ...own, ownApproval: true }, 1).state).toBe('approved');
  });

  test('is of the version that was looked at', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    submitRelease(db, as('ines', guildId, id), null);
    editRelease(db, as('ines', guildId, id), { stated: { limits: 'Many.' } });
    expect(() => approveRelease(db, as('camille', guildId, id), 1)).toThrow(saying('release.errors.changed', { id }));
    expect(approveRelease(db, as('camille', guildId, id), 2).state).toBe('approved');
  });

  test('may give it back with a reason, also after an approval', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    planAnnouncement(db, as('camille', guildId, id), { ...INPUT, version, announceAt: 20_000 });
    const returned = returnRelease(db, as('camille', guildId, id), 'No licence for the code.');
    expect(returned).toMatchObject({ state: 'draft', approvedVersion: null, announceAt: null });
    expect(JSON.parse(outbox(guildId).at(-1)?.facts ?? '')).toMatchObject({ reason: 'No licence for the code.' });
    expect(() => returnRelease(db, as('camille', guildId, id), 'Again.')).toThrow(saying('release.errors.is.draft'));
  });
});

describe('an announcement', () => {
  test('is the state, the history, the credits, the message and those of followers in one transaction', () => {
    const guildId = newGuild();
    const { id } = approved(db, guildId);
    addMaker(db, as('ines', guildId, id), { userId: 'noah', name: 'Noah', kind: 'data' });
    const { version } = approveRelease(db, as('camille', guildId, id), getRelease(db, guildId, id).version);
    followFamily(db, { guildId, userId: 'lucas', at: 6_500 }, 'lucie');
    expect(announce(guildId, id, version)).toMatchObject({
      state: 'announced',
      announcedBy: 'camille',
      announcedAt: 9_000,
      announcedVersion: version,
    });
    expect(outbox(guildId).slice(-2)).toMatchObject([
      { kind: 'release.announced', channel_id: '77', subject: `release:${id}`, due_at: 9_000, crossposted: 0 },
      { kind: 'release.followed', user_id: 'lucas' },
    ]);
    const credited = (userId: string) =>
      creditsOf(db, contributorOf(db, guildId, userId)?.id ?? 0, { size: 9, number: 1 }).credits;
    expect(credited('noah')).toMatchObject([{ kind: 'data', origin: 'release', originId: id, title: 'Lucie-7B' }]);
    expect(credited('ines')).toMatchObject([{ kind: 'maintenance', origin: 'release', originId: id }]);
    expect(history(guildId, id)[0]).toBe('announced by camille');
  });

  test('says nobody’s id: who made it is read when it is made', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    announce(guildId, id, version);
    expect(JSON.stringify(announcementNow(db, id))).not.toMatch(/ines|camille/);
  });

  test('by two maintainers at once is one, and the second is told who did it', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    announce(guildId, id, version, 'camille');
    expect(() => announce(guildId, id, version, 'noah')).toThrow(
      saying('release.errors.announcedBy', { by: '<@camille>' }),
    );
    expect(outbox(guildId).filter(({ kind }) => kind === 'release.announced')).toHaveLength(1);
  });

  test('from two connections at once is one', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    const second = openDatabase(db.name);
    announce(guildId, id, version);
    expect(() => announceRelease(second, as('noah', guildId, id, { maintainer: true }), { ...INPUT, version })).toThrow(
      saying('release.errors.announcedBy'),
    );
    second.close();
  });

  test('is refused of what was not approved, or changed since the preview', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    expect(() => announce(guildId, id, 1)).toThrow(saying('release.errors.is.draft', { id }));
    const other = approved(db, newGuild());
    expect(() => announce(other.guildId, other.id, other.version - 1)).toThrow(saying('release.errors.changed'));
  });

  test('is refused while something mandatory is missing, unless an admin said why not; that is on the card', () => {
    const guildId = newGuild();
    const { id } = draft(db, guildId).release;
    submitRelease(db, as('ines', guildId, id), null);
    approveRelease(db, as('camille', guildId, id), 1);
    expect(() => announce(guildId, id, 1)).toThrow(saying('release.errors.incomplete', { id }));
    expect(getRelease(db, guildId, id).state).toBe('approved');
    overrideChecklist(db, as('camille', guildId, id), 'The partner waits.');
    expect(announce(guildId, id, 1)).toMatchObject({ state: 'announced', override: 'The partner waits.' });
    expect(announcementNow(db, id)).toMatchObject({ override: 'The partner waits.' });
  });

  test('an override holds for one version', () => {
    const guildId = newGuild();
    const { id } = approved(db, guildId);
    overrideChecklist(db, as('camille', guildId, id), 'The partner waits.');
    expect(editRelease(db, as('ines', guildId, id), { maturity: 'ready' }).override).toBeNull();
  });
});

describe('a planned announcement', () => {
  const plan = (guildId: string, id: number, version: number, announceAt = 20_000) =>
    planAnnouncement(db, as('camille', guildId, id), { ...INPUT, version, announceAt });
  const dueIn = (guildId: string, now: number) => dueReleases(db, now).filter((due) => due.guildId === guildId);

  test('is due at its time, and made once by whoever planned it, where it was previewed', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    expect(plan(guildId, id, version)).toMatchObject({ state: 'approved', announceAt: 20_000 });
    expect(dueIn(guildId, 19_999)).toEqual([]);
    const [due] = dueIn(guildId, 20_000);
    expect(due).toEqual({ id, guildId });
    announceDue(db, { id, guildId }, 20_500, INPUT);
    announceDue(db, { id, guildId }, 20_500, INPUT);
    expect(getRelease(db, guildId, id)).toMatchObject({
      state: 'announced',
      announcedBy: 'camille',
      announcedAt: 20_500,
    });
    const said = outbox(guildId).filter(({ kind }) => kind === 'release.announced');
    expect(said).toMatchObject([{ channel_id: '77', crossposted: 0 }]);
    expect(dueIn(guildId, 30_000)).toEqual([]);
  });

  test('can be cancelled, and the approval stays', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    plan(guildId, id, version);
    expect(cancelAnnouncement(db, as('camille', guildId, id))).toMatchObject({ state: 'approved', announceAt: null });
    expect(() => cancelAnnouncement(db, as('camille', guildId, id))).toThrow(saying('release.errors.notPlanned'));
    announceDue(db, { id, guildId }, 20_500, INPUT);
    expect(getRelease(db, guildId, id).state).toBe('approved');
  });

  test('can’t be of the past, nor of something incomplete', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    expect(() => plan(guildId, id, version, 6_000)).toThrow(saying('release.errors.momentPassed'));
    const other = newGuild();
    const { id: bare } = draft(db, other).release;
    submitRelease(db, as('ines', other, bare), null);
    approveRelease(db, as('camille', other, bare), 1);
    expect(() => plan(other, bare, 1)).toThrow(saying('release.errors.incomplete'));
  });

  test('that can’t be made any more is dropped, and the maintainers are told why', () => {
    const guildId = newGuild();
    const { id, version } = approved(db, guildId);
    plan(guildId, id, version);
    const reason = { key: 'release.errors.noChannel' as const, params: {} };
    dropPlan(db, { id, guildId }, 20_500, { channelId: '66', reason });
    expect(getRelease(db, guildId, id)).toMatchObject({ state: 'approved', announceAt: null });
    expect(outbox(guildId).at(-1)).toMatchObject({ kind: 'release.unplanned', channel_id: '66' });
  });
});

describe('after the announcement', () => {
  function announced(guildId = newGuild(), facts = {}) {
    const { id, version } = approved(db, guildId, facts);
    announce(guildId, id, version);
    db.prepare("UPDATE outbox SET state = 'delivered', message_id = '1' WHERE subject = ?").run(`release:${id}`);
    return { guildId, id };
  }
  const post = (guildId: string) => outbox(guildId).find(({ kind }) => kind === 'release.announced');

  test('an edit waits until it is amended, with a dated note', () => {
    const { guildId, id } = announced();
    editRelease(db, as('ines', guildId, id), { stated: { intendedUse: 'Something else.' } });
    expect(announcementNow(db, id)?.intendedUse).toBe('Assistants in French.');
    const { version, announcedVersion } = getRelease(db, guildId, id);
    expect(version).not.toBe(announcedVersion);
    const amended = amendRelease(db, as('camille', guildId, id, { at: 11_000 }), {
      version,
      note: 'The use was wrong.',
      endpoint: ENDPOINT,
      assess,
    });
    expect(amended.announcedVersion).toBe(amended.version);
    expect(announcementNow(db, id)?.intendedUse).toBe('Something else.');
    expect(notesOf(db, id)).toEqual([{ note: 'The use was wrong.', at: 11_000 }]);
    expect(post(guildId)?.stale).toBeGreaterThan(0);
  });

  test('an amendment is for maintainers, and of the version that they saw', () => {
    const { guildId, id } = announced();
    const { version } = getRelease(db, guildId, id);
    const input = { version, note: 'x', endpoint: ENDPOINT, assess };
    expect(() => amendRelease(db, as('ines', guildId, id), input)).toThrow(saying('release.errors.notKeeper'));
    editRelease(db, as('ines', guildId, id), { stated: { limits: 'None.' } });
    expect(() => amendRelease(db, as('camille', guildId, id), input)).toThrow(saying('release.errors.changed'));
  });

  test('another announced release may take its place', () => {
    const { guildId, id } = announced();
    const next = announced(guildId, { repository: 'OpenLLM-France/Lucie-8B' }).id;
    expect(() => supersedeRelease(db, as('camille', guildId, id), id)).toThrow(saying('release.errors.sameRelease'));
    const bare = draft(db, guildId, { facts: { repository: 'OpenLLM-France/Lucie-9B' } }).release.id;
    expect(() => supersedeRelease(db, as('camille', guildId, id), bare)).toThrow(saying('release.errors.notAnnounced'));
    expect(supersedeRelease(db, as('camille', guildId, id), next)).toMatchObject({
      state: 'superseded',
      supersededBy: next,
    });
    expect(() => editRelease(db, as('ines', guildId, id), {})).toThrow(saying('release.errors.is.superseded'));
  });

  test('a withdrawal is told by the announcement and by a notice', () => {
    const { guildId, id } = announced();
    const withdrawn = withdrawRelease(db, as('camille', guildId, id), { reason: 'A leak.', place: PLACE });
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawnReason: 'A leak.' });
    expect(post(guildId)?.stale).toBeGreaterThan(0);
    expect(outbox(guildId).at(-1)).toMatchObject({ kind: 'release.withdrawn', channel_id: '77', crossposted: 0 });
    expect(() => withdrawRelease(db, as('camille', guildId, id), { reason: 'Again.', place: null })).toThrow(
      saying('release.errors.is.withdrawn'),
    );
  });

  test('somebody who was forgotten gets the credit at once from a maintainer, and keeps it', () => {
    const { guildId, id } = announced();
    const { version } = getRelease(db, guildId, id);
    expect(() => addMaker(db, as('ines', guildId, id), { userId: 'x', name: 'X', kind: 'test' })).toThrow(
      saying('release.errors.announcedMakers', { id }),
    );
    addMaker(db, as('camille', guildId, id), { userId: 'noah', name: 'Noah', kind: 'test' });
    const credits = () => creditsOf(db, contributorOf(db, guildId, 'noah')?.id ?? 0, { size: 9, number: 1 }).total;
    expect(credits()).toBe(1);
    expect(() => removeMaker(db, as('ines', guildId, id), 'noah')).toThrow(saying('release.errors.announcedMakers'));
    removeMaker(db, as('camille', guildId, id), 'noah');
    expect(makersOf(db, id).map(({ userId }) => userId)).toEqual(['ines']);
    expect(credits()).toBe(1);
    expect(() => removeMaker(db, as('camille', guildId, id), 'noah')).toThrow(saying('release.errors.noMaker'));
    expect(getRelease(db, guildId, id).version).toBe(version);
  });
});

describe('the releases of a guild', () => {
  const guildId = newGuild();
  const lucie = approved(db, guildId);
  announce(guildId, lucie.id, lucie.version);
  draft(db, guildId, { facts: { repository: 'OpenLLM-France/Luciole-1B-Base', licence: 'MIT' } });
  draft(db, newGuild());
  const names = (filter = {}) =>
    listReleases(db, guildId, { ...filter, offset: 0, limit: 10 }).releases.map(({ name }) => name);

  test('are listed newest first, narrowed by family, state, licence and year', () => {
    expect(names()).toEqual(['Luciole-1B-Base', 'Lucie-7B']);
    expect(names({ family: 'luciole' })).toEqual(['Luciole-1B-Base']);
    expect(names({ state: 'announced' })).toEqual(['Lucie-7B']);
    expect(names({ licence: 'mit' })).toEqual(['Luciole-1B-Base']);
    expect(names({ year: 1970 })).toHaveLength(2);
    expect(names({ year: 2026 })).toEqual([]);
  });

  test('are found by number, name and organisation', () => {
    const find = (typed: string) =>
      findReleases(db, guildId, { typed, states: ['draft', 'announced'], limit: 9 }).map(({ name }) => name);
    expect(find('1b')).toEqual(['Luciole-1B-Base']);
    expect(find(`#${lucie.id}`)).toContain('Lucie-7B');
    expect(find('openllm')).toHaveLength(2);
  });

  test('offer their families and licences once each', () => {
    expect(knownValues(db, guildId, 'family')).toEqual(['Lucie', 'Luciole']);
    expect(knownValues(db, guildId, 'licence')).toEqual(['apache-2.0', 'MIT']);
  });
});
