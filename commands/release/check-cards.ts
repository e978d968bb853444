import type { APIComponentInContainer } from 'discord.js';
import { provisionName } from '../../src/ai-act/names.ts';
import { COLOURS, container, menu, press, row, separator, text } from '../../src/discord/kit.ts';
import { pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { missingMandatory } from '../../src/releases/checklist/checklist.rules.ts';
import { GROUPS, type Group, ITEM_STATES, type Item } from '../../src/releases/checklist/item.rules.ts';
import type { Texts } from '../../src/texts.ts';
import { neighbour } from '../ai-act/cards.ts';
import { openObligationsRoute } from '../ai-act/routes.ts';
import { checkPageRoute, checkPartRoute } from './check-routes.ts';
import { rows } from './posts.ts';
import { itemName, reasonText } from './reasons.ts';
import { linesWithin } from './within.ts';

/** A checklist to be shown. */
export interface Checked {
  /** The release's number and name, the latter escaped. */
  id: number;
  name: string;
  items: readonly Item[];
  /** The ids of what the guild demands. */
  mandatory: readonly string[];
  /** What the release tells of its maker under the AI Act, as the questionnaire carries it. */
  situation: string;
}

/** A page is one screen, and a message of Discord holds 4,000 characters. The longest item takes some 1,000. */
const ITEMS_ON_A_PAGE = 6;
const CHARACTERS_ON_A_PAGE = 2_700;
const BLOCKING_SHOWN = 6;
const BLOCKING_ROOM = 2_500;
/** Two rows of five. */
const MOST_BUTTONS = 10;

interface Part {
  group: Group;
  items: Item[];
  lines: string[];
}

/** A page of the checklist: the first is the overview, then the groups one after the other, what is missing first. */
export function checkPage(checked: Checked, wanted: number, t: Texts): Message {
  const parts = partsOf(checked, t);
  const pages = parts.length + 1;
  const number = Math.min(Math.max(wanted, 1), pages);
  const part = parts[number - 2];
  const body = part ? partOf(part, checked, t) : overview(checked, t);
  const isBlocked = missingMandatory(checked.items, checked.mandatory).length > 0;
  return card([
    container(isBlocked ? COLOURS.trouble : COLOURS.done, [
      text(`### ${t('release.check.title', { name: checked.name })}`),
      ...body,
      separator(),
      row(partMenu(parts, part, checked.id, t)),
      ...pageRow({
        number,
        pages,
        t,
        route: checkPageRoute,
        args: (page) => ({ release: checked.id, page }),
      }),
    ]),
  ]);
}

/** The groups, cut into pages. */
function partsOf({ items, mandatory }: Checked, t: Texts): Part[] {
  const parts: Part[] = [];
  for (const group of GROUPS) {
    const own = items.filter((one) => one.group === group).toSorted((a, b) => rank(a) - rank(b));
    for (const one of own) {
      const lines = itemLines(one, mandatory.includes(one.id), t);
      const last = parts.at(-1);
      if (last?.group === group && hasRoom(last, lines)) {
        last.items.push(one);
        last.lines.push(lines);
      } else {
        parts.push({ group, items: [one], lines: [lines] });
      }
    }
  }
  return parts;
}

function hasRoom({ lines }: Part, more: string): boolean {
  return lines.length < ITEMS_ON_A_PAGE && lines.join('').length + more.length <= CHARACTERS_ON_A_PAGE;
}

function rank({ state }: Item): number {
  return ITEM_STATES.indexOf(state);
}

/** What does not apply is not worth a word. */
const COUNTED = ['missing', 'unknown', 'met'] as const;

function overview({ items, mandatory }: Checked, t: Texts): APIComponentInContainer[] {
  const groups = GROUPS.map((group) => {
    const own = items.filter((one) => one.group === group);
    const summary = COUNTED.flatMap((state) => {
      const count = own.filter((one) => one.state === state).length;
      return count === 0 ? [] : [t(`release.check.count.${state}`, { count })];
    }).join(' · ');
    return t('release.check.group', { group: t(`release.checklist.groups.${group}`), summary });
  });
  const blocking = missingMandatory(items, mandatory);
  const all = blocking
    .slice(0, BLOCKING_SHOWN)
    .map((one) => t('release.check.item', { title: itemName(one.id, t), reason: reasonText(one, t) }));
  const lines = linesWithin(all, BLOCKING_ROOM);
  const more = blocking.length - lines.length;
  return [
    text(groups.join('\n')),
    separator(),
    text(
      blocking.length === 0
        ? t('release.check.ready')
        : [t('release.check.blocking'), ...lines, ...(more > 0 ? [t('release.check.more', { count: more })] : [])].join(
            '\n',
          ),
    ),
    text(t('release.check.aid')),
  ];
}

function partOf({ group, items, lines }: Part, { situation }: Checked, t: Texts): APIComponentInContainer[] {
  // Where there is not room for all, the articles matter most.
  const isOther = (provision: string) => Number(!provision.startsWith('article '));
  const named = new Set(items.flatMap((one) => one.provisions));
  const provisions = [...named].toSorted((a, b) => isOther(a) - isOther(b));
  const duties = press(openObligationsRoute, { state: situation }, t('release.check.obligations'), {
    style: 'primary',
  });
  const buttons = [
    ...(group === 'aiAct' ? [duties] : []),
    ...provisions.map((provision) => neighbour(provision, t)),
  ].slice(0, MOST_BUTTONS);
  return [
    text(`**${t(`release.checklist.groups.${group}`)}**`),
    text(lines.join('\n\n')),
    ...(group === 'aiAct' ? [text(t('release.check.aid'))] : []),
    ...rows(buttons),
  ];
}

function itemLines(one: Item, isMandatory: boolean, t: Texts): string {
  const { state, evidence, source, provisions } = one;
  const states = [t(`release.checklist.states.${state}`), ...(isMandatory ? [t('release.check.mandatory')] : [])];
  const rule = linked(t(`release.checklist.sources.${source.key}`), source.address);
  const more = [
    ...(evidence === null ? [] : [linked(t('release.check.evidence'), evidence)]),
    t('release.check.source', { source: rule }),
    ...provisions.map((provision) => provisionName(provision, t)),
  ];
  return [
    t('release.check.line', { title: itemName(one.id, t), state: states.join(', ') }),
    reasonText(one, t),
    `-# ${more.join(' · ')}`,
  ].join('\n');
}

/** Longer addresses would crowd out what is said. */
const LONGEST = 300;

/** A link, where the address can stand in one; else the words alone. */
function linked(words: string, address: string): string {
  if (!/^https?:\/\//i.test(address) || address.length > LONGEST) return words;
  return `[${words}](<${address.replace(/[\s<>()]/g, encodeURIComponent)}>)`;
}

function partMenu(parts: readonly Part[], now: Part | undefined, release: number, t: Texts) {
  const groups = GROUPS.filter((group) => parts.some((part) => part.group === group));
  const choices = groups.map((group) => ({
    value: String(parts.findIndex((part) => part.group === group) + 2),
    label: t(`release.checklist.groups.${group}`),
    default: group === now?.group,
  }));
  const all = { value: '1', label: t('release.check.all'), default: now === undefined };
  return menu(checkPartRoute, { release }, t('release.check.pick'), [all, ...choices]);
}
