import type { Autocomplete } from '../../src/discord/options.ts';
import { STATES, type State, statesBefore } from '../../src/releases/rules.ts';
import { findReleases } from '../../src/releases/store.ts';

/** Any release of the guild. */
export const anyRelease = suggest(STATES);

/** Releases that can be announced. */
export const announceable = suggest(statesBefore('announced'));

function suggest(states: readonly State[]): Autocomplete {
  return ({ parts, guild, t }, typed) =>
    guild
      ? findReleases(parts.db, guild.id, { typed, states, limit: 25 }).map(({ id, repository, state }) => ({
          name: t('release.list.choice', { id, repository, state: t(`release.states.${state}`) }),
          value: id,
        }))
      : [];
}
