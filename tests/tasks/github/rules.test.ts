import { describe, expect, test } from '@jest/globals';
import {
  carries,
  consequenceOf,
  draftOf,
  type Issue,
  isEcho,
  nextLook,
  pauseUntil,
  readRepository,
  wordsOf,
} from '../../../src/tasks/github/rules.ts';
import { UserError } from '../../../src/user-error.ts';

const issue: Issue = {
  number: 7,
  title: 'Fix the tokenizer',
  body: 'It **splits** accents.',
  url: 'https://github.com/o/r/issues/7',
  state: 'open',
  completed: false,
  labels: [],
  assignees: [],
  updatedAt: 0,
};

describe('a repository', () => {
  test.each([
    ['OpenLLM-France/Luciole-Training', 'OpenLLM-France/Luciole-Training'],
    [' o/r ', 'o/r'],
    ['https://github.com/o/r', 'o/r'],
    ['http://www.github.com/o/r/', 'o/r'],
    ['https://github.com/o/my.repo.git', 'o/my.repo'],
    ['https://github.com/o/r/issues?q=is%3Aopen', 'o/r'],
    ['https://github.com/o/r#readme', 'o/r'],
  ])('is read out of %s', (typed, repository) => expect(readRepository(typed)).toBe(repository));

  test.each([
    '',
    'o',
    'o/',
    '/r',
    'o/..',
    'o/.',
    '-o/r',
    'o r/x',
    'https://gitlab.com/o/r',
    'o/r\u0000x',
    'é/r',
    'o/.git',
  ])('is not read out of %j', (typed) => expect(() => readRepository(typed)).toThrow(UserError));
});

describe('the task of an issue', () => {
  test('has its words, its link and what its labels say of the area', () => {
    expect(draftOf({ ...issue, labels: ['good first issue', 'Area: Docs'] })).toMatchObject({
      title: 'Fix the tokenizer',
      description: 'It **splits** accents.',
      link: issue.url,
      area: 'documentation',
      creditKind: 'doc',
    });
    expect(draftOf(issue)).toMatchObject({ area: 'code', creditKind: 'code', capacity: 1, dueAt: null });
  });

  test.each([
    ['données', 'data'],
    ['bug', 'code'],
    ['Évaluation', 'evaluation'],
    ['type/dataset', 'data'],
    ['constructor', 'code'],
    ['license', 'legal'],
  ])('with the label %s is about %s', (label, area) => expect(draftOf({ ...issue, labels: [label] }).area).toBe(area));

  test('is cut to what a task holds, by characters', () => {
    const { title, description } = wordsOf({ title: '🐝'.repeat(300), body: 'x'.repeat(5_000) });
    expect([...title]).toHaveLength(120);
    expect(title.endsWith('…')).toBe(true);
    expect([...description]).toHaveLength(2_000);
  });

  test('has a title even where the issue shows none', () => {
    expect(wordsOf({ title: '\u200b ', body: '' })).toEqual({ title: '—', description: '' });
  });

  test('is without the comments of a template, whatever their number', () => {
    expect(
      wordsOf({ title: 'x', body: '<!-- please fill -->\n## What\n<!-- a\nb -->It breaks<!-- open' }).description,
    ).toBe('## What\nIt breaks');
    expect(wordsOf({ title: 'x', body: '<!--'.repeat(200_000) }).description).toBe('');
  });
});

test.each([
  [['Good First Issue'], 'good first issue', true],
  [['bug'], 'good first issue', false],
  [[], '', true],
  [[], 'bug', false],
])('an issue with %j is among those with %j: %s', (labels, label, expected) =>
  expect(carries(labels, label)).toBe(expected),
);

describe('a change of state there', () => {
  const closed = { state: 'closed', completed: true } as const;
  const dropped = { state: 'closed', completed: false } as const;
  const open = { state: 'open', completed: false } as const;
  test.each([
    ['completed, held', 'open', closed, 'claimed', ['1'], 'approve'],
    ['completed, handed in', 'open', closed, 'in_review', ['1'], 'approve'],
    ['completed, held by nobody', 'open', closed, 'open', [], 'close'],
    ['not planned, held', 'open', dropped, 'claimed', ['1'], 'close'],
    ['closed as before', 'closed', closed, 'claimed', ['1'], undefined],
    ['closed, closed here already', 'open', closed, 'closed', [], undefined],
    ['closed, done here already', 'open', dropped, 'done', ['1'], undefined],
    ['reopened, closed here', 'closed', open, 'closed', [], 'reopen'],
    ['reopened, done here', 'closed', open, 'done', ['1'], undefined],
    ['open as before, closed here', 'open', open, 'closed', [], undefined],
  ] as const)('%s', (_, before, now, state, claimants, expected) =>
    expect(consequenceOf(before, now, { state, claimants })).toBe(expected),
  );
});

test('our own change is an echo, give or take some seconds; what comes later is not', () => {
  expect(isEcho(10_000, 10_000)).toBe(true);
  expect(isEcho(11_000, 10_000)).toBe(true);
  expect(isEcho(60_000, 10_000)).toBe(false);
  expect(isEcho(0, null)).toBe(false);
});

const MINUTE = 60_000;
test.each([
  [0, 10],
  [1, 20],
  [3, 80],
  [20, 1_440],
  [5_000, 1_440],
])('after %i failures in a row it looks again in %i minutes', (failures, minutes) =>
  expect(nextLook(0, failures)).toBe(minutes * MINUTE),
);

test.each([
  [90 * MINUTE, 90],
  [0, 1],
  [-5, 1],
  [9_999_999_999_999, 1_440],
])('asked to wait until %i it waits %i minutes', (notBefore, minutes) =>
  expect(pauseUntil(0, notBefore)).toBe(minutes * MINUTE),
);
