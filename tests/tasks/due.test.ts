import { describe, expect, test } from '@jest/globals';
import { dayOf, readDue } from '../../src/tasks/due.ts';

const PARIS = 'Europe/Paris';
const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;
/** A Monday afternoon. */
const NOW = at('2026-11-23T15:00:00Z');

async function day(typed: string, now = NOW, timeZone = PARIS): Promise<string> {
  const due = await readDue(typed, { now, timeZone });
  return due === null ? 'none' : dayOf(due, timeZone);
}

describe('a due date', () => {
  test.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-1', '2026-12-01'],
    ['in 3 days', '2026-11-26'],
    ['dans 3 jours', '2026-11-26'],
    ['d’ici 3 jours', '2026-11-26'],
    ['in two weeks', '2026-12-07'],
    ['dans deux semaines', '2026-12-07'],
    ['in 1 month', '2026-12-23'],
    ['dans un mois', '2026-12-23'],
    ['vendredi', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['by Friday', '2026-11-27'],
    ['avant vendredi', '2026-11-27'],
    ['vendredi prochain', '2026-12-04'],
    ['next Friday', '2026-12-04'],
    ['demain', '2026-11-24'],
    ['tomorrow', '2026-11-24'],
    ['après-demain', '2026-11-25'],
    ['aujourd’hui', '2026-11-23'],
    ['today', '2026-11-23'],
    ['le 1er décembre', '2026-12-01'],
    ['1 December', '2026-12-01'],
    ['December 1, 2026', '2026-12-01'],
    ['lundi 7 décembre', '2026-12-07'],
    ['1/12/2026', '2026-12-01'],
    ['12/1/2027', '2027-01-12'],
    ['le 14 mars', '2027-03-14'],
    ['la semaine prochaine', '2026-11-30'],
    ['  2026-12-01\u200b ', '2026-12-01'],
  ])('“%s” is %s', async (typed, expected) => {
    expect(await day(typed)).toBe(expected);
  });

  test.each([[''], ['   '], ['\u200b']])('%j is none', async (typed) => {
    expect(await day(typed)).toBe('none');
  });

  test.each([
    ['blabla'],
    ['mardi peut-être'],
    ['2027-02-30'],
    ['February 30'],
    ['May'],
    ['31/02/2027'],
    ['5'],
    ['x'.repeat(10_000)],
  ])('%.20s is refused with examples', async (typed) => {
    await expect(day(typed)).rejects.toMatchObject({ key: 'task.errors.badDue' });
  });

  test.each([
    ['2026-11-22'],
    ['hier'],
    ['yesterday'],
    ['il y a 3 jours'],
    ['3 days ago'],
    ['last Friday'],
    ['vendredi dernier'],
  ])('“%s” is refused because it is past', async (typed) => {
    await expect(day(typed)).rejects.toMatchObject({ key: 'task.errors.pastDue' });
  });
});

describe('the end of the day', () => {
  test.each([
    ['before summer time', '2026-03-28', PARIS, '2026-03-28T22:59:59.999Z'],
    ['when summer time begins', '2026-03-29', PARIS, '2026-03-29T21:59:59.999Z'],
    ['when summer time ends', '2026-10-25', PARIS, '2026-10-25T22:59:59.999Z'],
    ['the day before it ends', '2026-10-24', PARIS, '2026-10-24T21:59:59.999Z'],
    ['west of Greenwich', '2026-03-29', 'America/Montreal', '2026-03-30T03:59:59.999Z'],
    ['where midnight is skipped', '2026-09-05', 'America/Santiago', '2026-09-06T03:59:59.999Z'],
  ])('%s', async (_what, typed, timeZone, expected) => {
    expect(await readDue(typed, { now: at('2026-03-01T00:00:00Z'), timeZone })).toBe(at(expected));
  });

  test.each([
    ['2026-03-28T22:30:00Z', '2026-03-29'],
    ['2026-03-28T23:30:00Z', '2026-03-30'],
    ['2026-10-24T21:30:00Z', '2026-10-25'],
    ['2026-10-24T22:30:00Z', '2026-10-26'],
  ])('tomorrow, said at %s, is %s in Paris', async (now, expected) => {
    expect(await day('demain', at(now))).toBe(expected);
    expect(await day('in 1 day', at(now))).toBe(expected);
  });

  test('today is the guild’s today, not Greenwich’s', async () => {
    expect(await day('today', at('2026-11-23T23:30:00Z'))).toBe('2026-11-24');
    expect(await day('today', at('2026-11-23T02:30:00Z'), 'America/Montreal')).toBe('2026-11-22');
  });
});
