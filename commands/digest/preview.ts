import { draftOf, draftWithout } from '../../src/digests/compose.ts';
import { partsOf } from '../../src/digests/parts.rules.ts';
import { getSchedule, listSchedules, type Schedule } from '../../src/digests/schedules.store.ts';
import { countSources } from '../../src/digests/sources.store.ts';
import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { text, timestamp } from '../../src/discord/kit.ts';
import { card, line } from '../../src/discord/reply.ts';
import { digestComponents } from './cards.ts';
import { ownSchedules } from './suggestions.ts';
import { viewOf } from './view.ts';

/** What would be posted now, for this person's eyes only. */
export const preview = subcommand({
  audience: 'everyone',
  answers: 'defer',
  options: { schedule: { type: 'integer', min: 1, autocomplete: ownSchedules } },
  async run(context, { schedule: id }) {
    const { parts, guild, now, t } = context;
    if (countSources(parts.db, guild.id) === 0) return line(t('digest.preview.noSources'));
    const [first] = listSchedules(parts.db, guild.id);
    const schedule = id === undefined ? first : getSchedule(parts.db, guild.id, id);
    const draft = schedule ? await draftOf(parts, schedule, now) : await draftWithout(parts, guild, now);
    if (draft.stories.length === 0) return line(t('digest.preview.nothing'));
    // A preview is one message: the first of those that would be posted.
    const stories = draft.stories.map((story, i) => ({ position: i + 1, story, struck: false }));
    const digest = { ...draft, id: 0, guildId: guild.id, userId: null, language: null, late: false, stories };
    const view = await viewOf({ ...digest, parts: partsOf(draft.stories) }, 0, { db: parts.db, t });
    return card([text(next(context, schedule)), ...digestComponents(view)]);
  },
});

function next({ t }: Context, schedule: Schedule | undefined): string {
  return schedule && schedule.nextAt !== null
    ? t('digest.preview.scheduled', { channel: schedule.channelId ?? '', time: timestamp(schedule.nextAt) })
    : t('digest.preview.unscheduled');
}
