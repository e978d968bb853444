import { ChannelType } from 'discord.js';
import { readTopics, topicsOf } from '../../src/digests/guild-topics.ts';
import { MOST_STORIES, nextTimes, readSchedule, WHEN_EMPTY } from '../../src/digests/schedule.rules.ts';
import { getSchedule, listSchedules, type Schedule, saveSchedule } from '../../src/digests/schedules.store.ts';
import { countSources } from '../../src/digests/sources.store.ts';
import { summariesNotice } from '../../src/digests/summarise.ts';
import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, literal, separator, text, timestamp } from '../../src/discord/kit.ts';
import type { OptionSpecs, OptionValues } from '../../src/discord/options.ts';
import { card, line, type Message } from '../../src/discord/reply.ts';
import { LOCALES } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { actOf } from './act.ts';
import { daysText } from './days.ts';
import { daysTyped, ownSchedules, timeZones, topicsTyped } from './suggestions.ts';
import { topicNames } from './topic-names.ts';

const OPTIONS = {
  schedule: { type: 'integer', min: 1, autocomplete: ownSchedules },
  channel: { type: 'channel', channelTypes: [ChannelType.GuildText, ChannelType.GuildAnnouncement] },
  days: { type: 'string', maxLength: 100, autocomplete: daysTyped },
  time: { type: 'string', maxLength: 10 },
  timezone: { type: 'string', maxLength: 60, autocomplete: timeZones },
  language: { type: 'string', choices: [...LOCALES, 'server'] },
  stories: { type: 'integer', min: 1, max: MOST_STORIES },
  topics: { type: 'string', maxLength: 500, autocomplete: topicsTyped },
  empty: { type: 'string', choices: WHEN_EMPTY },
} as const satisfies OptionSpecs;

type Typed = OptionValues<typeof OPTIONS>;

/** Sets up a schedule, or changes what is given of one and keeps the rest; without options it shows what is planned. */
export const schedule = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: OPTIONS,
  async run(context, typed) {
    const { parts, guild, t } = context;
    const known = listSchedules(parts.db, guild.id);
    if (Object.values(typed).every((value) => value === undefined)) {
      return known.length > 0 ? shown(context, known, t('digest.schedule.shown')) : line(t('digest.schedule.none'));
    }
    const before = meant(context, typed, known);
    if (before && Object.keys(typed).every((name) => name === 'schedule' || typed[name as keyof Typed] === undefined)) {
      return shown(context, [before], t('digest.schedule.shown'));
    }
    const after = saveSchedule(parts.db, actOf(context), await wantedOf(context, typed, before), before?.id);
    return shown(context, [after], t('digest.schedule.set'));
  },
});

/**
 * Which schedule is changed: the one that was picked; the one that is the same in place and time; the only one there is,
 * unless a whole new one was typed.
 */
function meant({ parts, guild }: Context, typed: Typed, known: readonly Schedule[]): Schedule | undefined {
  if (typed.schedule !== undefined) return getSchedule(parts.db, guild.id, typed.schedule);
  const whole = typed.channel !== undefined && typed.days !== undefined && typed.time !== undefined;
  if (!whole) {
    if (known.length > 1) throw new UserError('digest.errors.whichSchedule');
    return known[0];
  }
  const { days, time } = readSchedule({ days: typed.days, time: typed.time }, undefined, guild.timeZone);
  return known.find(
    (one) => one.channelId === typed.channel?.id && one.days.join() === days.join() && one.time === time,
  );
}

async function wantedOf({ parts, guild, channelType }: Context, typed: Typed, before: Schedule | undefined) {
  const { days, time, timezone: timeZone, stories } = typed;
  const wanted = readSchedule({ days, time, timeZone, stories }, before, guild.timeZone);
  const channelId = typed.channel?.id ?? before?.channelId;
  if (!channelId) throw new UserError('digest.errors.incomplete');
  const language = typed.language === 'server' ? null : typed.language;
  return {
    ...wanted,
    channelId,
    followed: channelType(channelId) === ChannelType.GuildAnnouncement,
    userId: null,
    language: language === undefined ? (before?.language ?? null) : language,
    topics:
      typed.topics === undefined
        ? (before?.topics ?? null)
        : readTopics(typed.topics, (await topicsOf(parts.db, guild.id)).topics),
    whenEmpty: typed.empty ?? before?.whenEmpty ?? 'skip',
  };
}

/** Schedules with their next three times, and what stands in their way. */
export async function shown(
  { parts, guild, now, mayPost, t }: Context,
  schedules: readonly Schedule[],
  title: string,
): Promise<Message> {
  const name = await topicNames(parts.db, guild.id, t);
  const notice = summariesNotice(parts.config);
  const blocks = schedules.map((one) => {
    const channel = one.channelId ?? '';
    const count = schedules.length > 2 ? 1 : 3;
    const times = nextTimes(one, now, count).map((at) => `${timestamp(at, 'F')} (${timestamp(at, 'R')})`);
    return [
      t('digest.schedule.facts', {
        channel,
        days: daysText(one.days, t),
        time: one.time,
        timezone: one.timeZone,
        count: one.stories,
      }),
      ...(one.topics
        ? [t('digest.schedule.topics', { topics: one.topics.map((id) => literal(name(id))).join(', ') })]
        : []),
      one.nextAt === null ? t('digest.schedule.stopped') : t('digest.schedule.next', { times: times.join('\n') }),
      t(`digest.schedule.empty.${one.whenEmpty}`),
      ...(mayPost(channel) ? [] : [t('digest.schedule.closed', { channel })]),
    ].join('\n');
  });
  return card([
    container(COLOURS.neutral, [
      text(title),
      ...blocks.flatMap((block, i) => (i === 0 ? [text(block)] : [separator(), text(block)])),
      ...(notice ? [text(t(notice.key, notice.params))] : []),
      ...(countSources(parts.db, guild.id) === 0 ? [text(t('digest.schedule.noSources'))] : []),
    ]),
  ]);
}
