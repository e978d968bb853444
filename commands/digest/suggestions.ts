import { readDays } from '../../src/digests/days.rules.ts';
import { latestDigest } from '../../src/digests/digests.store.ts';
import { topicsOf } from '../../src/digests/guild-topics.ts';
import { listSchedules } from '../../src/digests/schedules.store.ts';
import { sourceNames } from '../../src/digests/sources.store.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import { fold } from '../../src/words.ts';
import { DAY_CHOICES, daysText } from './days.ts';

const MOST = 25;

/** The sources of the guild whose title or address holds what is typed. */
export const ownSources: Autocomplete = sources(() => true);
/** Those that are read. */
export const followedSources: Autocomplete = sources((paused) => !paused);
/** Those that are not, for now. */
export const pausedSources: Autocomplete = sources((paused) => paused);

function sources(fits: (paused: boolean) => boolean): Autocomplete {
  return ({ parts, guild }, typed) => {
    if (!guild) return [];
    return sourceNames(parts.db, guild.id)
      .filter(({ title, url, paused }) => fits(paused === 1) && fold(`${title} ${url}`).includes(fold(typed)))
      .slice(0, MOST)
      .map(({ id, title }) => ({ name: title, value: id }));
  };
}

/** Time zones by a part of their name, the guild's own first. */
export const timeZones: Autocomplete = ({ guild }, typed) => {
  const wanted = fold(typed).replaceAll(' ', '_');
  const zones = new Set([...(guild ? [guild.timeZone] : []), ...Intl.supportedValuesOf('timeZone'), 'UTC']);
  return [...zones]
    .filter((zone) => fold(zone).includes(wanted))
    .slice(0, MOST)
    .map((zone) => ({ name: zone, value: zone }));
};

/** The guild's schedules, by when and where they are. */
export const ownSchedules: Autocomplete = ({ parts, guild, t }, typed) =>
  guild
    ? listSchedules(parts.db, guild.id)
        .map(({ id, days, time }) => ({ name: `#${id} · ${daysText(days, t)} · ${time}`, value: id }))
        .filter(({ name }) => fold(name).includes(fold(typed)))
    : [];

/** Days: those that are often wanted, and what is typed where it can be read. */
export const daysTyped: Autocomplete = ({ t }, typed) => {
  const offered = DAY_CHOICES.map((days) => ({ name: daysText(days, t), value: days.join(',') }));
  if (typed.trim() === '') return offered;
  const read = readable(typed);
  const own = read ? [{ name: daysText(read, t), value: read.join(',') }] : [];
  const fitting = offered.filter(({ name }) => fold(name).includes(fold(typed)));
  return [...own, ...fitting.filter(({ value }) => value !== own[0]?.value)];
};

function readable(typed: string): number[] | undefined {
  try {
    return readDays(typed);
  } catch {
    return undefined;
  }
}

/** Stories of the last digest, and what it left out. */
export const storiesTyped: Autocomplete = ({ parts, guild }, typed) => {
  const digest = guild && latestDigest(parts.db, guild.id);
  if (!digest) return [];
  const all = [
    ...digest.stories.map(({ position, story }) => ({ name: story.title, value: `s${position}` })),
    ...digest.left.map(({ title }, i) => ({ name: title, value: `l${i}` })),
  ];
  return all.filter(({ name }) => fold(name).includes(fold(typed))).slice(0, MOST);
};

/** Topics with commas between, of which the last is being typed. */
export const topicsTyped: Autocomplete = async (context, typed) => {
  const [last = '', ...before] = typed.split(',').reverse();
  const done = before.reverse().map((word) => `${word.trim()}, `);
  const known = await topicTyped(context, last.trim(), {});
  return known.map(({ name }) => ({ name: `${done.join('')}${name}`, value: `${done.join('')}${name}` }));
};

/** One topic, by its name in the reader's language. */
export const topicTyped: Autocomplete = async ({ parts, guild, t }, typed) => {
  if (!guild) return [];
  const { topics } = await topicsOf(parts.db, guild.id);
  return topics
    .map(({ label }) => label[t.locale])
    .filter((name) => fold(name).includes(fold(typed)))
    .slice(0, MOST)
    .map((name) => ({ name, value: name }));
};
