import { addSources, sourceNames } from '../../../src/digests/sources.store.ts';
import { KINDS, type Kind, STARTER, type StarterSource, starterOf } from '../../../src/digests/starter.ts';
import { select, subcommand } from '../../../src/discord/command.ts';
import type { Context } from '../../../src/discord/context.ts';
import { COLOURS, container, literal, row, text } from '../../../src/discord/kit.ts';
import { card, type Message } from '../../../src/discord/reply.ts';
import type { Texts } from '../../../src/texts.ts';
import { pickMenu } from '../kit.ts';
import { suggestRoute } from '../routes.ts';
import { linked } from '../stories.ts';
import { topicNames } from '../topic-names.ts';

/** The starter list by kind, each with a menu to follow several at once. */
export const suggest = subcommand({ audience: 'maintainer', answers: 'reply', run: (context) => shown(context) });

export const suggestMenu = select({
  ...suggestRoute,
  audience: 'maintainer',
  answers: 'update',
  run(context, { values }) {
    const { parts, guild, person, now } = context;
    const picked = STARTER.filter(({ url }) => values.includes(key(url)));
    addSources(parts.db, { guildId: guild.id, by: person.id, now }, picked);
    return shown(context);
  },
});

async function shown({ parts, guild, t }: Context): Promise<Message> {
  const followed = new Set(sourceNames(parts.db, guild.id).map(({ url }) => url));
  const topicName = await topicNames(parts.db, guild.id, t);
  const section = (kind: Kind) => {
    const sources = starterOf(kind);
    const open = sources.filter(({ url }) => !followed.has(url));
    const name = t(`digest.sources.kinds.${kind}`);
    const choices = open.map(({ title, url }) => ({ value: key(url), label: title }));
    return [
      text(
        [`**${name}**`, ...sources.map((source) => sourceLine(source, followed.has(source.url), topicName, t))].join(
          '\n',
        ),
      ),
      ...(open.length > 0
        ? [row(pickMenu(suggestRoute, { kind }, t('digest.sources.suggestedPick', { kind: name }), choices))]
        : []),
    ];
  };
  return card([container(COLOURS.neutral, [text(t('digest.sources.suggested')), ...KINDS.flatMap(section)])]);
}

function sourceLine(
  { title, url, language, topic }: StarterSource,
  followed: boolean,
  topicName: (id: string) => string,
  t: Texts,
): string {
  const facts = [
    t(`digest.sources.languages.${language === 'fr' ? 'fr' : 'en'}`),
    ...(topic ? [literal(topicName(topic))] : []),
    ...(followed ? [t('digest.sources.suggestedKnown')] : []),
  ];
  return `${linked(title, url)} · ${facts.join(' · ')}`;
}

/** A choice holds 100 characters; the end of an address tells it from the others. */
function key(url: string): string {
  return url.slice(-100);
}
