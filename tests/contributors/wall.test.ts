import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { KINDS } from '../../src/contributors/credit.rules.ts';
import { addCredit, countUnnamed, creditsSince, sharesSince } from '../../src/contributors/credits.store.ts';
import { allContributorsFile, csvFile, markdownFile, readProject } from '../../src/contributors/export.rules.ts';
import { blankProfiles, savePreferences } from '../../src/contributors/profile.store.ts';
import { ensureContributor } from '../../src/contributors/store.ts';
import { kindsOnWall, peopleOf, periodStart, ranking, type Share } from '../../src/contributors/wall.rules.ts';
import { testDatabase } from '../support/database.ts';

const share = (name: string, kind: Share['kind'], count: number, links: Partial<Share> = {}): Share => ({
  contributorId: name.length + name.charCodeAt(0) * 100,
  name,
  github: null,
  huggingFace: null,
  kind,
  count,
  ...links,
});
const shares = [
  share('Zoé', 'code', 1),
  share('Élodie', 'code', 4, { github: 'elodie', huggingFace: 'elo' }),
  share('Élodie', 'data', 1, { github: 'elodie', huggingFace: 'elo' }),
  share('Ada', 'data', 5),
];

describe('the wall', () => {
  test('shows the kinds of which there was most first, and people by name, not by number', () => {
    expect(kindsOnWall(shares)).toEqual([
      { kind: 'data', count: 6, names: ['Ada', 'Élodie'] },
      { kind: 'code', count: 5, names: ['Élodie', 'Zoé'] },
    ]);
    expect(kindsOnWall([])).toEqual([]);
  });

  test('ranks, where it is asked to, with shared places', () => {
    expect(ranking(shares)).toEqual([
      { place: 1, name: 'Ada', count: 5 },
      { place: 1, name: 'Élodie', count: 5 },
      { place: 3, name: 'Zoé', count: 1 },
    ]);
  });

  test.each([
    ['month', 30],
    ['quarter', 91],
    ['year', 365],
  ] as const)('looks back for a %s over %d days', (period, days) => {
    expect(periodStart(period, Date.UTC(2027, 0, 1))).toBe(Date.UTC(2027, 0, 1) - days * 86_400_000);
  });
});

/** What https://json.schemastore.org/all-contributors.json asks of a file, for the fields that are written. */
const published = {
  type: 'object',
  required: ['projectName', 'projectOwner'],
  additionalProperties: false,
  properties: {
    projectName: { type: 'string' },
    projectOwner: { type: 'string' },
    repoType: { enum: ['github', 'gitlab'] },
    repoHost: { type: 'string' },
    files: { type: 'array', items: { type: 'string' } },
    imageSize: { type: 'number', minimum: 0 },
    contributorsPerLine: { type: 'number', minimum: 0 },
    contributors: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['login', 'name', 'avatar_url', 'profile', 'contributions'],
        properties: {
          login: { type: 'string' },
          name: { type: 'string' },
          avatar_url: { type: 'string', pattern: '^https://' },
          profile: { type: 'string', pattern: '^https://' },
          contributions: {
            type: 'array',
            minItems: 1,
            items: {
              enum: (
                'a11y audio blog bug business code content data design doc eventOrganizing example financial ' +
                'fundingFinding ideas infra maintenance mentoring platform plugin projectManagement promotion question ' +
                'research review security talk test tool translation tutorial userTesting video'
              ).split(' '),
            },
          },
        },
      },
    },
  },
};

describe('.all-contributorsrc', () => {
  test('has the published shape, with every kind that there is, and those who have a login', () => {
    const all = KINDS.map((kind) => share('Grace', kind, 1, { github: 'grace' }));
    const file: unknown = JSON.parse(allContributorsFile({ owner: 'o', name: 'n' }, [...shares, ...all]));
    const validate = new Ajv().compile(published);
    expect(validate(file)).toBe(true);
    expect(file).toMatchObject({
      projectOwner: 'o',
      projectName: 'n',
      contributors: [{ login: 'elodie', name: 'Élodie', contributions: ['code', 'data'] }, { login: 'grace' }],
    });
  });

  test.each([
    ['OpenLLM-France/Lucie', 'OpenLLM-France', 'Lucie'],
    ['https://github.com/o/n.git', 'o', 'n'],
    ['github.com/o/n.js/', 'o', 'n.js'],
  ])('belongs to a repository, read from %j', (typed, owner, name) => {
    expect(readProject(typed)).toEqual({ owner, name });
  });

  test.each(['', 'n', 'o/n/x', 'https://gitlab.com/o/n', '../..', 'o/ n'])('but not from %j', (typed) => {
    expect(() => readProject(typed)).toThrow('contributor.errors.badProject');
  });
});

test('Markdown names everyone with their links and what they did, whatever their name holds', () => {
  const lines = markdownFile([...shares.slice(1, 3), share('<b>[x](y)*', 'code', 1)], (kind) => kind.toUpperCase());
  expect(lines).toBe(
    '- **Élodie** · [GitHub](https://github.com/elodie) · [Hugging Face](https://huggingface.co/elo) — CODE, DATA\n' +
      '- **\\<b\\>\\[x\\]\\(y\\)\\*** — CODE\n',
  );
});

test('Markdown makes no link of a name', () => {
  const lines = markdownFile([share('https://evil.example www.evil.example', 'code', 1)], (kind) => kind);
  expect(lines).toBe('- **https\\://evil\\.example www\\.evil\\.example** — code\n');
});

test('a login that two profiles name is one contributor, with the kinds of both', () => {
  const two = [
    share('Ada', 'code', 1, { github: 'ada' }),
    share('Ada L.', 'code', 2, { github: 'Ada' }),
    share('Ada L.', 'doc', 1, { github: 'Ada' }),
  ];
  expect(JSON.parse(allContributorsFile({ owner: 'o', name: 'n' }, two))).toMatchObject({
    contributors: [{ login: 'ada', name: 'Ada', contributions: ['code', 'doc'] }],
  });
});

test('CSV quotes what needs it, and no cell is a formula', () => {
  expect(
    csvFile([
      ['a', 1, null],
      ['say "hi", you', '=1+1', '-x'],
      ['two\nlines', '@x', 'é'],
      [' =1+1', 'a; =1', '＝1'],
    ]),
  ).toBe(`\ufeffa,1,\r\n"say ""hi"", you",'=1+1,'-x\r\n"two\nlines",'@x,é\r\n '=1+1,a; '=1,'＝1\r\n`);
});

describe('who is on it', () => {
  const db = testDatabase();
  const T0 = Date.UTC(2026, 10, 23);
  const act = (userId: string) => ({ guildId: 'g', userId, name: `${userId}’s name`, at: T0 });
  const credit = (userId: string, at: number, guildId = 'g') =>
    addCredit(db, {
      guildId,
      contributorId: ensureContributor(db, { ...act(userId), guildId }),
      kind: 'code',
      origin: 'task',
      originId: at,
      at,
    });
  const names = (since = 0) => peopleOf(sharesSince(db, 'g', since)).map(({ name }) => name);

  test('are those of the guild and the period, under the name that they chose, unless they prefer not to', () => {
    for (const [user, at] of [
      ['a', 1],
      ['b', 2],
      ['b', 3],
      ['c', 4],
    ] as const)
      credit(user, at);
    credit('d', 5, 'another');
    savePreferences(db, { ...act('a'), preferences: { creditedAs: 'Zelda' } });
    expect(names()).toEqual(['b’s name', 'c’s name', 'Zelda']);
    expect(names(2)).toEqual(['b’s name', 'c’s name']);
    savePreferences(db, { ...act('c'), preferences: { onWall: false } });
    expect(names()).toEqual(['b’s name', 'Zelda']);
    expect(creditsSince(db, 'g', 2).map(({ name, at }) => [name, at])).toEqual([
      ['b’s name', 2],
      ['b’s name', 3],
    ]);
    expect(countUnnamed(db, 'g', 0)).toBe(1);
  });

  test('are no more those who erased their data', () => {
    blankProfiles(db, 'b');
    expect(names()).toEqual(['Zelda']);
  });
});
