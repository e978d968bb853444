import { type Command, subcommand } from '../../src/discord/command.ts';
import type { Person } from '../../src/discord/context.ts';
import { COLOURS, container, separator, text } from '../../src/discord/kit.ts';
import { card } from '../../src/discord/reply.ts';
import { typedOf } from '../../src/discord/routing.ts';
import { findText, type Texts } from '../../src/texts.ts';

/** `/help`: what this person may use here, in their language. */
export function help(commands: readonly Command[]): Command {
  const run = subcommand({
    audience: 'everyone',
    answers: 'reply',
    where: 'anywhere',
    run({ person, guild, t }) {
      const sections = commands.flatMap((command) => section(command, person, guild !== null, t));
      return card([
        container(COLOURS.neutral, [
          text(`### ${t('help.title')}\n${t(guild ? 'help.intro' : 'help.introDirect')}`),
          separator(),
          ...sections.map(text),
        ]),
      ]);
    },
  });
  return { name: 'help', run };
}

/** A command's part of the list, or nothing where this person may use none of it. */
function section(command: Command, person: Person, inGuild: boolean, t: Texts): string[] {
  const usable = typedOf(command).filter(
    ([, { audience, where }]) => person.may(audience) && (inGuild || where === 'anywhere'),
  );
  if (usable.length === 0) return [];
  const lines = usable.map(([path]) => `\`/${localName(path, t)}\` ${describe(path, t)}`);
  return [`**${describe(command.name, t)}**\n${lines.join('\n')}`];
}

/** `task claim` as people type it in their language: `tâche prendre`. */
function localName(path: string, { locale }: Texts): string {
  const parts = path.split(' ');
  return parts.map((part, i) => findText(locale, `${keyOf(parts.slice(0, i + 1))}.name`) ?? part).join(' ');
}

function describe(path: string, { locale }: Texts): string {
  return findText(locale, `${keyOf(path.split(' '))}.description`) ?? '';
}

function keyOf([command, ...below]: readonly string[]): string {
  return [command, 'command', ...below].join('.');
}
