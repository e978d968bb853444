import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, literalWithin, text } from '../../src/discord/kit.ts';
import { pageCount, pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { factsOf } from '../../src/releases/facts.rules.ts';
import { STATES } from '../../src/releases/lifecycle.rules.ts';
import type { Release } from '../../src/releases/release.ts';
import { type Filter, getRelease, listReleases } from '../../src/releases/store.ts';
import { releaseLine } from './cards.ts';
import { pageRoute } from './routes.ts';
import { knownFamilies, knownLicences } from './suggestions.ts';

const PAGE_SIZE = 10;
/** As much as Discord takes of a suggestion. */
const MAX_VALUE = 100;
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
  run: (context, filter) => page(context, filter, 1),
});

export const pageButton = button({
  ...pageRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { page: number, filter }) => page(context, unpack(context, filter), number),
});

/**
 * What a page is narrowed to, as a `custom_id` has room for it: a family and a licence, which may be long and hold any
 * sign, by the number of a release that has them.
 */
function pack({ state, family, licence, year }: Filter, { id }: Release): string {
  return [state ? STATES.indexOf(state) : '', family ? id : '', licence ? id : '', year ?? ''].join(BETWEEN);
}

function unpack({ parts, guild }: Context, packed: string): Filter {
  const [state, family, licence, year] = packed.split(BETWEEN);
  const having = (id: string) => getRelease(parts.db, guild.id, Number(id));
  return {
    state: state ? STATES[Number(state)] : undefined,
    family: family ? having(family).family : undefined,
    licence: licence ? (factsOf(having(licence)).licence ?? undefined) : undefined,
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
  const [first] = releases;
  const { state, family, licence, year } = filter;
  const narrowed = [family, state && t(`release.states.${state}`), licence, year?.toString()].flatMap((part) =>
    part ? [literalWithin(part, MAX_VALUE)] : [],
  );
  const lines = releases.map((release) => releaseLine(release, t)).join('\n');
  return card([
    container(COLOURS.neutral, [
      text(`### ${t('release.list.title')}`),
      ...(narrowed.length > 0 ? [text(`-# ${narrowed.join(' · ')}`)] : []),
      text(lines || t(narrowed.length > 0 ? 'release.list.noneFit' : 'release.list.empty')),
      ...(first
        ? pageRow({ number, pages, t, route: pageRoute, args: (to) => ({ page: to, filter: pack(filter, first) }) })
        : []),
    ]),
  ]);
}
