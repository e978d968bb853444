import { type Digest, getDigest, latestDigest, strikeStories } from '../../src/digests/digests.store.ts';
import { pauseSource, sourcesTelling } from '../../src/digests/sources.store.ts';
import type { LeftOut } from '../../src/digests/story.ts';
import { muteTopic } from '../../src/digests/topics.store.ts';
import { button, select, subcommand } from '../../src/discord/command.ts';
import type { Context, Place } from '../../src/discord/context.ts';
import { COLOURS, container, literal, literalWithin, row, separator, shorten, text } from '../../src/discord/kit.ts';
import { card, line, type Message } from '../../src/discord/reply.ts';
import type { Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { askerOf } from './act.ts';
import { pickMenu } from './kit.ts';
import { reasonsText } from './reasons.ts';
import { moreRoute, muteRoute, strikeRoute, whyRoute } from './routes.ts';
import { storyText } from './stories.ts';
import { storiesTyped } from './suggestions.ts';
import { topicNames } from './topic-names.ts';

/** Of a choice in a menu. */
const MAX_LABEL = 100;
const MAX_CHOICES = 25;
const TITLE_ROOM = 90;
/** Of both lists together. */
const MOST_CHARACTERS = 3_500;

/** Why one story is in the last digest or not, or all of it. */
export const why = subcommand({
  audience: 'everyone',
  answers: 'defer',
  options: { story: { type: 'string', maxLength: 100, autocomplete: storiesTyped } },
  async run(context, { story: picked }) {
    const { parts, guild, t } = context;
    const digest = latestDigest(parts.db, guild.id);
    if (!digest) throw new UserError('digest.errors.noDigestYet');
    if (picked === undefined) return explained(context, digest);
    const number = Number(picked.slice(1));
    const omitted = picked.startsWith('l') ? digest.left[number] : undefined;
    const story = omitted ?? digest.stories.find(({ position }) => picked === `s${position}`)?.story;
    if (!story) throw new UserError('digest.errors.noSuchStory');
    const name = await topicNames(parts.db, guild.id, t);
    const verdict = omitted ? t(`digest.why.omissions.${omitted.why}`) : t('digest.why.chosen');
    return card([
      container(COLOURS.neutral, [text(`${storyText(story, t)}\n\n**${verdict}**\n${reasonsText(story, t, name)}`)]),
    ]);
  },
});

export const whyButton = button({
  ...whyRoute,
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  run: (context, { digest }) => explained(context, getDigest(context.parts.db, digest, askerOf(context))),
});

/** What was worth telling and had no room. */
export const moreButton = button({
  ...moreRoute,
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  run(context, { digest: id }) {
    const { parts, t } = context;
    const { left } = getDigest(parts.db, id, askerOf(context));
    const stories = left.filter(({ why }) => why === 'full');
    if (stories.length === 0) return line(t('digest.more.none'));
    const blocks = within(
      stories.map((story) => storyText(story, t)),
      MOST_CHARACTERS,
    );
    return card([container(COLOURS.neutral, [text(t('digest.more.title')), ...blocks.map(text)])]);
  },
});

/** Takes the picked stories out of the post. */
export const strikeMenu = select({
  ...strikeRoute,
  audience: 'maintainer',
  answers: 'update',
  run(context, { digest: id, values }) {
    const { parts, person, now } = context;
    const digest = getDigest(parts.db, id, askerOf(context));
    strikeStories(parts.db, digest, values.map(Number), { by: person.id, now });
    return explained(context, getDigest(parts.db, id, askerOf(context)));
  },
});

/** Leaves the picked topics and sources out of digests from now on. */
export const muteMenu = select({
  ...muteRoute,
  audience: 'maintainer',
  answers: 'reply',
  async run(context, { values }) {
    const { parts, guild, person, now, t } = context;
    const act = { guildId: guild.id, by: person.id, now };
    const name = await topicNames(parts.db, guild.id, t);
    const lines = values.map((value) => {
      const [kind, id = ''] = [value.slice(0, 1), value.slice(1)];
      if (kind === 't') {
        muteTopic(parts.db, act, id, true);
        return t('digest.mute.topic', { topic: literal(name(id)) });
      }
      const { title } = pauseSource(parts.db, { ...act, id: Number(id) }, true);
      return t('digest.sources.pausedNow', { title: literal(title) });
    });
    return line(lines.join('\n'));
  },
});

/** Every story of a digest with its reasons, and what was left out; with what maintainers may do about it. */
async function explained(context: Context<Place>, digest: Digest): Promise<Message> {
  const { parts, t, person } = context;
  const name = await topicNames(parts.db, digest.guildId, t);
  const chosen = digest.stories.map(({ story, position, struck }) => {
    const title = `**${position}.** ${literalWithin(story.title, TITLE_ROOM)}`;
    return struck ? `${title} · ${t('digest.why.struck')}` : `${title}\n-# ${reasonsText(story, t, name)}`;
  });
  const left = digest.left.map((story) => `${literalWithin(story.title, TITLE_ROOM)}\n-# ${leftText(story, t, name)}`);
  const first = within(chosen, MOST_CHARACTERS);
  const second = within(left, MOST_CHARACTERS - first.join('\n').length);
  const may = context.guild !== null && digest.userId === null && person.may('maintainer');
  return card([
    container(COLOURS.neutral, [
      text([t('digest.why.title'), ...(first.length > 0 ? first : [t('digest.card.nothing')])].join('\n')),
      ...(second.length > 0 ? [separator(), text([t('digest.why.left'), ...second].join('\n'))] : []),
      ...(may ? menus(context as Context, digest, name) : []),
    ]),
  ]);
}

function menus({ parts, guild, t }: Context, digest: Digest, name: (id: string) => string) {
  const standing = digest.stories.filter(({ struck }) => !struck);
  const stories = standing.map(({ position, story }) => ({
    value: String(position),
    label: shorten(`${position}. ${story.title}`, MAX_LABEL),
  }));
  const topics = [...new Set(standing.flatMap(({ story }) => story.topic ?? []))];
  const entryIds = standing.flatMap(({ story }) => story.entryIds);
  const mutable = [
    ...topics.map((id) => ({
      value: `t${id}`,
      label: shorten(t('digest.mute.topicChoice', { topic: name(id) }), MAX_LABEL),
    })),
    ...sourcesTelling(parts.db, guild.id, entryIds).map(({ id, title }) => ({
      value: `s${id}`,
      label: shorten(t('digest.mute.sourceChoice', { source: title }), MAX_LABEL),
    })),
  ].slice(0, MAX_CHOICES);
  return [
    ...(stories.length > 0
      ? [row(pickMenu(strikeRoute, { digest: digest.id }, t('digest.strike.pick'), stories))]
      : []),
    ...(mutable.length > 0 ? [row(pickMenu(muteRoute, { digest: digest.id }, t('digest.mute.pick'), mutable))] : []),
  ];
}

function leftText(story: LeftOut, t: Texts, name: (id: string) => string): string {
  // Its reasons say themselves what speaks against it.
  if (story.why === 'irrelevant') return reasonsText(story, t, name);
  return `${t(`digest.why.omissions.${story.why}`)} ${reasonsText(story, t, name)}`;
}

/** As many of the blocks as fit, from the first. */
function within(blocks: readonly string[], room: number): string[] {
  let left = room;
  const end = blocks.findIndex((block) => {
    left -= block.length + 1;
    return left < 0;
  });
  return end < 0 ? [...blocks] : blocks.slice(0, end);
}
