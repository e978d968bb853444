import { readTopics, topicsOf } from '../../src/digests/guild-topics.ts';
import { nextTimes, readSchedule } from '../../src/digests/schedule.rules.ts';
import { personalSchedule, removeSchedule, saveSchedule } from '../../src/digests/schedules.store.ts';
import { subcommand } from '../../src/discord/command.ts';
import { COLOURS, container, literal, text, timestamp } from '../../src/discord/kit.ts';
import { card, line } from '../../src/discord/reply.ts';
import { UserError } from '../../src/user-error.ts';
import { actOf } from './act.ts';
import { daysText } from './days.ts';
import { daysTyped, timeZones, topicsTyped } from './suggestions.ts';
import { topicNames } from './topic-names.ts';

/** Where nothing else is typed: a digest to begin the week with. */
const DEFAULTS = { days: [1], time: '09:00', stories: 8 } as const;

/** A digest of one's own, by direct message, of the topics and at the times that one chooses. */
export const follow = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    topics: { type: 'string', maxLength: 500, autocomplete: topicsTyped },
    days: { type: 'string', maxLength: 100, autocomplete: daysTyped },
    time: { type: 'string', maxLength: 10 },
    timezone: { type: 'string', maxLength: 60, autocomplete: timeZones },
  },
  async run(context, { topics: typed, days, time, timezone: timeZone }) {
    const { parts, guild, person, now, t } = context;
    const before = personalSchedule(parts.db, guild.id, person.id);
    const start = before ?? { ...DEFAULTS, timeZone: guild.timeZone };
    const wanted = readSchedule({ days, time, timeZone }, start, guild.timeZone);
    const topics =
      typed === undefined ? (before?.topics ?? null) : readTopics(typed, (await topicsOf(parts.db, guild.id)).topics);
    const own = {
      channelId: null,
      followed: false,
      userId: person.id,
      language: person.locale,
      whenEmpty: 'skip',
    } as const;
    const after = saveSchedule(parts.db, actOf(context), { ...wanted, ...own, topics }, before?.id);
    const name = await topicNames(parts.db, guild.id, t);
    const [next] = nextTimes(after, now, 1);
    return card([
      container(COLOURS.neutral, [
        text(
          t('digest.follow.set', {
            topics: topics === null ? t('digest.follow.all') : topics.map((id) => literal(name(id))).join(', '),
            days: daysText(after.days, t),
            time: after.time,
            timezone: after.timeZone,
            next: timestamp(next ?? now, 'F'),
          }),
        ),
        text(t('digest.follow.hint')),
      ]),
    ]);
  },
});

export const unfollow = subcommand({
  audience: 'everyone',
  answers: 'reply',
  run(context) {
    const { parts, guild, person, t } = context;
    const schedule = personalSchedule(parts.db, guild.id, person.id);
    if (!schedule) throw new UserError('digest.errors.notFollowing');
    removeSchedule(parts.db, actOf(context), schedule);
    return line(t('digest.follow.ended'));
  },
});
