import { ChannelType } from 'discord.js';
import { findSchedule, isRunning, type Schedule, setSchedule } from '../../src/digests/digests.store.ts';
import { DAYS, MOST_STORIES, nextTimes, readSchedule } from '../../src/digests/schedule.rules.ts';
import { countSources } from '../../src/digests/sources.store.ts';
import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, text, timestamp } from '../../src/discord/kit.ts';
import { card, line, type Message } from '../../src/discord/reply.ts';
import { timeZones } from './suggestions.ts';

/** Sets what is given and keeps the rest; without options it shows what is planned. */
export const schedule = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: {
    channel: { type: 'channel', channelTypes: [ChannelType.GuildText, ChannelType.GuildAnnouncement] },
    days: { type: 'string', choices: DAYS },
    time: { type: 'string', maxLength: 10 },
    timezone: { type: 'string', maxLength: 60, autocomplete: timeZones },
    stories: { type: 'integer', min: 1, max: MOST_STORIES },
  },
  run(context, options) {
    const { parts, guild, person, now, t } = context;
    const before = findSchedule(parts.db, guild.id);
    if (Object.values(options).every((value) => value === undefined)) {
      return before && isRunning(before)
        ? shown(context, before, t('digest.schedule.shown'))
        : line(t('digest.schedule.none'));
    }
    const { channel, timezone, ...typed } = options;
    const wanted = readSchedule({ ...typed, channelId: channel?.id, timeZone: timezone }, before, guild.timeZone);
    const after = setSchedule(parts.db, { ...wanted, guildId: guild.id, by: person.id, now });
    return shown(context, after, t('digest.schedule.set'));
  },
});

function shown({ parts, guild, now, mayPost, t }: Context, schedule: Schedule, title: string): Message {
  const { channelId: channel, days, time, timeZone, stories } = schedule;
  const facts = t('digest.schedule.facts', {
    channel,
    days: t(`digest.command.schedule.options.days.choices.${days}`),
    time,
    timezone: timeZone,
    count: stories,
  });
  const times = nextTimes(schedule, now, 3).map((at) => `${timestamp(at, 'F')} (${timestamp(at, 'R')})`);
  const notes = [
    ...(mayPost(channel) ? [] : [t('digest.schedule.closed', { channel })]),
    t('digest.schedule.quiet'),
    ...(countSources(parts.db, guild.id) === 0 ? [t('digest.schedule.noSources')] : []),
  ];
  return card([
    container(COLOURS.neutral, [
      text(`${title}\n${facts}`),
      text(t('digest.schedule.next', { times: times.join('\n') })),
      text(notes.join('\n')),
    ]),
  ]);
}
