import { readTopic, topicsOf } from '../../../src/digests/guild-topics.ts';
import { editSource } from '../../../src/digests/sources.store.ts';
import { subcommand } from '../../../src/discord/command.ts';
import { COLOURS, container, text } from '../../../src/discord/kit.ts';
import { card } from '../../../src/discord/reply.ts';
import { oneLine } from '../../../src/words.ts';
import { ownSources, topicTyped } from '../suggestions.ts';
import { topicNames } from '../topic-names.ts';
import { sourceText } from './list.ts';

/** What is typed to go back to what the feed says. */
const DASH = /^[-–—]$/;
const LONGEST_TITLE = 100;

export const edit = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: {
    source: { type: 'integer', required: true, autocomplete: ownSources },
    title: { type: 'string', maxLength: LONGEST_TITLE },
    topic: { type: 'string', maxLength: 100, autocomplete: topicTyped },
    language: { type: 'string', choices: ['fr', 'en', 'auto'] },
    weight: { type: 'integer', choices: [1, 2, 3] },
  },
  async run({ parts, guild, person, now, t }, { source: id, title, topic, language, weight }) {
    const act = { guildId: guild.id, by: person.id, now, id };
    const { topics } = await topicsOf(parts.db, guild.id);
    const after = editSource(parts.db, act, {
      title: title === undefined ? undefined : ownTitle(title),
      topic: topic === undefined || DASH.test(topic.trim()) ? noneOr(topic) : readTopic(topic, topics),
      language: language === 'auto' ? null : language,
      weight,
    });
    return card([
      container(COLOURS.neutral, [
        text(`${t('digest.sources.edited')}\n${sourceText(after, t, await topicNames(parts.db, guild.id, t))}`),
      ]),
    ]);
  },
});

/** A dash takes the topic away; nothing typed leaves it. */
function noneOr(topic: string | undefined): null | undefined {
  return topic === undefined ? undefined : null;
}

function ownTitle(typed: string): string | null {
  const title = oneLine(typed);
  return title === '' || DASH.test(title) ? null : title;
}
