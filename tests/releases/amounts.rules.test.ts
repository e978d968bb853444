import { describe, expect, test } from '@jest/globals';
import { MOST, readAmount } from '../../src/releases/amounts.rules.ts';

describe('an amount', () => {
  test.each([
    ['6706958336', 6_706_958_336],
    ['6 706 958 336', 6_706_958_336],
    ['6\u202f706\u202f958\u202f336', 6_706_958_336],
    ['6,706,958,336', 6_706_958_336],
    ['6.706.958.336', 6_706_958_336],
    ['6.7B', 6_700_000_000],
    ['6,7 milliards', 6_700_000_000],
    ['6.7 billion parameters', 6_700_000_000],
    ['350M', 350_000_000],
    ['131k', 131_000],
    ['5.1T', 5_100_000_000_000],
    ['4,91 trillions de tokens', 4_910_000_000_000],
    ['237,036 h', 237_036],
    ['237 036 heures de GPU', 237_036],
    ['0,412', 0.412],
    ['28104.7 kWh', 28_104.7],
    ['1.3e23', 1.3e23],
    ['1,26e23 FLOP', 1.26e23],
    ['1.26 × 10^23', 1.26e23],
    ['1,234.5', 1_234.5],
    ['1.234,5', 1_234.5],
    ['0,125', 0.125],
  ])('%s is %d', (typed, value) => {
    expect(readAmount(typed, MOST.flop, 'en')).toBeCloseTo(value, value > 1e6 ? -Math.floor(Math.log10(value)) + 9 : 6);
  });

  test('a comma before three digits is read as French where a unit follows in French', () => {
    expect(readAmount('6,707 milliards', MOST.parameters, 'fr')).toBe(6_707_000_000);
    expect(readAmount('6,707 million', MOST.parameters, 'en')).toBe(6_707_000_000);
    expect(readAmount('237,036', MOST.gpuHours, 'fr')).toBe(237_036);
  });

  test('is whole where it is large', () => {
    expect(readAmount('1.23456789012B', MOST.parameters, 'en')).toBe(1_234_567_890);
  });

  test.each(['', '   '])('%j is nothing', (typed) => expect(readAmount(typed, MOST.flop, 'en')).toBeNull());

  test.each([
    ['many', 'release.errors.amount'],
    ['6.7 apples', 'release.errors.amount'],
    ['6.7 billion apples', 'release.errors.amount'],
    ['1.2.34', 'release.errors.amount'],
    ['NaN', 'release.errors.amount'],
    ['<@123>', 'release.errors.amount'],
    ['0', 'release.errors.notPositive'],
    ['-5', 'release.errors.notPositive'],
    ['1e40', 'release.errors.absurd'],
    ['1e999', 'release.errors.absurd'],
  ])('%s is refused with a reason', (typed, key) => {
    expect(() => readAmount(typed, MOST.flop, 'en')).toThrow(expect.objectContaining({ name: 'UserError', key }));
  });

  test('beyond what there can be names the most', () => {
    expect(() => readAmount('2e15', MOST.parameters, 'fr')).toThrow(
      expect.objectContaining({ params: { given: '`2e15`', most: '1e15' } }),
    );
  });

  test.each(['5,05 billions', '5 trillions'])('%s is asked again of whoever speaks French', (typed) => {
    expect(() => readAmount(typed, MOST.tokens, 'fr')).toThrow(
      expect.objectContaining({ key: 'release.errors.scale' }),
    );
    expect(readAmount('5\u202f050 milliards', MOST.tokens, 'fr')).toBe(5.05e12);
  });
});
