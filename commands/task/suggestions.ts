import type { Autocomplete } from '../../src/discord/options.ts';
import { findTasks, type Offer } from '../../src/tasks/search.store.ts';
import { skillsOfTasks } from '../../src/tasks/skills.store.ts';
import type { Task } from '../../src/tasks/store.ts';

const MAX_SUGGESTIONS = 25;

/** Any task of the guild. */
export const anyTask: Autocomplete = suggest(() => ({ which: 'any' }));

/** Tasks that can be claimed. */
export const openTasks: Autocomplete = suggest(() => ({ which: 'claimable' }));

/** Tasks that wait for a review. */
export const tasksInReview: Autocomplete = suggest(() => ({ which: 'inReview' }));

/** Tasks that the person holds and has not handed in. */
export const ownTasks: Autocomplete = suggest((userId) => ({ which: 'heldBy', userId }));

/** Skills that tasks of the guild ask for. */
export const taskSkills: Autocomplete = ({ parts, guild }, typed) =>
  guild
    ? skillsOfTasks(parts.db, guild.id, typed, MAX_SUGGESTIONS).map((skill) => ({ name: skill, value: skill }))
    : [];

function suggest(offer: (personId: string) => Offer): Autocomplete {
  return ({ parts, guild, person }, typed) =>
    guild ? findTasks(parts.db, guild.id, typed, offer(person.id)).map(choice) : [];
}

function choice({ id, title }: Task) {
  return { name: `#${id} ${title}`, value: id };
}
