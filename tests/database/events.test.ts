import { describe, expect, test } from '@jest/globals';
import { eventsOf, recordEvent } from '../../src/database/events.ts';
import { testDatabase } from '../support/database.ts';

const db = testDatabase();

describe('the event log', () => {
  test('tells the last events of a subject, newest first, with all that was said', () => {
    const created = { guildId: '1', subject: 'task', subjectId: 42, actorId: '7', what: 'created', at: 1000 };
    const lapsed = { ...created, actorId: null, what: 'lapsed', detail: { from: 'claimed', to: 'open' }, at: 2000 };
    recordEvent(db, created);
    recordEvent(db, lapsed);
    expect(eventsOf(db, '1', 'task', 42, 10)).toEqual([lapsed, { ...created, detail: {} }]);
    expect(eventsOf(db, '1', 'task', 42, 1)).toEqual([lapsed]);
  });

  test('keeps guilds, kinds and numbers apart', () => {
    recordEvent(db, { guildId: '2', subject: 'task', subjectId: 1, actorId: '7', what: 'created', at: 1 });
    expect(eventsOf(db, '3', 'task', 1, 10)).toEqual([]);
    expect(eventsOf(db, '2', 'release', 1, 10)).toEqual([]);
    expect(eventsOf(db, '2', 'task', 2, 10)).toEqual([]);
  });

  test('forgets what was recorded in a transaction that failed', () => {
    const failing = db.transaction(() => {
      recordEvent(db, { guildId: '4', subject: 'task', subjectId: 1, actorId: null, what: 'created', at: 1 });
      throw new Error('no');
    });
    expect(failing).toThrow('no');
    expect(eventsOf(db, '4', 'task', 1, 10)).toEqual([]);
  });
});
