import { subcommand } from '../../src/discord/command.ts';
import { text } from '../../src/discord/kit.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import { card } from '../../src/discord/reply.ts';
import { changeSettings, guildSettings } from '../../src/guilds/store.ts';
import { STATES, type State } from '../../src/tasks/rules.ts';
import { UserError } from '../../src/user-error.ts';
import { fold } from '../../src/words.ts';

/** The tags of the guild's forum for tasks. */
const tags: Autocomplete = ({ parts, guild, forumTags }, typed) => {
  const forum = guild && guildSettings(parts.db, guild.id, parts.config).forumChannelId;
  const known = forum ? forumTags(forum) : [];
  return known.filter(({ name }) => fold(name).includes(fold(typed))).map(({ id, name }) => ({ name, value: id }));
};

const TAG = { type: 'string', maxLength: 100, autocomplete: tags } as const;
const NO_TAGS = JSON.stringify({});

/** Which tag of the forum stands for which state of a task. States that are not named keep theirs. */
export const forumTags = subcommand({
  audience: 'admin',
  answers: 'reply',
  options: { open: TAG, claimed: TAG, in_review: TAG, done: TAG, closed: TAG },
  run({ parts, guild, person, now, forumTags: tagsOf, t }, typed) {
    const settings = guildSettings(parts.db, guild.id, parts.config);
    if (!settings.forumChannelId) throw new UserError('settings.errors.noForum');
    const known = tagsOf(settings.forumChannelId);
    const before = JSON.parse(settings.forumTags ?? NO_TAGS) as Partial<Record<State, string>>;
    const chosen = { ...before };
    for (const state of STATES) {
      const wanted = typed[state];
      if (wanted !== undefined) chosen[state] = readTag(wanted, known);
    }
    const changes = { forumTags: JSON.stringify(chosen) };
    changeSettings(parts.db, guild.id, changes, { actorId: person.id, at: now });
    const name = (id: string | undefined) => known.find((tag) => tag.id === id)?.name ?? t('settings.tags.none');
    const lines = STATES.map((state) =>
      t('settings.card.line', { name: t(`task.states.${state}`), value: name(chosen[state]) }),
    );
    return card([text(`### ${t('settings.tags.title')}\n${lines.join('\n')}`)]);
  },
});

/** A tag by its id, as autocomplete gives it, or by its name. */
function readTag(typed: string, known: readonly { id: string; name: string }[]): string {
  const found = known.find(({ id, name }) => id === typed || fold(name) === fold(typed));
  if (!found)
    throw new UserError('settings.errors.unknownTag', { tags: known.map(({ name }) => name).join(', ') || '—' });
  return found.id;
}
