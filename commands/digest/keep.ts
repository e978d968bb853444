import {
  getSchedule,
  listSchedules,
  pauseSchedule,
  removeSchedule,
  resumeSchedule,
  type Schedule,
} from '../../src/digests/schedules.store.ts';
import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import type { OptionSpecs } from '../../src/discord/options.ts';
import { line, type Message } from '../../src/discord/reply.ts';
import { UserError } from '../../src/user-error.ts';
import { actOf } from './act.ts';
import { shown } from './schedule.ts';
import { ownSchedules } from './suggestions.ts';

const OPTIONS = { schedule: { type: 'integer', min: 1, autocomplete: ownSchedules } } as const satisfies OptionSpecs;

/** Stops a schedule for a while. */
export const pause = keeping((context, schedule) => {
  pauseSchedule(context.parts.db, actOf(context), schedule);
  return line(context.t('digest.schedule.pausedNow', { channel: schedule.channelId ?? '' }));
});

/** Has a stopped schedule run again. */
export const resume = keeping((context, schedule) => {
  const after = resumeSchedule(context.parts.db, actOf(context), schedule);
  return shown(context, [after], context.t('digest.schedule.resumed'));
});

/** Ends a schedule for good. */
export const unschedule = keeping((context, schedule) => {
  removeSchedule(context.parts.db, actOf(context), schedule);
  return line(context.t('digest.schedule.removed', { channel: schedule.channelId ?? '' }));
});

function keeping(act: (context: Context, schedule: Schedule) => Message | Promise<Message>) {
  return subcommand({
    audience: 'maintainer',
    answers: 'reply',
    options: OPTIONS,
    run: (context, { schedule }) => act(context, theSchedule(context, schedule)),
  });
}

/** The schedule that was picked, or the only one. @throws {UserError} when there is none, or one must be picked */
export function theSchedule({ parts, guild }: Context, id: number | undefined): Schedule {
  if (id !== undefined) return getSchedule(parts.db, guild.id, id);
  const [first, second] = listSchedules(parts.db, guild.id);
  if (!first) throw new UserError('digest.errors.notScheduled');
  if (second) throw new UserError('digest.errors.whichSchedule');
  return first;
}
