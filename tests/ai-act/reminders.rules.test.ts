import { describe, expect, test } from '@jest/globals';
import type { LegalDate } from '../../src/ai-act/calendar.rules.ts';
import { dueReminders, nextLook, REMIND_DAYS } from '../../src/ai-act/reminders.rules.ts';

const both = { fr: 'x', en: 'x' };
const date = (id: string, day: string, concerns: LegalDate['concerns'] = ['open-models']): LegalDate => ({
  id,
  date: day,
  title: both,
  what: both,
  concerns,
  provisions: ['article 5'],
  status: 'law',
});
const calendar = [date('a', '2026-12-02'), date('b', '2026-12-02', ['providers']), date('c', '2027-08-02')];
const at = (moment: string) => Temporal.Instant.from(moment).epochMilliseconds;
const due = (now: string, followedAt = '2026-01-01T00:00Z', concerns: LegalDate['concerns'] = ['open-models']) =>
  dueReminders(calendar, { concerns, followedAt: at(followedAt), now: at(now) }).map(
    ({ days, dates }) => `${days}: ${dates.map(({ id }) => id).join()}`,
  );

describe('somebody is told', () => {
  test.each([
    ['on the day before the thirtieth: nothing', '2026-11-01T12:00Z', []],
    ['thirty days before', '2026-11-02T12:00Z', ['30: a']],
    ['after a silence of the bot, still', '2026-11-20T12:00Z', ['30: a']],
    ['seven days before', '2026-11-25T12:00Z', ['7: a']],
    ['after a long silence only of the nearer', '2026-12-01T12:00Z', ['7: a']],
    ['on the day itself: nothing any more', '2026-12-02T12:00Z', []],
    ['thirty days before the next', '2027-07-03T12:00Z', ['30: c']],
  ])('%s', (_, now, told) => {
    expect(due(now)).toEqual(told);
  });

  test('of all that concerns them on a day, at once', () => {
    expect(due('2026-11-02T12:00Z', '2026-01-01T00:00Z', ['open-models', 'providers'])).toEqual(['30: a,b']);
  });

  test('of nothing that was due before they followed', () => {
    expect(due('2026-11-20T12:00Z', '2026-11-20T08:00Z')).toEqual([]);
    expect(due('2026-11-25T12:00Z', '2026-11-20T08:00Z')).toEqual(['7: a']);
  });
});

test.each([
  ['2026-11-23T07:59:59Z', '2026-11-23T08:00:00Z'],
  ['2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z'],
  ['2026-03-28T12:00:00Z', '2026-03-29T07:00:00Z'],
  ['2026-10-24T12:00:00Z', '2026-10-25T08:00:00Z'],
])('after %s one looks again at nine in Brussels, whatever the season', (now, next) => {
  expect(new Date(nextLook(at(now))).toISOString()).toBe(`${next.slice(0, -1)}.000Z`);
});

test('the nearer reminder stands last', () => {
  expect([...REMIND_DAYS]).toEqual([30, 7]);
});
