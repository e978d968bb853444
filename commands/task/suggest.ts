import { subcommand } from '../../src/discord/command.ts';
import { COLOURS, container, literal, press, row, shorten, text, timestamp } from '../../src/discord/kit.ts';
import { card } from '../../src/discord/reply.ts';
import type { Reason } from '../../src/tasks/suggest.rules.ts';
import { suggestTasks } from '../../src/tasks/suggest.store.ts';
import type { Texts } from '../../src/texts.ts';
import { taskLine } from './cards.ts';
import { claimRoute } from './routes.ts';

/** Of the skills that a reason names. */
const MAX_NAMED = 120;

export const suggest = subcommand({
  audience: 'contributor',
  answers: 'reply',
  run({ parts, guild, person, now, t }) {
    const suggestions = suggestTasks(parts.db, { guildId: guild.id, userId: person.id, now });
    const claims = suggestions.map(({ task: { id } }) =>
      press(claimRoute, { task: id }, t('task.suggest.claim', { id })),
    );
    return card([
      container(COLOURS.open, [
        text(`### ${t('task.suggest.title', { count: suggestions.length })}`),
        ...suggestions.map(({ task, reasons }) => text(`${taskLine(task, t)}\n${because(reasons, t)}`)),
        ...(claims.length > 0 ? [row(...claims)] : [text(t('task.suggest.none'))]),
      ]),
    ]);
  },
});

function because(reasons: readonly Reason[], t: Texts): string {
  return reasons.map((reason) => `- ${words(reason, t)}`).join('\n');
}

function words(reason: Reason, t: Texts): string {
  switch (reason.why) {
    case 'skills':
    case 'learn':
      return t(`task.suggest.${reason.why}`, { skills: literal(shorten(reason.skills.join(', '), MAX_NAMED)) });
    case 'area':
      return t('task.suggest.area', { area: t(`task.areas.${reason.area}`), count: reason.count });
    case 'usualSize':
      return t('task.suggest.usualSize', { size: t(`task.sizes.${reason.size}`) });
    case 'due':
    case 'overdue':
      return t(`task.suggest.${reason.why}`, { when: timestamp(reason.at, 'R') });
    default:
      return t(`task.suggest.${reason.why}`);
  }
}
