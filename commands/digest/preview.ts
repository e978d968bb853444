import { previewDigest } from '../../src/digests/digests.store.ts';
import { countSources } from '../../src/digests/sources.store.ts';
import { subcommand } from '../../src/discord/command.ts';
import { text, timestamp } from '../../src/discord/kit.ts';
import { card, line } from '../../src/discord/reply.ts';
import { digestComponents } from './cards.ts';

/** What would be posted now, for this person's eyes only. */
export const preview = subcommand({
  audience: 'everyone',
  answers: 'reply',
  run({ parts, guild, now, t }) {
    if (countSources(parts.db, guild.id) === 0) return line(t('digest.preview.noSources'));
    const { facts, schedule } = previewDigest(parts.db, guild, now);
    if (facts.stories.length === 0) return line(t('digest.preview.nothing'));
    const next = schedule
      ? t('digest.preview.scheduled', { channel: schedule.channelId, time: timestamp(schedule.nextAt) })
      : t('digest.preview.unscheduled');
    return card([text(next), ...digestComponents(facts, t)]);
  },
});
