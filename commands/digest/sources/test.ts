import { type Tried, trySource } from '../../../src/digests/try-source.ts';
import { subcommand } from '../../../src/discord/command.ts';
import { COLOURS, container, literal, shorten, text, timestamp } from '../../../src/discord/kit.ts';
import { card, line } from '../../../src/discord/reply.ts';
import type { Texts } from '../../../src/texts.ts';
import { reasonsText } from '../reasons.ts';
import { linked } from '../stories.ts';
import { ownSources } from '../suggestions.ts';
import { topicNames } from '../topic-names.ts';

const SHOWN = 10;
const LONGEST_TITLE = 80;
/** Ten of these fit a message. */
const MOST_CHARACTERS = 370;

/** The last entries of a source, and why each would be in a digest or not. */
export const test = subcommand({
  audience: 'everyone',
  answers: 'defer',
  options: { source: { type: 'integer', required: true, autocomplete: ownSources } },
  async run({ parts, guild, now, t }, { source: id }) {
    const { source, entries } = await trySource(parts, { guildId: guild.id, id, now }, SHOWN);
    if (entries.length === 0) return line(t('digest.test.none'));
    const name = await topicNames(parts.db, guild.id, t);
    return card([
      container(COLOURS.neutral, [
        text(t('digest.test.title', { title: literal(shorten(source.title, LONGEST_TITLE)) })),
        ...(source.pausedAt === null ? [] : [text(t('digest.test.paused'))]),
        ...entries.map((entry) => text(entryText(entry, t, name))),
      ]),
    ]);
  },
});

function entryText(entry: Tried, t: Texts, name: (id: string) => string): string {
  const { title, url, publishedAt, topic, score, stale } = entry;
  const verdict = t(score.relevant && stale === null ? 'digest.test.in' : 'digest.test.out', { points: score.points });
  const facts = [
    verdict,
    ...(publishedAt === null ? [] : [timestamp(publishedAt, 'd')]),
    ...(topic === null ? [] : [literal(name(topic))]),
  ].join(' · ');
  const why = [...(stale === null ? [] : [t(`digest.test.${stale}`)]), reasonsText(score, t, name)].join(' ');
  const short = shorten(title, LONGEST_TITLE);
  const [whole = '', bare = ''] = [linked(short, url), literal(short)].map((words) => `${words}\n${facts}\n-# ${why}`);
  return whole.length <= MOST_CHARACTERS ? whole : `${bare.slice(0, bare.indexOf('\n-# '))}\n-# ${shorten(why, 120)}`;
}
