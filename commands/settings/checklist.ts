import { button, select, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, menu, press, row, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { changeSettings, guildSettings } from '../../src/guilds/store.ts';
import { MANDATORY_CHOICES, mandatoryItems } from '../../src/releases/checklist/checklist.rules.ts';
import type { FixedItem, Group } from '../../src/releases/checklist/item.rules.ts';
import type { Texts } from '../../src/texts.ts';

const mandatoryRoute = { route: 'settings:mandatory', args: {} } as const;
const defaultsRoute = { route: 'settings:mandatory-defaults', args: {} } as const;

/** What a release must have before it is announced: shown, and chosen from a menu. */
export const checklist = subcommand({ audience: 'admin', answers: 'reply', run: shown });

/** What is picked is demanded from now on, and nothing else. */
export const mandatorySelect = select({
  ...mandatoryRoute,
  audience: 'admin',
  answers: 'update',
  run(context, { values }) {
    const chosen = MANDATORY_CHOICES.filter((id) => values.includes(id));
    return decide(context, JSON.stringify(chosen));
  },
});

export const mandatoryDefaults = button({
  ...defaultsRoute,
  audience: 'admin',
  answers: 'update',
  run: (context) => decide(context, null),
});

function decide(context: Context, mandatory: string | null): Message {
  const { parts, guild, person, now } = context;
  changeSettings(parts.db, guild.id, { mandatoryItems: mandatory }, { actorId: person.id, at: now });
  return shown(context);
}

function shown({ parts, guild, t }: Context): Message {
  const stored = guildSettings(parts.db, guild.id, parts.config).mandatoryItems;
  const demanded = mandatoryItems(stored).filter((id) => MANDATORY_CHOICES.some((choice) => choice === id));
  const lines = demanded.map((id) => `- ${named(id, t)}`).join('\n');
  const choices = MANDATORY_CHOICES.map((id) => ({ value: id, label: named(id, t), default: demanded.includes(id) }));
  const several = { min_values: 0, max_values: choices.length };
  return card([
    container(COLOURS.neutral, [
      text(`### ${t('settings.checklist.title')}\n${t('settings.checklist.intro')}`),
      text(lines || t('settings.checklist.none')),
      ...(stored === null ? [text(t('settings.checklist.defaults'))] : []),
      row({ ...menu(mandatoryRoute, {}, t('settings.checklist.pick'), choices), ...several }),
      row(press(defaultsRoute, {}, t('settings.checklist.reset'), { disabled: stored === null })),
    ]),
  ]);
}

function named(id: FixedItem, t: Texts): string {
  const group = id.slice(0, id.indexOf('.')) as Group;
  return t('settings.checklist.choice', {
    group: t(`release.checklist.groups.${group}`),
    item: t(`release.checklist.items.${id}`),
  });
}
