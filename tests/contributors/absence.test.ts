import { describe, expect, test } from '@jest/globals';
import { absenceUntil, isAway, MAX_AWAY_DAYS, readReturn } from '../../src/contributors/absence.rules.ts';
import { comeBack, goAway } from '../../src/contributors/absence.store.ts';
import { contributorOf } from '../../src/contributors/store.ts';
import { eventsOf } from '../../src/database/events.ts';
import { testDatabase } from '../support/database.ts';

const DAY = 24 * 60 * 60_000;
const T0 = Date.UTC(2026, 10, 23, 10);
const never = { awayFromAt: null, awayUntilAt: null };

describe('an absence', () => {
  test('lasts from when it was said up to its end, which is no part of it', () => {
    const absence = absenceUntil(never, T0 + DAY, T0);
    expect([T0 - 1, T0, T0 + DAY - 1, T0 + DAY].map((at) => isAway(absence, at))).toEqual([false, true, true, false]);
    expect(isAway(never, T0)).toBe(false);
  });

  test('can be prolonged, but thirty days are the most that one can be away at a stretch', () => {
    const first = absenceUntil(never, T0 + 20 * DAY, T0);
    const longer = absenceUntil(first, T0 + MAX_AWAY_DAYS * DAY, T0 + 10 * DAY);
    expect(longer).toEqual({ awayFromAt: T0, awayUntilAt: T0 + MAX_AWAY_DAYS * DAY });
    expect(() => absenceUntil(longer, T0 + 40 * DAY, T0 + 29 * DAY)).toThrow('contributor.errors.awayTooLong');
    expect(absenceUntil(longer, T0 + 60 * DAY, T0 + 31 * DAY).awayFromAt).toBe(T0 + 31 * DAY);
  });

  test.each([0, -1, -DAY])('can’t end %d ms from now', (ms) => {
    expect(() => absenceUntil(never, T0 + ms, T0)).toThrow('contributor.errors.awayPast');
  });
});

test.each([
  ['3', 'in 3 days'],
  [' 3 jours ', 'in 3 days'],
  ['1 day', 'in 1 days'],
  ['10j', 'in 10 days'],
  ['2 semaines', 'in 2 weeks'],
  ['vendredi prochain', 'vendredi prochain'],
  ['2026-12-01', '2026-12-01'],
])('%j is handed to the reader of dates as %j', (typed, words) => expect(readReturn(typed)).toBe(words));

describe('the store', () => {
  const db = testDatabase();
  const act = { guildId: '1', userId: 'alice', name: 'Alice', at: T0 };

  test('keeps when somebody left, also when they come back early, and the log tells it', () => {
    expect(() => comeBack(db, act)).toThrow('contributor.errors.notAway');
    expect(contributorOf(db, '1', 'alice')).toBeNull();
    goAway(db, { ...act, until: T0 + 5 * DAY });
    const back = comeBack(db, { ...act, at: T0 + DAY });
    expect(back).toMatchObject({ awayFromAt: T0, awayUntilAt: T0 + DAY });
    expect(isAway(back, T0 + DAY)).toBe(false);
    expect(() => comeBack(db, { ...act, at: T0 + DAY })).toThrow('contributor.errors.notAway');
    expect(eventsOf(db, '1', 'contributor', back.id, 9).map(({ what }) => what)).toEqual(['back', 'away', 'created']);
  });

  test('makes nothing of an absence that can’t be', () => {
    const bob = { ...act, userId: 'bob' };
    expect(() => goAway(db, { ...bob, until: T0 + 99 * DAY })).toThrow('contributor.errors.awayTooLong');
    expect(contributorOf(db, '1', 'bob')).toBeNull();
  });
});
