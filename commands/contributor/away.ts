import { readReturn } from '../../src/contributors/absence.rules.ts';
import { comeBack, goAway } from '../../src/contributors/absence.store.ts';
import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { timestamp } from '../../src/discord/kit.ts';
import { line, type Message } from '../../src/discord/reply.ts';
import { readDue } from '../../src/tasks/due.ts';
import { UserError } from '../../src/user-error.ts';
import { quoted } from '../../src/words.ts';
import { actOf } from './act.ts';
import { profileReply } from './cards.ts';
import { backRoute } from './routes.ts';

export const away = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { until: { type: 'string', required: true, maxLength: 60 } },
  async run(context, { until: typed }) {
    const { parts, guild, now, t } = context;
    const until = await readUntil(typed, { now, timeZone: guild.timeZone });
    goAway(parts.db, { ...actOf(context), until });
    return line(t('contributor.done.away', { date: timestamp(until, 'D') }));
  },
});

export const back = subcommand({ audience: 'everyone', answers: 'reply', run: comeBackNow });

export const backButton = button({ ...backRoute, audience: 'everyone', answers: 'update', run: comeBackNow });

function comeBackNow(context: Context): Message {
  comeBack(context.parts.db, actOf(context));
  return profileReply(context, context.person, context.t('contributor.done.back'));
}

/** Dates are read as those of tasks are, but what is wrong with one is said in the words of an absence. */
async function readUntil(typed: string, here: { now: number; timeZone: string }): Promise<number> {
  try {
    const until = await readDue(readReturn(typed), here);
    if (until !== null) return until;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.key === 'task.errors.pastDue') throw new UserError('contributor.errors.awayPast');
  }
  throw new UserError('contributor.errors.badReturn', { typed: quoted(typed) });
}
