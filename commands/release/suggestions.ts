import type { Autocomplete } from '../../src/discord/options.ts';
import { artifactsOf } from '../../src/releases/artifacts.store.ts';
import { type Action, STATES, type State, statesFor } from '../../src/releases/lifecycle.rules.ts';
import { findReleases, knownValues } from '../../src/releases/store.ts';
import { fold } from '../../src/words.ts';

const MOST = 25;
/** Longer ones Discord does not take as a suggestion. */
const MAX_VALUE = 100;

/** Any release of the guild. */
export const anyRelease = suggest(STATES);
/** Releases that are in a state in which this can be done. */
export const editable = suggestFor('edit');
export const submittable = suggestFor('submit');
export const approvable = suggestFor('approve');
export const returnable = suggestFor('return');
export const announceable = suggestFor('announce');
export const amendable = suggestFor('amend');
export const withdrawable = suggestFor('withdraw');

/** Families and licences that the guild's releases have. */
export const knownFamilies = suggestValues('family');
export const knownLicences = suggestValues('licence');

function suggestFor(action: Action): Autocomplete {
  return suggest(statesFor(action));
}

function suggest(states: readonly State[]): Autocomplete {
  return ({ parts, guild, t }, typed) =>
    guild
      ? findReleases(parts.db, guild.id, { typed, states, limit: MOST }).map(({ id, name, state }) => ({
          name: t('release.list.choice', { id, name, state: t(`release.states.${state}`) }),
          value: id,
        }))
      : [];
}

function suggestValues(column: 'family' | 'licence'): Autocomplete {
  return ({ parts, guild }, typed) =>
    guild
      ? knownValues(parts.db, guild.id, column)
          .filter((value) => value.length <= MAX_VALUE && fold(value).includes(fold(typed)))
          .map((value) => ({ name: value, value }))
      : [];
}

/** The artifacts of the release that was named already. */
export const artifactsOfRelease: Autocomplete = ({ parts, guild, t }, typed, { release }) => {
  if (!guild || typeof release !== 'number') return [];
  // Whose release it is: numbers are the same in all guilds.
  if (
    !findReleases(parts.db, guild.id, { typed: String(release), states: STATES, limit: MOST }).some(isNumbered(release))
  ) {
    return [];
  }
  return artifactsOf(parts.db, release)
    .map(({ id, kind, address }) => ({ name: `${t(`release.artifacts.${kind}`)} · ${address}`, value: id }))
    .filter(({ name }) => fold(name).includes(fold(typed)));
};

function isNumbered(wanted: number) {
  return ({ id }: { id: number }) => id === wanted;
}
