import { describe, expect, test } from '@jest/globals';
import { type Candidate, isSoon, rank, type Worker } from '../../src/tasks/suggest.rules.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const NEWCOMER: Worker = { skills: [], finished: [] };

function task(id: number, given: Partial<Candidate> = {}): Candidate {
  return { id, area: 'community', size: 'M', priority: 'normal', dueAt: null, skills: [], ...given };
}

const did = (area: Candidate['area'], size: Candidate['size'], count = 1) =>
  Array.from({ length: count }, () => ({ area, size }));

describe('the order', () => {
  const cases: [why: string, worker: Worker, candidates: Candidate[], order: number[]][] = [
    ['of equals the newest comes first', NEWCOMER, [task(1), task(3), task(2)], [3, 2, 1]],
    [
      'a skill that fits comes before all else',
      { ...NEWCOMER, skills: ['Python'] },
      [
        task(1, { skills: ['Python'] }),
        task(2, { size: 'S' }),
        task(3, { priority: 'high' }),
        task(4, { dueAt: NOW + DAY }),
      ],
      [1, 2, 4, 3],
    ],
    [
      'two skills weigh more than one',
      { ...NEWCOMER, skills: ['Python', 'Rust'] },
      [task(1, { skills: ['Python', 'Rust'] }), task(2, { skills: ['Python'] })],
      [1, 2],
    ],
    [
      'of tasks with a known skill the one without an unknown skill comes first',
      { ...NEWCOMER, skills: ['Python'] },
      [task(1, { skills: ['Python'] }), task(2, { skills: ['Python', 'Rust'] })],
      [1, 2],
    ],
    [
      'a newcomer is offered small tasks first and weeks of work last',
      NEWCOMER,
      [task(1, { size: 'S' }), task(2, { size: 'M' }), task(3, { size: 'L' })],
      [1, 2, 3],
    ],
    [
      'who finished tasks is offered their usual size first',
      { skills: [], finished: [...did('code', 'L', 2), ...did('code', 'S')] },
      [task(1, { size: 'L' }), task(2, { size: 'M' }), task(3, { size: 'S' })],
      [1, 3, 2],
    ],
    [
      'the area where more was finished comes first',
      { skills: [], finished: [...did('data', 'M', 3), ...did('legal', 'M')] },
      [task(1, { area: 'data' }), task(2, { area: 'legal' }), task(3)],
      [1, 2, 3],
    ],
    [
      'what is due or urgent comes before what can wait',
      NEWCOMER,
      [
        task(1, { priority: 'low' }),
        task(2),
        task(3, { priority: 'high' }),
        task(4, { dueAt: NOW + 6 * DAY }),
        task(5, { dueAt: NOW + 30 * DAY }),
      ],
      [4, 3, 5, 2, 1],
    ],
  ];

  test.each(cases)('%s', (_, worker, candidates, order) => {
    expect(rank(candidates, worker, NOW).map(({ id }) => id)).toEqual(order);
  });
});

describe('the reasons', () => {
  const worker: Worker = { skills: ['Python', 'Rust'], finished: did('data', 'S', 2) };
  test.each<[Partial<Candidate>, Worker, string[]]>([
    [{}, NEWCOMER, ['anyone']],
    [{ skills: ['Go'] }, NEWCOMER, ['learn']],
    [{ size: 'S' }, NEWCOMER, ['small']],
    [{ size: 'S' }, worker, ['usualSize']],
    [{ area: 'data' }, worker, ['area']],
    [{ dueAt: NOW - 1 }, NEWCOMER, ['overdue']],
    [{ dueAt: NOW }, NEWCOMER, ['due']],
    [{ dueAt: NOW + 7 * DAY }, NEWCOMER, ['anyone']],
    [{ priority: 'low' }, NEWCOMER, ['anyone']],
    [
      { skills: ['Rust', 'Go'], area: 'data', size: 'S', dueAt: NOW, priority: 'high' },
      worker,
      ['skills', 'area', 'due', 'urgent', 'usualSize'],
    ],
  ])('for %j', (given, who, reasons) => {
    expect(rank([task(1, given)], who, NOW)[0]?.reasons.map(({ why }) => why)).toEqual(reasons);
  });

  test('name the skills that fit, how much was finished in the area, and what there is to learn', () => {
    expect(rank([task(1, { skills: ['Go', 'Rust'], area: 'data' })], worker, NOW)[0]?.reasons).toEqual([
      { why: 'skills', skills: ['Rust'] },
      { why: 'area', area: 'data', count: 2 },
    ]);
    expect(rank([task(1, { skills: ['Go', 'C'] })], NEWCOMER, NOW)[0]?.reasons).toEqual([
      { why: 'learn', skills: ['Go', 'C'] },
    ]);
  });
});

test('soon is less than a week away, or past', () => {
  expect([NOW - 1, NOW, NOW + 7 * DAY - 1, NOW + 7 * DAY, null].map((dueAt) => isSoon(dueAt, NOW))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
