import type { Autocomplete } from '../../src/discord/options.ts';
import { findTasks, type Task } from '../../src/tasks/store.ts';

/** Any task of the guild. */
export const anyTask: Autocomplete = suggest(() => ({}));

/** Tasks that can be claimed. */
export const openTasks: Autocomplete = suggest(() => ({ state: 'open' }));

/** Tasks that the person holds. */
export const ownTasks: Autocomplete = suggest((personId) => ({ heldBy: personId }));

function suggest(filter: (personId: string) => Parameters<typeof findTasks>[3]): Autocomplete {
  return ({ parts, guild, person }, typed) =>
    guild ? findTasks(parts.db, guild.id, typed, filter(person.id)).map(choice) : [];
}

function choice({ id, title }: Task) {
  return { name: `#${id} ${title}`, value: id };
}
