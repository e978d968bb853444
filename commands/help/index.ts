import { type Command, select, subcommand } from '../../src/discord/command.ts';
import type { Context, Place } from '../../src/discord/context.ts';
import { COLOURS, container, menu, row, separator, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { typedOf } from '../../src/discord/routing.ts';
import { findText, type Texts } from '../../src/texts.ts';

/** Picks the command of which more is told. */
const showRoute = { route: 'help:show', args: {} } as const;
/** No command, in the options of the menu. */
const ALL = 'all';

/** What somebody may use of a command here: the paths that they may type. */
interface Usable {
  name: string;
  paths: string[];
}

/**
 * `/help`: what this person may use here, in their language. All commands on one page, one of them on the next: all
 * that there is to say about each would not fit into a message.
 */
export function help(commands: readonly Command[]): Command {
  const run = subcommand({
    audience: 'everyone',
    answers: 'reply',
    where: 'anywhere',
    run: (context) => page(commands, context, ALL),
  });
  const show = select({
    ...showRoute,
    audience: 'everyone',
    answers: 'update',
    where: 'anywhere',
    run: (context, { values: [picked] }) => page(commands, context, picked),
  });
  return { name: 'help', run, components: [show] };
}

function page(commands: readonly Command[], context: Context<Place>, picked: string | undefined): Message {
  const { guild, t } = context;
  const usable = commands.flatMap((command) => usableOf(command, context));
  const shown = usable.find(({ name }) => name === picked);
  return card([
    container(COLOURS.neutral, [
      text(`### ${t('help.title')}\n${t(guild ? 'help.intro' : 'help.introDirect')}`),
      separator(),
      text(shown ? whole(shown, t) : usable.map((one) => brief(one, t)).join('\n')),
      row(picker(usable, shown?.name ?? ALL, t)),
    ]),
  ]);
}

/** Nothing where this person may use none of it. */
function usableOf(command: Command, { person, guild }: Context<Place>): Usable[] {
  const paths = typedOf(command)
    .filter(([, { audience, where }]) => person.may(audience) && (guild || where === 'anywhere'))
    .map(([path]) => path);
  return paths.length > 0 ? [{ name: command.name, paths }] : [];
}

/** A command in two lines: what it is for, and the names below it. */
function brief({ name, paths }: Usable, t: Texts): string {
  const below = paths.filter((path) => path !== name).map((path) => localName(path, t, 1));
  const names = below.length > 0 ? `\n-# ${below.join(' · ')}` : '';
  return `\`/${localName(name, t)}\` ${describe(name, t)}${names}`;
}

/** A command with a line for each thing that can be typed. */
function whole({ name, paths }: Usable, t: Texts): string {
  const lines = paths.map((path) => `\`/${localName(path, t)}\` ${describe(path, t)}`);
  return paths.includes(name) ? lines.join('\n') : `**${describe(name, t)}**\n${lines.join('\n')}`;
}

function picker(usable: readonly Usable[], picked: string, t: Texts) {
  const options = [
    { value: ALL, label: t('help.all') },
    ...usable.map(({ name }) => ({ value: name, label: `/${localName(name, t)}` })),
  ];
  const marked = options.map((option) => ({ ...option, default: option.value === picked }));
  return menu(showRoute, {}, t('help.pick'), marked);
}

/** `task claim` as people type it in their language: `tâche prendre`; from the given part on. */
function localName(path: string, { locale }: Texts, from = 0): string {
  const parts = path.split(' ');
  const names = parts.map((part, i) => findText(locale, `${keyOf(parts.slice(0, i + 1))}.name`) ?? part);
  return names.slice(from).join(' ');
}

function describe(path: string, { locale }: Texts): string {
  return findText(locale, `${keyOf(path.split(' '))}.description`) ?? '';
}

function keyOf([command, ...below]: readonly string[]): string {
  return [command, 'command', ...below].join('.');
}
