import { describe, expect, test } from '@jest/globals';
import { readMoment } from '../../src/releases/moment.ts';

const now = Date.parse('2026-11-25T10:00:00Z');
const read = (typed: string, timeZone = 'Europe/Paris') => readMoment(typed, { now, timeZone });
const iso = async (typed: string, timeZone?: string) => new Date(await read(typed, timeZone)).toISOString();

describe('a moment for an announcement', () => {
  test.each([
    ['2026-12-02 09:00', '2026-12-02T08:00:00.000Z'],
    ['2026-12-02T09:00', '2026-12-02T08:00:00.000Z'],
    ['2026-12-02 9h30', '2026-12-02T08:30:00.000Z'],
    ['demain à 9 h', '2026-11-26T08:00:00.000Z'],
    ['vendredi à 18:30', '2026-11-27T17:30:00.000Z'],
    ['tomorrow at 9am', '2026-11-26T08:00:00.000Z'],
    ['in 2 hours', '2026-11-25T12:00:00.000Z'],
    ['dans 20 minutes', '2026-11-25T10:20:00.000Z'],
    ['le 2 décembre à 9h', '2026-12-02T08:00:00.000Z'],
  ])('%s is read on the clock of the zone', async (typed, moment) => expect(await iso(typed)).toBe(moment));

  test('is another one in another zone', async () => {
    expect(await iso('2026-12-02 09:00', 'Asia/Kolkata')).toBe('2026-12-02T03:30:00.000Z');
  });

  test('at an hour that the clock skips is the first one after it', async () => {
    expect(await iso('2027-03-28 02:30')).toBe('2027-03-28T01:30:00.000Z');
  });

  test.each([
    ['2027-03-28T00:30:00Z', 'in 2 hours', '2027-03-28T02:30:00.000Z'],
    ['2027-10-31T00:10:00Z', 'dans 3 heures', '2027-10-31T03:10:00.000Z'],
    ['2027-10-31T00:50:00Z', 'dans 30 min', '2027-10-31T01:20:00.000Z'],
    ['2027-10-31T00:50:00Z', 'in an hour', '2027-10-31T01:50:00.000Z'],
  ])('at %s, %s passes as it does, whatever the clocks do that night', async (at, typed, moment) => {
    const read = await readMoment(typed, { now: Date.parse(at), timeZone: 'Europe/Paris' });
    expect(new Date(read).toISOString()).toBe(moment);
  });

  test.each([
    ['vendredi', 'release.errors.moment'],
    ['2026-02-30 09:00', 'release.errors.moment'],
    ['2026-12-02 29:00', 'release.errors.moment'],
    ['bientôt', 'release.errors.moment'],
    ['x'.repeat(100), 'release.errors.moment'],
    ['hier à 9h', 'release.errors.pastMoment'],
    ['dans 0 minutes', 'release.errors.pastMoment'],
    ['2026-11-25 09:00', 'release.errors.pastMoment'],
    ['2030-01-01 10:00', 'release.errors.farMoment'],
  ])('%s is refused with a reason', async (typed, key) => {
    await expect(read(typed)).rejects.toMatchObject({ name: 'UserError', key });
  });
});
