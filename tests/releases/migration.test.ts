import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate } from '../../src/database/migrate.ts';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { amendRelease, withdrawRelease } from '../../src/releases/amend.store.ts';
import { announcementNow } from '../../src/releases/announce.store.ts';
import { assessor } from '../../src/releases/assess.ts';
import { editRelease } from '../../src/releases/edit.store.ts';
import { factsOf } from '../../src/releases/facts.rules.ts';
import { STATES } from '../../src/releases/lifecycle.rules.ts';
import { makersOf } from '../../src/releases/makers.store.ts';
import { approveRelease } from '../../src/releases/review.store.ts';
import { getRelease, listReleases } from '../../src/releases/store.ts';
import { MIGRATIONS } from '../support/database.ts';
import { temporaryFolder } from '../support/folder.ts';
import { as } from './drafts.ts';

/** The migrations of the version in which a release was what the Hub says and one sentence. */
const BEFORE = 6;
const OVER = ['announced', 'superseded', 'withdrawn'];
const folder = temporaryFolder();
const old = temporaryFolder();
let db: Database;

/** A file as that version left it, with a release in each state. Nothing ever led to some of them. */
beforeAll(() => {
  for (const name of readdirSync(MIGRATIONS).sort().slice(0, BEFORE))
    copyFileSync(join(MIGRATIONS, name), join(old, name));
  db = openDatabase(join(folder, 'ruche.sqlite'));
  migrate(db, old);
  const insert = db.prepare(
    `INSERT INTO releases (guild_id, state, version, maturity, summary, drafted_by, drafted_at, kind, repository,
       revision, parameters, licence, base_models, relation, datasets, languages, gated, task, created_at, modified_at,
       announced_by, announced_at)
     VALUES ('g', @state, 3, 'research', @summary, 'ines', 5000, 'model', @repository, 'abc', 7000000000, 'apache-2.0',
       '["x/Base"]', 'finetune', '["x/Data"]', '["fr","en"]', 1, 'text-generation', 1000, 2000, @by, @at)`,
  );
  for (const state of STATES) {
    const isOver = OVER.includes(state);
    const by = isOver ? 'camille' : null;
    insert.run({ state, summary: 'Une phrase.', repository: `x/Lucie-7B-${state}`, by, at: isOver ? 9_000 : null });
  }
  // Says as little as was possible; its author erased their data.
  db.prepare(
    `INSERT INTO releases (guild_id, maturity, drafted_at, kind, repository, revision)
     VALUES ('g', 'ready', 6000, 'dataset', 'x/Voix', 'def')`,
  ).run();
  migrate(db, MIGRATIONS);
});
afterAll(() => {
  db.close();
});

const ALL = { offset: 0, limit: 20 };
const named = (state: string) => {
  const found = listReleases(db, 'g', ALL).releases.find(({ name }) => name === `Lucie-7B-${state}`);
  if (!found) throw new Error(`no release ${state}`);
  return found;
};

test.each(STATES.map((state) => [state, state === 'approved' ? 'in_review' : state]))(
  'a release that was %s is %s, with all that it said',
  (before, state) => {
    const release = named(before);
    expect(release).toMatchObject({
      state,
      version: 3,
      family: 'Lucie',
      kind: 'model',
      maturity: 'research',
      draftedBy: 'ines',
      draftedAt: 5_000,
      announcedBy: OVER.includes(before) ? 'camille' : null,
      announcedAt: OVER.includes(before) ? 9_000 : null,
      announcedVersion: OVER.includes(before) ? 3 : null,
      stated: { summary: { fr: 'Une phrase.', en: 'Une phrase.' }, intendedUse: null, evaluations: [] },
      hub: { repository: `x/Lucie-7B-${before}`, revision: 'abc', createdAt: 1_000, modifiedAt: 2_000 },
    });
    expect(factsOf(release)).toMatchObject({
      parameters: 7e9,
      licence: 'apache-2.0',
      baseModels: ['x/Base'],
      relation: 'finetune',
      datasets: ['x/Data'],
      languages: ['fr', 'en'],
      gated: true,
      task: 'text-generation',
      tokens: null,
    });
  },
);

test('one that said as little as was possible is there as well, and the licences are found by the list', () => {
  const { releases, total } = listReleases(db, 'g', ALL);
  expect(total).toBe(STATES.length + 1);
  expect(releases[0]).toMatchObject({
    name: 'Voix',
    family: 'Voix',
    draftedBy: null,
    hub: { parameters: null, gated: false },
  });
  expect(listReleases(db, 'g', { ...ALL, licence: 'Apache-2.0' }).total).toBe(STATES.length);
});

test('they live on: edited, approved, amended, withdrawn', async () => {
  const assess = (await assessor('https://huggingface.co'))({ mandatoryItems: null }, 9_000);
  const { id } = named('approved');
  editRelease(db, as('ines', 'g', id), { stated: { intendedUse: 'Assistants.' } });
  expect(approveRelease(db, as('camille', 'g', id), 4).state).toBe('approved');
  const { id: out, version } = named('announced');
  expect(announcementNow(db, out)).toBeNull();
  amendRelease(db, as('camille', 'g', out), {
    version,
    note: 'Corrected.',
    endpoint: 'https://huggingface.co',
    assess,
  });
  expect(announcementNow(db, out)).toMatchObject({ name: 'Lucie-7B-announced', version: 3 });
  withdrawRelease(db, as('camille', 'g', out), { reason: 'A leak.', place: null });
  expect(getRelease(db, 'g', out).state).toBe('withdrawn');
  expect(makersOf(db, out)).toEqual([]);
});

test('numbers go on where they were', () => {
  expect(db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'releases'").pluck().get()).toBe(STATES.length + 1);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});
