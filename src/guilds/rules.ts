import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';

/** Names as people know them: `Europe/Paris`, `UTC`. Offsets (`+02:00`) know nothing of daylight saving. */
const NAME = /^[a-z][a-z0-9_+-]*(\/[a-z0-9_+-]+)*$/i;

/**
 * The time zone that was meant, as its database writes it: `europe/paris` is `Europe/Paris`.
 * @throws {UserError} when there is no such zone
 */
export function readTimeZone(typed: string): string {
  const name = typed.trim().replaceAll(' ', '_');
  try {
    if (!NAME.test(name)) throw new RangeError(name);
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    throw new UserError('settings.errors.unknownTimeZone', { zone: quoted(typed) });
  }
}

/**
 * The time zones whose name holds what was typed, in any case, with spaces for underscores; those where a part of the
 * name starts so come first. Nothing typed: all, `first` leading.
 */
export function suggestTimeZones(typed: string, first: string): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const zones = new Set([first, 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  const found = [...zones].filter((zone) => zone.toLowerCase().includes(wanted));
  const starts = (zone: string) =>
    zone
      .toLowerCase()
      .split('/')
      .some((part) => part.startsWith(wanted));
  return [...found.filter(starts), ...found.filter((zone) => !starts(zone))];
}

/**
 * A role that stands for some of the guild, not for all.
 * @throws {UserError} for `@everyone`, whose id is the guild's: as a maintainer role it would make everyone one
 */
export function checkRole(roleId: string, guildId: string): string {
  if (roleId === guildId) throw new UserError('settings.errors.everyoneRole');
  return roleId;
}
