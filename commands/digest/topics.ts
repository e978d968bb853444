import { ownNumber, readTopic, topicsOf } from '../../src/digests/guild-topics.ts';
import {
  guildWords,
  mutedTopics,
  muteTopic,
  ownTopics,
  removeTopic,
  saveTopic,
  setGuildWords,
} from '../../src/digests/topics.store.ts';
import { readWords } from '../../src/digests/typed-words.rules.ts';
import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, literal, literalWithin, text } from '../../src/discord/kit.ts';
import { card, line, type Message } from '../../src/discord/reply.ts';
import { LOCALES } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { oneLine } from '../../src/words.ts';
import { actOf } from './act.ts';
import { topicTyped } from './suggestions.ts';

const LONGEST_NAME = 50;
/** Of a list of words in a card. */
const WORDS_ROOM = 800;

/** What digests can be about here. */
const list = subcommand({ audience: 'everyone', answers: 'reply', run: shown });

const add = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: {
    name: { type: 'string', required: true, maxLength: LONGEST_NAME },
    words: { type: 'string', required: true, maxLength: 1_000 },
  },
  async run(context, typed) {
    const { parts, guild, t } = context;
    const name = oneLine(typed.name);
    const words = readWords(typed.words);
    if (name === '' || words.length === 0) throw new UserError('digest.errors.emptyTopic');
    const { topics } = await topicsOf(parts.db, guild.id);
    const builtIn = topics.filter(({ id }) => ownNumber(id) === undefined);
    const taken = builtIn.flatMap(({ id, label }) => [id, ...LOCALES.map((locale) => label[locale])]);
    saveTopic(parts.db, actOf(context), { name, words }, taken);
    return line(t('digest.topics.saved', { topic: literal(name), words: words.map(literal).join(', ') }));
  },
});

/** Ends one of the guild's own topics. */
const remove = onTopic((context, id, name) => {
  const number = ownNumber(id);
  if (number === undefined) throw new UserError('digest.errors.notOwnTopic');
  removeTopic(context.parts.db, actOf(context), number);
  return context.t('digest.topics.removed', { topic: name });
});

const mute = onTopic((context, id, topic) => {
  muteTopic(context.parts.db, actOf(context), id, true);
  return context.t('digest.mute.topic', { topic });
});

const unmute = onTopic((context, id, topic) => {
  muteTopic(context.parts.db, actOf(context), id, false);
  return context.t('digest.mute.ended', { topic });
});

function onTopic(act: (context: Context, id: string, name: string) => string) {
  return subcommand({
    audience: 'maintainer',
    answers: 'reply',
    options: { topic: { type: 'string', required: true, maxLength: 100, autocomplete: topicTyped } },
    async run(context, { topic: typed }) {
      const { parts, guild, t } = context;
      const { topics } = await topicsOf(parts.db, guild.id);
      const id = readTopic(typed, topics);
      const name = topics.find((topic) => topic.id === id)?.label[t.locale] ?? id;
      return line(act(context, id, literal(name)));
    },
  });
}

/** Words that make an entry wanted whatever its topic, or unwanted. */
const words = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: { include: { type: 'string', maxLength: 1_000 }, exclude: { type: 'string', maxLength: 1_000 } },
  run(context, { include, exclude }) {
    const read = (typed: string | undefined) => (typed === undefined ? undefined : readWords(typed));
    if (include !== undefined || exclude !== undefined) {
      setGuildWords(context.parts.db, actOf(context), { include: read(include), exclude: read(exclude) });
    }
    return shown(context);
  },
});

async function shown({ parts, guild, t }: Context): Promise<Message> {
  const { topics } = await topicsOf(parts.db, guild.id);
  const muted = new Set(mutedTopics(parts.db, guild.id));
  const own = ownTopics(parts.db, guild.id);
  const { include, exclude } = guildWords(parts.db, guild.id);
  const names = topics
    .filter(({ id }) => ownNumber(id) === undefined)
    .map(({ id, label }) => (muted.has(id) ? `~~${literal(label[t.locale])}~~` : literal(label[t.locale])));
  const listed = (words: readonly string[]) => literalWithin(words.join(', '), WORDS_ROOM);
  return card([
    container(COLOURS.neutral, [
      text(`${t('digest.topics.title')}\n${names.join(' · ')}`),
      ...(own.length > 0
        ? [
            text(
              [
                t('digest.topics.own'),
                ...own.map(({ name, words }) => `**${literal(name)}** · ${literalWithin(words.join(', '), 100)}`),
              ].join('\n'),
            ),
          ]
        : []),
      ...(include.length > 0 ? [text(t('digest.topics.include', { words: listed(include) }))] : []),
      ...(exclude.length > 0 ? [text(t('digest.topics.exclude', { words: listed(exclude) }))] : []),
      ...(muted.size > 0 ? [text(t('digest.topics.muted'))] : []),
    ]),
  ]);
}

export const topicGroup = { list, add, remove, mute, unmute, words };
