import { postNow } from '../../src/digests/compose.ts';
import { subcommand } from '../../src/discord/command.ts';
import { line } from '../../src/discord/reply.ts';
import { UserError } from '../../src/user-error.ts';
import { theSchedule } from './keep.ts';
import { ownSchedules } from './suggestions.ts';

/** Posts what there is, without waiting for the schedule's time. */
export const now = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: { schedule: { type: 'integer', min: 1, autocomplete: ownSchedules } },
  async run(context, { schedule: id }) {
    const { parts, mayPost, t } = context;
    const schedule = theSchedule(context, id);
    const channel = schedule.channelId ?? '';
    if (!mayPost(channel)) throw new UserError('digest.errors.channelClosed', { channel });
    const digest = await postNow(parts, schedule);
    return line(t(digest === null ? 'digest.now.nothing' : 'digest.now.posted', { channel }));
  },
});
