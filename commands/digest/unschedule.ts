import { stopSchedule } from '../../src/digests/digests.store.ts';
import { subcommand } from '../../src/discord/command.ts';
import { line } from '../../src/discord/reply.ts';

export const unschedule = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  run({ parts, guild, person, now, t }) {
    stopSchedule(parts.db, guild.id, person.id, now);
    return line(t('digest.schedule.stopped'));
  },
});
