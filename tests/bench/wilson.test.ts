import { expect, test } from '@jest/globals';
import { interval, wilson } from '../../bench/wilson.ts';

// Checked against the tables of the literature: 9 of 10 is 0.596–0.982.
test.each([
  [9, 10, 0.596, 0.982],
  [0, 10, 0, 0.278],
  [10, 10, 0.722, 1],
  [50, 100, 0.404, 0.596],
  [0, 0, 0, 1],
])('%d of %d', (hits, all, low, high) => {
  const [from, to] = wilson(hits, all);
  expect(from).toBeCloseTo(low, 3);
  expect(to).toBeCloseTo(high, 3);
});

test('a share is told with its interval', () => {
  expect(interval(9, 10)).toBe('0.90 (0.60–0.98)');
  expect(interval(0, 0)).toBe('–');
});
