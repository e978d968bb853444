import { describe, expect, test } from '@jest/globals';
import { eraseKept, exportKept } from '../../src/privacy/store.ts';
import {
  familiesOf,
  followedFamilies,
  followersOf,
  followFamily,
  unfollowFamily,
} from '../../src/releases/follows.store.ts';
import { testDatabase } from '../support/database.ts';

const GUILD = '100000000000000001';
const OTHER = '100000000000000002';
const ANNA = '200000000000000001';
const BEN = '200000000000000002';

const db = testDatabase();
const release = (guildId: string, family: string) =>
  db
    .prepare(
      `INSERT INTO releases (guild_id, name, family, kind, maturity, stated, drafted_at)
       VALUES (?, ?, ?, 'model', 'ready', '{}', 0)`,
    )
    .run(guildId, `${family}-1B`, family);
for (const family of ['luciole', 'Lucie', 'Luciole']) release(GUILD, family);
release(OTHER, 'Other');

const act = (userId: string, at = 1, guildId = GUILD) => ({ guildId, userId, at });
const saying = (key: string) => expect.objectContaining({ key: `release.follow.errors.${key}` });

describe('a family', () => {
  test('is known by the newest of its releases, in its own guild', () => {
    expect(familiesOf(db, GUILD)).toEqual(['Lucie', 'Luciole']);
  });

  test('is followed whatever its capitals, and twice is once', () => {
    expect(followFamily(db, act(ANNA, 5), ' LUCIOLE ')).toBe('Luciole');
    expect(followFamily(db, act(ANNA, 6), 'luciole')).toBe('Luciole');
    followFamily(db, act(ANNA), 'Lucie');
    expect(followedFamilies(db, GUILD, ANNA)).toEqual(['Lucie', 'Luciole']);
  });

  test('of another guild, or of none, can’t be followed', () => {
    for (const family of ['Other', '', 'Luci']) {
      expect(() => followFamily(db, act(ANNA), family)).toThrow(saying('unknown'));
    }
  });

  test('has its followers in the order in which they came', () => {
    followFamily(db, act(BEN, 3), 'Luciole');
    expect(followersOf(db, GUILD, 'LUCIOLE')).toEqual([BEN, ANNA]);
    expect(followersOf(db, GUILD, 'Lucie')).toEqual([ANNA]);
    expect(followersOf(db, OTHER, 'Luciole')).toEqual([]);
  });

  test('is no longer followed by whoever says so, and by nobody else', () => {
    expect(unfollowFamily(db, act(BEN), 'luciole')).toBe('Luciole');
    expect(() => unfollowFamily(db, act(BEN), 'luciole')).toThrow(saying('notFollowed'));
    expect(followersOf(db, GUILD, 'Luciole')).toEqual([ANNA]);
  });
});

test('fifty families are enough', () => {
  for (let n = 0; n < 50; n++) {
    release(GUILD, `F${n}`);
    followFamily(db, act(BEN), `f${n}`);
  }
  expect(() => followFamily(db, act(BEN), 'Lucie')).toThrow(saying('tooMany'));
  expect(followFamily(db, act(BEN), 'F7')).toBe('F7');
});

test('what a person follows is theirs to export and to erase', () => {
  expect(JSON.stringify(exportKept(db, ANNA))).toContain('Luciole');
  eraseKept(db, ANNA, 9);
  expect(followersOf(db, GUILD, 'Luciole')).toEqual([]);
});
