import { expect, test } from '@jest/globals';
import { takeInteraction } from '../../src/database/interactions.ts';
import { openDatabase } from '../../src/database/open.ts';
import { testDatabase } from '../support/database.ts';

const db = testDatabase();

test('an interaction is taken once, also by another process on the same file', () => {
  const other = openDatabase(db.name);
  expect(takeInteraction(db, '1', 1_000)).toBe(true);
  expect(takeInteraction(db, '1', 1_001)).toBe(false);
  expect(takeInteraction(other, '1', 1_002)).toBe(false);
  expect(takeInteraction(other, '2', 1_003)).toBe(true);
  other.close();
});

test('what was taken long ago is forgotten', () => {
  takeInteraction(db, 'old', 0);
  takeInteraction(db, 'new', 2 * 60 * 60_000);
  expect(db.prepare('SELECT id FROM interactions').pluck().all()).toEqual(['new']);
});
