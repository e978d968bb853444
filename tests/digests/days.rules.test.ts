import { describe, expect, test } from '@jest/globals';
import { readDays } from '../../src/digests/days.rules.ts';

describe('days that people type', () => {
  test.each([
    ['lundi', [1]],
    ['Lundi et Jeudi', [1, 4]],
    ['le lundi, le mercredi et le vendredi', [1, 3, 5]],
    ['du lundi au vendredi', [1, 2, 3, 4, 5]],
    ['lun-ven', [1, 2, 3, 4, 5]],
    ['lun – mer', [1, 2, 3]],
    ['sam au lun', [1, 6, 7]],
    ['mardis', [2]],
    ['Mondays and Thursdays', [1, 4]],
    ['mon, thu', [1, 4]],
    ['Monday to Wednesday', [1, 2, 3]],
    ['sun', [7]],
    ['tous les jours', [1, 2, 3, 4, 5, 6, 7]],
    ['every day', [1, 2, 3, 4, 5, 6, 7]],
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['en semaine', [1, 2, 3, 4, 5]],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['1,4', [1, 4]],
    ['5 1 5', [1, 5]],
  ])('%j are %j', (typed, days) => expect(readDays(typed)).toEqual(days));

  test.each(['', 'm', 'demain', '0', '8', 'lundi-', 'lundredi', 'lundi et pas mardi', '-'])('%j are none', (typed) => {
    expect(() => readDays(typed)).toThrow('digest.errors.badDays');
  });
});
