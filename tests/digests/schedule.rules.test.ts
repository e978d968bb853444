import { describe, expect, test } from '@jest/globals';
import { EVERY_DAY } from '../../src/digests/days.rules.ts';
import { nextTime, nextTimes, readSchedule, readTime, whatIsDue } from '../../src/digests/schedule.rules.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;
const iso = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
const daily = EVERY_DAY;
const paris = { days: daily, time: '08:30', timeZone: 'Europe/Paris' } as const;

/** Every moment of a year, as the clocks of its zone show it. */
function yearOf(timetable: Parameters<typeof nextTimes>[0]): Temporal.ZonedDateTime[] {
  const times = nextTimes(timetable, at('2025-12-31T12:00:00Z'), 400);
  return times
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timetable.timeZone))
    .filter((wall) => wall.year === 2026);
}

describe.each([
  ['Europe/Paris', '2026-03-29', '2026-10-25'],
  ['America/New_York', '2026-03-08', '2026-11-01'],
  ['Asia/Kolkata', null, null],
])('a year of digests in %s', (timeZone, spring, autumn) => {
  test.each(['00:00', '08:30', '23:59'])('is posted every day at %s by its clocks', (time) => {
    const walls = yearOf({ days: daily, time, timeZone });
    expect(new Set(walls.map((wall) => wall.toPlainTime().toString()))).toEqual(new Set([`${time}:00`]));
    const days = walls.map((wall) => wall.toPlainDate().toString());
    expect([days.length, new Set(days).size, days[0], days.at(-1)]).toEqual([365, 365, '2026-01-01', '2026-12-31']);
  });

  test('has one day of 23 hours and one of 25 between two digests, where the clocks change', () => {
    const walls = yearOf({ days: daily, time: '08:30', timeZone });
    const gaps = walls.slice(1).map((wall, i) => {
      const before = walls[i] as Temporal.ZonedDateTime;
      return [wall.toPlainDate().toString(), (wall.epochMilliseconds - before.epochMilliseconds) / HOUR] as const;
    });
    const changes =
      spring === null
        ? []
        : [
            [spring, 23],
            [autumn, 25],
          ];
    expect(gaps.filter(([, hours]) => hours !== 24)).toEqual(changes);
  });

  test('skips no day where the clocks skip the time: the first moment after is meant', () => {
    const walls = yearOf({ days: daily, time: '02:30', timeZone });
    expect([walls.length, new Set(walls.map((wall) => wall.toPlainDate().toString())).size]).toEqual([365, 365]);
    const moved = walls.filter((wall) => wall.toPlainTime().toString() !== '02:30:00');
    // The first moment after the gap.
    expect(moved.map((wall) => wall.toPlainDateTime().toString())).toEqual(
      spring === null ? [] : [`${spring}T03:00:00`],
    );
  });

  test('is posted once, at the earlier, where the clocks show a time twice', () => {
    if (autumn === null) return;
    const time = timeZone === 'Europe/Paris' ? '02:30' : '01:30';
    const walls = yearOf({ days: daily, time, timeZone }).filter((wall) => wall.toPlainDate().toString() === autumn);
    // Still at the offset of summer.
    const summer = Temporal.PlainDate.from('2026-07-01').toZonedDateTime(timeZone).offset;
    expect(walls.map((wall) => [wall.toPlainTime().toString(), wall.offset])).toEqual([[`${time}:00`, summer]]);
  });

  test('on two days a week falls on each of them, every week', () => {
    const walls = yearOf({ days: [1, 4], time: '18:00', timeZone });
    const count = (day: number) => walls.filter((wall) => wall.dayOfWeek === day).length;
    expect([walls.length, count(1), count(4)]).toEqual([105, 52, 53]);
  });
});

describe('the next time', () => {
  test.each([
    ['a time that clocks skip is the first moment after', '02:30', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00Z'],
    ['the day after the skip it is itself again', '02:30', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'],
    ['a time that clocks show twice is the earlier', '02:30', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00Z'],
    ['and not the later, too', '02:30', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
    ['the very moment counts as passed', '08:30', '2026-11-23T07:30:00Z', '2026-11-24T07:30:00Z'],
    ['a moment before it is today', '08:30', '2026-11-23T07:29:59.999Z', '2026-11-23T07:30:00Z'],
  ])('%s', (_, time, after, expected) => {
    expect(iso(nextTime({ ...paris, time }, at(after)))).toBe(expected);
  });

  test.each([
    [
      [1, 2, 3, 4, 5],
      ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'],
    ],
    [[1], ['2026-11-23', '2026-11-30', '2026-12-07']],
    [[7], ['2026-11-22', '2026-11-29', '2026-12-06']],
    [
      [1, 4],
      ['2026-11-23', '2026-11-26', '2026-11-30', '2026-12-03'],
    ],
  ])('of %j falls on the right days', (days, expected) => {
    const times = nextTimes({ ...paris, days }, at('2026-11-21T12:00:00Z'), expected.length);
    expect(times.map((ms) => iso(ms).slice(0, 10))).toEqual(expected);
  });

  test('at midnight where the clocks skip midnight is the first moment of the day', () => {
    const cairo = { days: daily, time: '00:00', timeZone: 'Africa/Cairo' } as const;
    const times = nextTimes(cairo, at('2026-04-22T12:00:00Z'), 3);
    expect(times.map(iso)).toEqual(['2026-04-22T22:00:00Z', '2026-04-23T22:00:00Z', '2026-04-24T21:00:00Z']);
  });
});

describe('what is due', () => {
  const nextAt = at('2026-11-20T07:30:00Z');
  test.each([
    ['on time', '2026-11-20T07:30:00Z', '2026-11-20T07:30:00Z', false, '2026-11-21T07:30:00Z'],
    ['just not too late', '2026-11-20T19:29:59Z', '2026-11-20T07:30:00Z', false, '2026-11-21T07:30:00Z'],
    ['twelve hours late', '2026-11-20T19:30:00Z', '2026-11-20T07:30:00Z', true, '2026-11-21T07:30:00Z'],
    [
      'days later: only the last period counts',
      '2026-11-23T08:00:00Z',
      '2026-11-23T07:30:00Z',
      false,
      '2026-11-24T07:30:00Z',
    ],
  ])('%s', (_, now, until, tooLate, next) => {
    expect(whatIsDue(paris, nextAt, at(now))).toEqual({ until: at(until), tooLate, next: at(next) });
  });
});

describe('a time that people type', () => {
  test.each([
    ['08:30', '08:30'],
    ['8:30', '08:30'],
    [' 8h30 ', '08:30'],
    ['8h', '08:00'],
    ['23:59', '23:59'],
    ['0:00', '00:00'],
  ])('%j is %s', (typed, time) => expect(readTime(typed)).toBe(time));

  test.each(['24:00', '12:60', '8', 'midi', '', '8:3', '-1:00'])('%j is none', (typed) => {
    expect(() => readTime(typed)).toThrow('digest.errors.badTime');
  });
});

describe('a schedule', () => {
  const whole = { days: [1], time: '09:00', timeZone: 'Europe/Paris', stories: 5 };

  test('takes the zone of the guild and eight stories where nothing is said', () => {
    expect(readSchedule({ days: 'daily', time: '9h' }, undefined, 'Asia/Kolkata')).toEqual({
      days: daily,
      time: '09:00',
      timeZone: 'Asia/Kolkata',
      stories: 8,
    });
  });

  test('keeps what is not typed', () => {
    expect(readSchedule({ time: '10:00' }, whole, 'Asia/Kolkata')).toEqual({ ...whole, time: '10:00' });
  });

  test('takes a zone in any spelling of its name', () => {
    expect(readSchedule({ timeZone: 'europe/london' }, whole, 'UTC').timeZone).toBe('Europe/London');
  });

  test('is refused when it is incomplete or its zone unknown', () => {
    expect(() => readSchedule({ time: '10:00' }, undefined, 'UTC')).toThrow('digest.errors.incomplete');
    expect(() => readSchedule({ timeZone: 'Mars/Olympus' }, whole, 'UTC')).toThrow(
      expect.objectContaining({ key: 'digest.errors.badTimeZone', params: { zone: '`Mars/Olympus`' } }),
    );
  });
});
