import type { APIActionRowComponent, APIComponentInMessageActionRow } from 'discord.js';
import type { Texts } from '../texts.ts';
import { press, row } from './kit.ts';
import type { ArgSpecs, ArgValues, Route } from './routes.ts';

/** How many pages a list of so many has; at least one. */
export function pageCount(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

interface Pages<A extends ArgSpecs> {
  /** From 1. */
  number: number;
  pages: number;
  /** There are more pages than that; how many was not counted. */
  more?: boolean;
  t: Texts;
  route: Route<A>;
  /** The route's arguments for another page. */
  args: (page: number) => ArgValues<A>;
}

/** The buttons that turn a list's pages: a row, or nothing where there is one page. */
export function pageRow<A extends ArgSpecs>({
  number,
  pages,
  more = false,
  t,
  route,
  args,
}: Pages<A>): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  if (pages <= 1) return [];
  // Page 0 keeps the two ids apart where both ends are one step away; it is never pressed.
  const position = press(
    route,
    args(0),
    t('discord.pages.position', { page: number, pages: more ? `${pages}+` : pages }),
    { disabled: true },
  );
  // A list may have become shorter since the page was shown.
  const before = Math.min(number - 1, pages) || pages + 2;
  const previous = press(route, args(before), t('discord.pages.previous'), { disabled: number <= 1 });
  const next = press(route, args(number + 1), t('discord.pages.next'), { disabled: number >= pages });
  return [row(previous, position, next)];
}
