import { literal, shorten } from '../../src/discord/kit.ts';
import type { HubFacts } from '../../src/releases/rules.ts';
import { findText, type Texts } from '../../src/texts.ts';

/** A fact with its name, in words. */
export interface Fact {
  name: string;
  value: string;
}

/** What a card states has up to 200 characters, and markdown that is escaped takes twice its room. */
const MAX_ITEM = 100;
const MAX_LANGUAGE = 40;

/** What is known of a release and matters to a reader; what is not known is left out. */
export function factsOf(facts: HubFacts, t: Texts): Fact[] {
  const { parameters, licence, baseModels, relation, datasets, gated } = facts;
  const languages = facts.languages.map((code) => shorten(languageName(code, t), MAX_LANGUAGE));
  const all: [Fact['name'], string | null][] = [
    [t('release.facts.parameters'), parameters === null ? null : amount(parameters, t)],
    [t('release.facts.licence'), licence && literal(shorten(licence, MAX_ITEM))],
    [t('release.facts.languages'), several(languages, 10, t)],
    [t('release.facts.baseModels'), withRelation(several(baseModels, 3, t), relation, t)],
    [t('release.facts.datasets'), several(datasets, 3, t)],
    [t('release.facts.access'), gated ? t('release.facts.gated') : null],
  ];
  return all.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

/** `6.7 billion`, « 6,7 milliards ». */
function amount(value: number, t: Texts): string {
  const options = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(t.locale, options).format(value);
}

/** The language's name, or the code itself where it is none, as `code` for programming languages. */
function languageName(code: string, t: Texts): string {
  try {
    return new Intl.DisplayNames(t.locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The first few of a list, and how many more there are. */
function several(items: readonly string[], most: number, t: Texts): string | null {
  if (items.length === 0) return null;
  const shown = items.slice(0, most).map((item) => literal(shorten(item, MAX_ITEM)));
  const more = items.length - shown.length;
  return more === 0 ? shown.join(', ') : t('release.facts.more', { list: shown.join(', '), count: more });
}

function withRelation(bases: string | null, relation: string | null, t: Texts): string | null {
  if (bases === null || relation === null) return bases;
  const known = findText(t.locale, `release.relations.${relation}`);
  return `${bases} (${known ?? literal(shorten(relation, MAX_ITEM))})`;
}
