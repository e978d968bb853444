import { describe, expect, test } from '@jest/globals';
import { nextTime, nextTimes, readSchedule, readTime, whatIsDue } from '../../src/digests/schedule.rules.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;
const iso = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
const paris = { days: 'daily', time: '08:30', timeZone: 'Europe/Paris' } as const;

describe('a year of digests', () => {
  test.each(['Europe/Paris', 'America/New_York', 'Asia/Kolkata'])(
    'is posted every day at 08:30 by the clocks of %s',
    (timeZone) => {
      const times = nextTimes({ ...paris, timeZone }, at('2026-01-01T00:00:00Z'), 365);
      const walls = times.map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone));
      expect(new Set(walls.map((wall) => wall.toPlainTime().toString()))).toEqual(new Set(['08:30:00']));
      const days = walls.map((wall) => wall.toPlainDate().toString());
      expect(new Set(days).size).toBe(365);
      expect(days.at(-1)).toBe('2026-12-31');
    },
  );

  test('in Paris has one day of 23 hours and one of 25 between two digests', () => {
    const times = nextTimes(paris, at('2026-01-01T00:00:00Z'), 365);
    const gaps = times.slice(1).map((ms, i) => (ms - (times[i] ?? 0)) / HOUR);
    expect(gaps.filter((gap) => gap !== 24)).toEqual([23, 25]);
  });

  test('skips no day and doubles none when the time is within both changes of the clocks', () => {
    const times = nextTimes({ ...paris, time: '02:30' }, at('2026-01-01T00:00:00Z'), 365);
    const days = times.map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Paris'));
    expect(new Set(days.map((day) => day.toPlainDate().toString())).size).toBe(365);
    expect(days.filter((day) => day.toPlainTime().toString() !== '02:30:00').map(String)).toEqual([
      '2026-03-29T03:00:00+02:00[Europe/Paris]',
    ]);
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
    ['weekdays', ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30']],
    ['monday', ['2026-11-23', '2026-11-30', '2026-12-07']],
    ['sunday', ['2026-11-22', '2026-11-29', '2026-12-06']],
  ] as const)('of %s falls on the right days', (days, expected) => {
    const times = nextTimes({ ...paris, days }, at('2026-11-21T12:00:00Z'), expected.length);
    expect(times.map((ms) => iso(ms).slice(0, 10))).toEqual(expected);
  });

  test('at midnight where the clocks skip midnight is the first moment of the day', () => {
    const cairo = { days: 'daily', time: '00:00', timeZone: 'Africa/Cairo' } as const;
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
  const whole = { channelId: '1', days: 'monday', time: '09:00', timeZone: 'Europe/Paris', stories: 5 } as const;

  test('takes the zone of the guild and eight stories where nothing is said', () => {
    expect(readSchedule({ channelId: '1', days: 'daily', time: '9h' }, undefined, 'Asia/Kolkata')).toEqual({
      channelId: '1',
      days: 'daily',
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
