import { listSources } from '../../src/digests/sources.store.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import { fold } from '../../src/words.ts';

const MOST = 25;

/** The sources of the guild whose title or address holds what is typed. */
export const ownSources: Autocomplete = ({ parts, guild }, typed) => {
  if (!guild) return [];
  const sources = listSources(parts.db, guild.id, { offset: 0, limit: Number.MAX_SAFE_INTEGER });
  return sources
    .filter(({ title, url }) => fold(`${title} ${url}`).includes(fold(typed)))
    .slice(0, MOST)
    .map(({ id, title }) => ({ name: title, value: id }));
};

/** Time zones by a part of their name, the guild's own first. */
export const timeZones: Autocomplete = ({ guild }, typed) => {
  const wanted = fold(typed).replaceAll(' ', '_');
  const zones = new Set([...(guild ? [guild.timeZone] : []), ...Intl.supportedValuesOf('timeZone'), 'UTC']);
  return [...zones]
    .filter((zone) => fold(zone).includes(wanted))
    .slice(0, MOST)
    .map((zone) => ({ name: zone, value: zone }));
};
