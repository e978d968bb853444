import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { plain } from './choices.ts';
import { Command, Option } from './kinds.ts';

/** Something that can be typed: a command, or a subcommand of one. */
export interface Typable {
  /** In Discord's base names: `digest sources add`. */
  path: string;
  /** The same in the person's language. */
  shown: string;
  description: string;
  options: APIApplicationCommandBasicOption[];
  /** The name of the command it belongs to, in the person's language. */
  group: string;
}

interface Named {
  name: string;
  name_localizations?: Partial<Record<string, string | null>> | null | undefined;
}

interface Described {
  description: string;
  description_localizations?: Partial<Record<string, string | null>> | null | undefined;
}

/** A name in a person's language, or the base name. */
export const localName = (it: Named, locale: string): string => it.name_localizations?.[locale] ?? it.name;

/** A description in a person's language, or the base one. */
export const localDescription = (it: Described, locale: string): string =>
  it.description_localizations?.[locale] ?? it.description;

const known = new WeakMap<readonly APIApplicationCommand[], Map<string, Typable[]>>();

/** All that can be typed, in the order of its names; worked out once for each list and language. */
export function typables(commands: readonly APIApplicationCommand[], locale: string): Typable[] {
  const byLocale = known.get(commands) ?? new Map<string, Typable[]>();
  const list = byLocale.get(locale) ?? sortedLeaves(commands, locale);
  known.set(commands, byLocale.set(locale, list));
  return list;
}

function sortedLeaves(commands: readonly APIApplicationCommand[], locale: string): Typable[] {
  return commands
    .filter((command) => command.type === Command.ChatInput)
    .flatMap((command) => leaves(command, command.options ?? [], [], [], localName(command, locale), locale))
    .toSorted((a, b) => a.shown.localeCompare(b.shown, locale));
}

function leaves(
  node: Named & Described,
  options: readonly APIApplicationCommandOption[],
  path: string[],
  shown: string[],
  group: string,
  locale: string,
): Typable[] {
  const here = [...path, node.name];
  const named = [...shown, localName(node, locale)];
  const nested = options.filter(isBranch);
  if (nested.length > 0) {
    return nested.flatMap((child) => leaves(child, child.options ?? [], here, named, group, locale));
  }
  const basic = options.filter((option): option is APIApplicationCommandBasicOption => !isBranch(option));
  const description = localDescription(node, locale);
  return [{ path: here.join(' '), shown: named.join(' '), description, options: basic, group }];
}

type Branch = Extract<
  APIApplicationCommandOption,
  { type: typeof Option.Subcommand } | { type: typeof Option.SubcommandGroup }
>;

const isBranch = (option: APIApplicationCommandOption): option is Branch =>
  option.type === Option.Subcommand || option.type === Option.SubcommandGroup;

/**
 * What matches the text after the slash, best first: names that begin with it, then names that hold all its words, then
 * descriptions that do.
 */
export function matching(all: readonly Typable[], typed: string): Typable[] {
  const wanted = plain(typed).trim();
  if (wanted === '') return [...all];
  const parts = wanted.split(/\s+/);
  const rank = ({ shown, path, description }: Typable): number => {
    const names = [plain(shown), plain(path)];
    if (names.some((name) => name.startsWith(wanted))) return 3;
    if (names.some((name) => parts.every((part) => name.split(/[\s-]/).some((word) => word.startsWith(part)))))
      return 2;
    return parts.every((part) => plain(`${shown} ${path} ${description}`).includes(part)) ? 1 : 0;
  };
  return all.filter((it) => rank(it) > 0).toSorted((a, b) => rank(b) - rank(a));
}
