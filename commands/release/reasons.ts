import { cutLiteral, literal, shorten } from '../../src/discord/kit.ts';
import type { Item, ItemId, Param, Reason } from '../../src/releases/checklist/item.rules.ts';
import type { ArtifactKind } from '../../src/releases/release.ts';
import type { Texts } from '../../src/texts.ts';
import { amount, flop } from './amounts.ts';

/** How words of people look where they are shown: as they wrote them, without what Discord or Markdown makes of them. */
const MAX_WORDS = 220;
/** A reason may name each of forty artifacts with its licence: what takes more room is cut. */
const MAX_REASON = 900;

/** What an item is called. */
export function itemName(id: ItemId, t: Texts): string {
  return isOfKind(id)
    ? t('release.check.licenceOf', { kind: kindName(id.slice('licences.'.length) as ArtifactKind, t) })
    : t(`release.checklist.items.${id}`);
}

function isOfKind(id: ItemId): id is `licences.${ArtifactKind}` {
  return id.startsWith('licences.') && !['licences.known', 'licences.differences', 'licences.caveats'].includes(id);
}

/** What a kind of artifact is called within a sentence. */
export function kindName(kind: ArtifactKind, t: Texts): string {
  return t(`release.artifacts.${kind}`).toLocaleLowerCase(t.locale);
}

/** Why an item is as it is, in the reader's language. */
export function reasonText({ reason: { key, params } }: Pick<Item, 'reason'>, t: Texts): string {
  const told = Object.entries(params).map(([name, param]): [string, string] => [name, spoken(param, t)]);
  return cutLiteral(t(`release.checklist.reasons.${key}`, Object.fromEntries(told)), MAX_REASON);
}

function spoken(param: Reason['params'][string], t: Texts): string {
  if (typeof param === 'string') return literal(shorten(param, MAX_WORDS));
  if (typeof param === 'number') return new Intl.NumberFormat(t.locale).format(param);
  return listed(param, t);
}

function listed(param: Exclude<Param, string | number>, t: Texts): string {
  if ('amount' in param) return amount(param.amount, t);
  if ('flop' in param) return flop(param.flop, t);
  if ('day' in param) return day(param.day, t);
  if ('names' in param) return param.names.map((name) => t(`release.checklist.names.${name}`)).join(', ');
  if ('kinds' in param) return param.kinds.map((kind) => kindName(kind, t)).join(', ');
  if ('licences' in param) {
    return param.licences.map(({ kind, licence }) => `${kindName(kind, t)} (${literal(licence)})`).join(', ');
  }
  return param.words.map((words) => literal(shorten(words, MAX_WORDS))).join(', ');
}

/** A day of the calendar, `2026-08-02`, in words. What is none stays as it was typed. */
function day(date: string, t: Texts): string {
  try {
    return Temporal.PlainDate.from(date).toLocaleString(t.locale, { dateStyle: 'long' });
  } catch {
    return literal(date);
  }
}
