import { describe, expect, test } from '@jest/globals';
import { eventsOf } from '../../src/database/events.ts';
import { checkRole, readTimeZone, suggestTimeZones } from '../../src/guilds/rules.ts';
import { changeSettings, guildSettings } from '../../src/guilds/store.ts';
import { testDatabase } from '../support/database.ts';

describe('a time zone', () => {
  test.each([
    ['Europe/Paris', 'Europe/Paris'],
    [' europe/paris ', 'Europe/Paris'],
    ['america/new york', 'America/New_York'],
    ['utc', 'UTC'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
  ])('%j is read as %j', (typed, zone) => expect(readTimeZone(typed)).toBe(zone));

  test.each([
    '',
    'Paris',
    '+02:00',
    'GMT+2',
    '2026-01-01T00:00[Europe/Paris]',
    '@everyone',
    '\u200b',
    'x'.repeat(6000),
  ])('%j is none', (typed) => expect(() => readTimeZone(typed)).toThrow('settings.errors.unknownTimeZone'));

  test('is suggested by any part of its name, beginnings first', () => {
    expect(suggestTimeZones('paris', 'UTC')[0]).toBe('Europe/Paris');
    expect(suggestTimeZones('new york', 'UTC')).toContain('America/New_York');
    expect(suggestTimeZones('', 'Europe/Brussels')[0]).toBe('Europe/Brussels');
    expect(suggestTimeZones('nowhere', 'UTC')).toEqual([]);
  });
});

test('the role of everyone is refused, because it would make everyone a maintainer', () => {
  expect(checkRole('2', '1')).toBe('2');
  expect(() => checkRole('1', '1')).toThrow('settings.errors.everyoneRole');
});

describe('the settings of a guild', () => {
  const db = testDatabase();
  const defaults = { defaultLocale: 'fr', defaultTimeZone: 'Europe/Paris' } as const;
  const by = { actorId: 'admin', at: 1 };

  test('are changed one by one, cleared by null, and each change is in the log', () => {
    expect(changeSettings(db, '1', { locale: 'en', taskChannelId: '10' }, by)).toEqual({
      locale: { from: null, to: 'en' },
      taskChannelId: { from: null, to: '10' },
    });
    expect(guildSettings(db, '1', defaults)).toMatchObject({ locale: 'en', taskChannelId: '10' });
    expect(changeSettings(db, '1', { locale: null, taskChannelId: '10' }, by)).toEqual({
      locale: { from: 'en', to: null },
    });
    expect(guildSettings(db, '1', defaults)).toMatchObject({ locale: 'fr', timeZone: 'Europe/Paris' });
    const [last] = eventsOf(db, '1', 'settings', 0, 9);
    expect(last).toMatchObject({ what: 'changed', actorId: 'admin', detail: { locale: { from: 'en', to: null } } });
  });

  test('that are the same already leave no event', () => {
    changeSettings(db, '2', { timeZone: 'UTC' }, by);
    expect(changeSettings(db, '2', { timeZone: 'UTC' }, by)).toEqual({});
    expect(eventsOf(db, '2', 'settings', 0, 9)).toHaveLength(1);
  });

  test('of one guild are not those of another', () => {
    changeSettings(db, '3', { maintainerRoleId: '30' }, by);
    expect(guildSettings(db, '4', defaults).maintainerRoleId).toBeNull();
  });
});
