import { describe, expect, test } from '@jest/globals';
import { comingDates, pastDates } from '../../src/ai-act/calendar.rules.ts';
import { openCalendar } from '../../src/ai-act/calendar.ts';
import { parseCalendar } from '../../src/ai-act/calendar-file.ts';

const calendar = await openCalendar();
const at = (moment: string) => Temporal.Instant.from(moment).epochMilliseconds;
const NOVEMBER = at('2026-11-23T10:00Z');

test('the calendar is read once', () => {
  expect(openCalendar()).toBe(openCalendar());
});

test('every date has a title that fits a picture and says in a sentence or two what happens', () => {
  for (const { title, what } of calendar) {
    for (const locale of ['fr', 'en'] as const) {
      expect(title[locale].length).toBeLessThanOrEqual(36);
      expect(what[locale].length).toBeLessThanOrEqual(260);
      expect(what[locale]).toMatch(/\.$/);
    }
  }
});

describe('the next dates', () => {
  test('come in the order of days, as many as are asked for', () => {
    expect(comingDates(calendar, NOVEMBER, 3).map(({ date }) => date)).toEqual([
      '2026-12-02',
      '2026-12-02',
      '2027-08-01',
    ]);
    expect(comingDates(calendar, NOVEMBER, 100)).toHaveLength(calendar.filter(({ date }) => date > '2026-11').length);
  });

  test('are those that concern the reader', () => {
    const next = comingDates(calendar, NOVEMBER, 2, ['open-models']).map(({ id }) => id);
    expect(next).toEqual(['prohibitions-added-2026', 'older-models']);
  });

  test.each([
    ['the last millisecond before the day in Brussels', '2026-12-01T22:59:59.999Z', true],
    ['the day begins in Brussels', '2026-12-01T23:00:00Z', true],
    ['the day ends in Brussels', '2026-12-02T22:59:59.999Z', true],
    ['the next day has begun in Brussels', '2026-12-02T23:00:00Z', false],
  ])('hold a day until it is over there: %s', (_, moment, isNext) => {
    const [next] = comingDates(calendar, at(moment), 1);
    expect(next?.date === '2026-12-02').toBe(isNext);
    expect(pastDates(calendar, at(moment), 1)[0]?.date === '2026-12-02').toBe(!isNext);
  });

  test('are none when all is past', () => {
    expect(comingDates(calendar, at('2031-01-01T00:00Z'), 5)).toEqual([]);
  });
});

test('past dates come the latest first', () => {
  expect(pastDates(calendar, NOVEMBER, 2).map(({ id }) => id)).toEqual(['model-fines', 'general-application']);
});

describe('a calendar that someone broke', () => {
  const entry = (id: string, date: string) => `
- id: ${id}
  date: ${date}
  title: { fr: Titre, en: Title }
  what: { fr: Quoi., en: What. }
  concerns: [providers]
  provisions: [article 5]
  status: law
`;

  test.each([
    ['a date that is none', entry('one', '2026-02-30'), '[0].date'],
    ['an id twice', entry('one', '2026-01-01') + entry('one', '2026-01-02'), 'one is there twice'],
    ['dates out of order', entry('one', '2026-01-02') + entry('two', '2026-01-01'), 'two must stand before one'],
    ['an unknown reader', entry('one', '2026-01-01').replace('providers', 'bees'), '[0].concerns[0]'],
    ['a missing language', entry('one', '2026-01-01').replace(', en: What.', ''), '[0].what.en'],
    ['a reference in another form', entry('one', '2026-01-01').replace('article 5', 'art. 5'), 'annex XI'],
  ])('%s is reported', (_, yaml, told) => {
    expect(() => parseCalendar('calendar.yaml', yaml)).toThrow(told);
  });
});
