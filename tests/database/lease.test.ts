import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dropLease, takeLease } from '../../src/database/lease.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { MIGRATIONS } from '../support/database.ts';
import { temporaryFolder } from '../support/folder.ts';

/** Two processes on the same file. */
const path = join(temporaryFolder(), 'ruche.sqlite');
const left = openDatabase(path);
const right = openDatabase(path);
migrate(left, MIGRATIONS);
afterAll(() => {
  left.close();
  right.close();
});

const MINUTE = 60_000;

describe('a lease', () => {
  beforeEach(() => {
    left.exec('DELETE FROM leases');
  });

  test('is had by whoever asks first, and by nobody else', () => {
    expect(takeLease(left, 'jobs', 'left', 0, MINUTE)).toBe(true);
    expect(takeLease(right, 'jobs', 'right', 1, MINUTE)).toBe(false);
    expect(takeLease(right, 'jobs', 'right', MINUTE - 1, MINUTE)).toBe(false);
  });

  test('passes on at the moment it expires, and the former holder learns it', () => {
    takeLease(left, 'jobs', 'left', 0, MINUTE);
    expect(takeLease(right, 'jobs', 'right', MINUTE, MINUTE)).toBe(true);
    expect(takeLease(left, 'jobs', 'left', MINUTE + 1, MINUTE)).toBe(false);
  });

  test('lasts as long as its holder renews it', () => {
    takeLease(left, 'jobs', 'left', 0, MINUTE);
    expect(takeLease(left, 'jobs', 'left', MINUTE - 1, MINUTE)).toBe(true);
    expect(takeLease(right, 'jobs', 'right', MINUTE, MINUTE)).toBe(false);
  });

  test('is free at once when its holder drops it', () => {
    takeLease(left, 'jobs', 'left', 0, MINUTE);
    dropLease(left, 'jobs', 'left');
    expect(takeLease(right, 'jobs', 'right', 1, MINUTE)).toBe(true);
  });

  test('is not dropped by one who does not hold it', () => {
    takeLease(left, 'jobs', 'left', 0, MINUTE);
    dropLease(right, 'jobs', 'right');
    expect(takeLease(right, 'jobs', 'right', 1, MINUTE)).toBe(false);
  });

  test('of one name says nothing about another', () => {
    takeLease(left, 'jobs', 'left', 0, MINUTE);
    expect(takeLease(right, 'outbox', 'right', 0, MINUTE)).toBe(true);
  });
});
