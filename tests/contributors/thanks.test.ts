import { describe, expect, test } from '@jest/globals';
import { countCredits, creditsOf } from '../../src/contributors/credits.store.ts';
import { contributorOf } from '../../src/contributors/store.ts';
import { checkThanked, dayOf, MAX_REASON, MAX_THANKS_A_DAY, readReason } from '../../src/contributors/thanks.rules.ts';
import { thank, thanksOf } from '../../src/contributors/thanks.store.ts';
import { eventsOf } from '../../src/database/events.ts';
import { testDatabase } from '../support/database.ts';

const person = (id: string, bot = false) => ({ id, name: `${id}’s name`, bot });

describe('those who are thanked', () => {
  test('are each thanked once', () => {
    expect(checkThanked('alice', [person('bob'), person('carol'), person('bob')]).map(({ id }) => id)).toEqual([
      'bob',
      'carol',
    ]);
  });

  test('are neither oneself nor a bot', () => {
    expect(() => checkThanked('alice', [person('bob'), person('alice')])).toThrow('thank.errors.yourself');
    expect(() => checkThanked('alice', [person('ruche', true)])).toThrow('thank.errors.bot');
  });
});

test('a reason can be seen, is on one line, and has a limit', () => {
  expect(readReason(' a careful\nreview ')).toBe('a careful review');
  expect(() => readReason('\u200b ')).toThrow('thank.errors.noReason');
  expect(readReason('x'.repeat(MAX_REASON))).toHaveLength(MAX_REASON);
  expect(() => readReason('x'.repeat(MAX_REASON + 1))).toThrow('thank.errors.longReason');
});

test.each([
  ['2026-11-23T22:59:59Z', 'Europe/Paris', '2026-11-22T23:00:00Z', '2026-11-23T23:00:00Z'],
  ['2026-11-23T23:00:00Z', 'Europe/Paris', '2026-11-23T23:00:00Z', '2026-11-24T23:00:00Z'],
  // The clocks change: 25 hours, then 23.
  ['2026-10-25T12:00:00Z', 'Europe/Paris', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ['2027-03-28T12:00:00Z', 'Europe/Paris', '2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z'],
  ['2026-11-23T12:00:00Z', 'Pacific/Kiritimati', '2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z'],
])('%s in %s is in the day from %s to %s', (at, zone, from, until) => {
  expect(dayOf(Date.parse(at), zone)).toEqual({ from: Date.parse(from), until: Date.parse(until) });
});

describe('thanks', () => {
  const db = testDatabase();
  const midnight = Date.parse('2026-11-23T23:00:00Z');
  let guilds = 0;
  const guild = () => `thanks-${++guilds}`;
  const give = (guildId: string, at: number, ...people: string[]) =>
    thank(db, {
      guildId,
      userId: 'alice',
      name: 'Alice',
      at,
      people: people.map((id) => person(id)),
      kind: 'review',
      reason: 'a careful review',
      day: dayOf(at, 'Europe/Paris'),
      channelId: 'c',
    });
  const creditsIn = (guildId: string, userId: string) => {
    const contributor = contributorOf(db, guildId, userId);
    return contributor ? countCredits(db, contributor.id) : [];
  };

  test('give each a credit, are said once, and are told to history', () => {
    const g = guild();
    const { id } = give(g, midnight, 'bob', 'carol');
    expect(thanksOf(db, g, id)).toMatchObject({ giverId: 'alice', people: ['bob', 'carol'], kind: 'review' });
    expect(thanksOf(db, 'elsewhere', id)).toBeNull();
    expect(creditsIn(g, 'carol')).toEqual([{ kind: 'review', count: 1 }]);
    const bob = contributorOf(db, g, 'bob');
    expect(creditsOf(db, bob?.id ?? 0, { size: 10, number: 1 }).credits).toMatchObject([
      { origin: 'thanks', originId: id, title: 'a careful review', giverId: 'alice', name: 'bob’s name' },
    ]);
    const told = db.prepare('SELECT kind, channel_id, facts FROM outbox WHERE guild_id = ?').all(g);
    expect(told).toEqual([{ kind: 'thank.given', channel_id: 'c', facts: JSON.stringify({ thanks: id }) }]);
    expect(eventsOf(db, g, 'thanks', id, 9)).toMatchObject([
      { what: 'given', actorId: 'alice', detail: { people: ['bob', 'carol'] } },
    ]);
  });

  test('go from one person to another once a day of the guild, up to its last moment and from its first', () => {
    const g = guild();
    give(g, midnight - 2, 'bob');
    expect(() => give(g, midnight - 1, 'bob')).toThrow('thank.errors.again');
    give(g, midnight, 'bob');
    expect(creditsIn(g, 'bob')).toEqual([{ kind: 'review', count: 2 }]);
  });

  test('that go too far for one of three go to none', () => {
    const g = guild();
    give(g, midnight, 'bob');
    expect(() => give(g, midnight + 1, 'carol', 'bob', 'dan')).toThrow('thank.errors.again');
    expect(contributorOf(db, g, 'carol')).toBeNull();
  });

  test('reach ten people a day, in this guild', () => {
    const g = guild();
    for (let i = 0; i < MAX_THANKS_A_DAY - 1; i++) give(g, midnight + i, `p${i}`);
    expect(() => give(g, midnight + 20, 'q1', 'q2')).toThrow('thank.errors.fewLeft');
    give(g, midnight + 21, 'q1');
    expect(() => give(g, midnight + 22, 'q2')).toThrow('thank.errors.enough');
    give(guild(), midnight + 22, 'q2');
    give(g, midnight + 24 * 60 * 60_000, 'q2', 'q1', 'p1');
  });
});
