import { describe, expect, test } from '@jest/globals';
import { editsBetween, hidden, type Sight } from '../../src/releases/hub-edits.rules.ts';
import { nextLookAt, readUntil, whatIsNew } from '../../src/releases/watch.rules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [0, 10 * MINUTE],
  [1, 20 * MINUTE],
  [3, 80 * MINUTE],
  [50, 24 * HOUR],
])('after %d failures the next look is in %d ms', (failures, wait) => {
  expect(nextLookAt(failures, 1_000)).toBe(1_000 + wait);
});

test.each([
  ['up to the last change that was seen', 6 * HOUR - 1, 77],
  ['to its end every six hours', 6 * HOUR, null],
])('a list is read %s', (_, now, until) => {
  expect(readUntil({ seenUntilAt: 77, wholeAt: 0 }, now)).toBe(until);
});

const NOT = { sameRevision: false, announced: false };
test.each([
  ['one that is not known is new', undefined, NOT, 'new'],
  ['one that is as it was is nothing', { revision: 'b', proposedAt: null }, NOT, 'nothing'],
  ['one with another commit is changed', { revision: 'a', proposedAt: null }, NOT, 'changed'],
  ['one that was proposed a day ago is changed', { revision: 'a', proposedAt: 0 }, NOT, 'changed'],
  ['one that was proposed this morning corrects its proposal', { revision: 'a', proposedAt: 1 }, NOT, 'correct'],
  ['one whose very revision was drafted is kept', undefined, { ...NOT, sameRevision: true }, 'keep'],
  ['one that was announced is kept: its edits are told otherwise', undefined, { ...NOT, announced: true }, 'keep'],
] as const)('%s', (_, known, covered, what) => {
  expect(whatIsNew({ revision: 'b' }, known, covered, 24 * HOUR)).toBe(what);
});

describe('what maintainers are told of an announced release', () => {
  const AS_IT_WAS: Sight = { access: 'public', repository: 'o/n', revision: 'a', licence: 'mit', gated: false };
  const edits = (before: Partial<Sight>, now: Partial<Sight>, announced: Partial<Sight> = {}) =>
    editsBetween({ ...AS_IT_WAS, ...before }, { ...AS_IT_WAS, ...now }, { ...AS_IT_WAS, ...announced }).map(
      ({ what, from, to }) => [what, from, to],
    );

  test.each([
    ['nothing, when nothing changed', {}, {}, {}, []],
    ['a new revision', {}, { revision: 'b' }, {}, [['revision', 'a', 'b']]],
    [
      'another licence, first',
      {},
      { revision: 'b', licence: null },
      {},
      [
        ['licence', 'mit', null],
        ['revision', 'a', 'b'],
      ],
    ],
    [
      'a licence where there was none',
      { licence: null },
      { licence: 'mit' },
      { licence: null },
      [['licence', null, 'mit']],
    ],
    ['another name', {}, { repository: 'o/m' }, {}, [['repository', 'o/n', 'o/m']]],
    ['access on request', {}, { gated: true }, {}, [['gated', 'false', 'true']]],
    ['nothing of what the release says by now', {}, { revision: 'b' }, { revision: 'b' }, []],
    ['that it is gone, and nothing else', {}, { access: 'gone', revision: 'b' }, {}, [['access', 'public', 'gone']]],
    ['nothing more while it is gone', { access: 'gone' }, { access: 'gone' }, {}, []],
    ['that it is back', { access: 'gone' }, {}, {}, [['access', 'gone', 'public']]],
    [
      'that it is back, and what it is now',
      { access: 'private' },
      { revision: 'b' },
      {},
      [
        ['access', 'private', 'public'],
        ['revision', 'a', 'b'],
      ],
    ],
  ] as [string, Partial<Sight>, Partial<Sight>, Partial<Sight>, unknown[]][])(
    '%s',
    (_, before, now, announced, told) => {
      expect(edits(before, now, announced)).toEqual(told);
    },
  );

  test('what can’t be seen is kept in mind as it was', () => {
    expect(hidden(AS_IT_WAS, 'gone')).toEqual({ ...AS_IT_WAS, access: 'gone' });
  });
});
