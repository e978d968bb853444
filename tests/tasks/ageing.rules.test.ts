import { describe, expect, test } from '@jest/globals';
import { dayOf, dueAt, isDue, outcomeOf } from '../../src/tasks/ageing.rules.ts';

const DAY = 24 * 60 * 60_000;
const START = Date.UTC(2027, 0, 4, 9);
const day = (days: number) => START + days * DAY;
const away = (from: number, until: number) => ({ awayFromAt: day(from), awayUntilAt: day(until) });
const present = { awayFromAt: null, awayUntilAt: null };

describe('a clock of ten days', () => {
  test.each([
    ['is due after ten days', present, 10],
    ['stands still during an absence', away(3, 8), 15],
    ['stands still for thirty days', away(1, 31), 40],
    ['does not count what was before its start', away(-5, 2), 12],
    ['forgets an absence that ended before its start', away(-9, -2), 10],
    ['forgets an absence that ends at its start', away(-9, 0), 10],
    ['forgets an absence that begins after it was due', away(12, 20), 10],
    ['is due before an absence that begins at that moment', away(10, 20), 10],
    ['waits for the return when an absence begins just before', away(9.5, 20), 20.5],
    ['forgets an absence that was called off before it began', away(3, 3), 10],
  ])('%s', (_, absence, days) => {
    expect((dueAt({ since: START, days: 10, absence }) - START) / DAY).toBe(days);
  });

  test.each([
    ['a moment before', present, day(10) - 1, false],
    ['at the moment', present, day(10), true],
    ['later', present, day(11), true],
    ['while they are away, though it was due before', away(11, 20), day(12), false],
    ['when they are back', away(11, 20), day(20), true],
    ['when they are back before it was due', away(5, 12), day(16), false],
    ['after as many days as it lacked', away(5, 12), day(17), true],
  ])('is looked at %s', (_, absence, now, expected) => {
    expect(isDue({ since: START, days: 10, absence }, now)).toBe(expected);
  });

  test('of no days is never due', () => {
    expect(isDue({ since: START, days: 0, absence: present }, day(10_000))).toBe(false);
  });
});

test.each([
  [Date.UTC(2027, 5, 1, 21, 59), 'Europe/Paris', '2027-06-01'],
  [Date.UTC(2027, 5, 1, 22, 0), 'Europe/Paris', '2027-06-02'],
  [Date.UTC(2027, 5, 1, 22, 0), 'UTC', '2027-06-01'],
  [Date.UTC(2027, 5, 1, 3, 0), 'America/Montreal', '2027-05-31'],
])('the day at %d in %s is %s', (now, zone, expected) => {
  expect(dayOf(now, zone)).toBe(expected);
});

test.each([
  ['waits for an answer', { reminded: true }, 'reminded', 'asked'],
  ['is kept', { reminded: false }, 'renewed', 'kept'],
  ['was let go', null, 'unclaimed', 'letGo'],
  ['was declined', null, 'declined', 'letGo'],
  ['lapsed', null, 'lapsed', 'lapsed'],
  ['went with the task', null, 'submitted', 'gone'],
  ['went with the history', null, undefined, 'gone'],
])('a claim that %s says so', (_, claim, lastEvent, outcome) => {
  expect(outcomeOf(claim, lastEvent)).toBe(outcome);
});
