import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, literal, text } from '../../src/discord/kit.ts';
import { pageCount, pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { STATES } from '../../src/releases/lifecycle.rules.ts';
import { type Filter, listReleases } from '../../src/releases/store.ts';
import { releaseLine } from './cards.ts';
import { pageRoute } from './routes.ts';
import { knownFamilies, knownLicences } from './suggestions.ts';

const PAGE_SIZE = 10;
/** Two of these, a state and a year fit into a `custom_id` beside the route. */
const MAX_VALUE = 30;
const BETWEEN = '|';

export const list = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    family: { type: 'string', maxLength: MAX_VALUE, autocomplete: knownFamilies },
    state: { type: 'string', choices: STATES },
    licence: { type: 'string', maxLength: MAX_VALUE, autocomplete: knownLicences },
    year: { type: 'integer', min: 2015, max: 2100 },
  },
  run: (context, filter) =>
    page(context, { ...filter, family: plain(filter.family), licence: plain(filter.licence) }, 1),
});

export const pageButton = button({
  ...pageRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { page: number, filter }) => page(context, unpack(filter), number),
});

/** What a `custom_id` can carry of what was typed. */
function plain(typed: string | undefined): string | undefined {
  return typed?.replaceAll(/[:|]/g, ' ').trim() || undefined;
}

function pack({ state, family, licence, year }: Filter): string {
  return [state ? STATES.indexOf(state) : '', family ?? '', licence ?? '', year ?? ''].join(BETWEEN);
}

function unpack(packed: string): Filter {
  const [state, family, licence, year] = packed.split(BETWEEN);
  return {
    state: state ? STATES[Number(state)] : undefined,
    family: family || undefined,
    licence: licence || undefined,
    year: year ? Number(year) : undefined,
  };
}

/** A page that no longer is there, because releases changed their state, gives the last one. */
function page({ parts, guild, t }: Context, filter: Filter, wanted: number): Message {
  const read = (number: number) =>
    listReleases(parts.db, guild.id, { ...filter, offset: (number - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const pages = pageCount(read(1).total, PAGE_SIZE);
  const number = Math.min(Math.max(wanted, 1), pages);
  const { releases } = read(number);
  const { state, family, licence, year } = filter;
  const narrowed = [family, state && t(`release.states.${state}`), licence, year?.toString()].flatMap((part) =>
    part ? [literal(part)] : [],
  );
  const lines = releases.map((release) => releaseLine(release, t)).join('\n');
  return card([
    container(COLOURS.neutral, [
      text(`### ${t('release.list.title')}`),
      ...(narrowed.length > 0 ? [text(`-# ${narrowed.join(' · ')}`)] : []),
      text(lines || t(narrowed.length > 0 ? 'release.list.noneFit' : 'release.list.empty')),
      ...pageRow({ number, pages, t, route: pageRoute, args: (to) => ({ page: to, filter: pack(filter) }) }),
    ]),
  ]);
}
