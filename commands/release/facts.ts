import { literalWithin, shorten } from '../../src/discord/kit.ts';
import type { Named as Artifact } from '../../src/releases/checklist/published.rules.ts';
import type { Facts } from '../../src/releases/facts.rules.ts';
import { ARTIFACT_KINDS, type OpenSummary } from '../../src/releases/release.ts';
import { findText, type Texts } from '../../src/texts.ts';
import { amount, flop, rounded, whole } from './amounts.ts';

/** A fact with its name, in words. */
export interface Fact {
  name: string;
  value: string;
}

/** What a card states has up to 200 characters, and markdown that is escaped takes twice its room. */
const MAX_ITEM = 100;
const MAX_LANGUAGE = 40;
/** How many of a list are shown, and in how many characters: all facts together leave room for the words of people. */
const LANGUAGES = { most: 10, room: 200 };
const SOURCES = { most: 3, room: 240 };
const LICENCES = { most: 8, room: 440 };
const KILO = 1_000;

/** What is known of a release and matters to a reader; what is not known is left out. */
export function factsIn(facts: Facts, t: Texts): Fact[] {
  const { parameters, contextLength, baseModels, relation, tokens, compute, energyKwh, co2Grams, gated } = facts;
  const languages = facts.languages.map((code) => shorten(languageName(code, t), MAX_LANGUAGE));
  return named(t, {
    parameters: parameters === null ? null : amount(parameters, t),
    context: contextLength === null ? null : t('release.facts.window', { amount: whole(contextLength, t) }),
    languages: several(languages, LANGUAGES, t),
    baseModels: withRelation(several(baseModels, SOURCES, t), relation, t),
    tokens: tokens === null ? null : t('release.facts.tokenCount', { amount: amount(tokens, t) }),
    compute: compute && t(`release.facts.flop.${compute.basis}`, { flop: flop(compute.flop, t) }),
    energy: energyIn(energyKwh, co2Grams, t),
    access: gated ? t('release.facts.gated') : null,
  });
}

/** Further facts, for the card of a release. */
export function moreFactsIn({ datasets, gpuHours, licence }: Facts, t: Texts): Fact[] {
  return named(t, {
    licence: licence && literalWithin(licence, MAX_ITEM),
    datasets: several(datasets, SOURCES, t),
    hours: gpuHours === null ? null : t('release.facts.hourCount', { hours: whole(gpuHours, t) }),
  });
}

type Name =
  | 'licence'
  | 'parameters'
  | 'context'
  | 'languages'
  | 'baseModels'
  | 'datasets'
  | 'tokens'
  | 'compute'
  | 'hours'
  | 'energy'
  | 'access';

function named(t: Texts, values: Partial<Record<Name, string | null>>): Fact[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value ? [{ name: t(`release.facts.${name as Name}`), value }] : [],
  );
}

/** A fact a line. */
export function linesOf(facts: readonly Fact[], t: Texts): string {
  return facts.map((fact) => t('release.facts.line', { ...fact })).join('\n');
}

/** Of these nobody asks under which licence they are. */
const UNLICENSED: readonly Artifact['kind'][] = ['training-summary', 'copyright-policy', 'demo'];

/** The licence of each artifact, the weights first, those of one kind and licence once. */
export function licencesIn(artifacts: readonly Artifact[], t: Texts): string | null {
  const licensed = artifacts
    .filter(({ kind, written }) => written !== null || !UNLICENSED.includes(kind))
    .toSorted((a, b) => ARTIFACT_KINDS.indexOf(a.kind) - ARTIFACT_KINDS.indexOf(b.kind));
  const all = licensed.map(({ kind, written }) => {
    const name = t(`release.artifacts.${kind}`);
    const shown = written === null ? t('release.facts.noLicence') : literalWithin(written, 60);
    return t('release.facts.licensed', { name, licence: shown });
  });
  return several([...new Set(all)], LICENCES, t, ' · ', (item) => item);
}

/** What is open, in a few words. */
export function openIn({ weights, code, data, mof }: OpenSummary, t: Texts): string {
  const parts = Object.entries({ weights, code, data }).map(([what, isOpen]) =>
    t(`release.open.${what as 'weights' | 'code' | 'data'}.${isOpen ? 'yes' : 'no'}`),
  );
  return [...parts, ...(mof ? [t('release.open.mof', { class: mof })] : [])].join(' · ');
}

function energyIn(energyKwh: number | null, co2Grams: number | null, t: Texts): string | null {
  const parts = [
    ...(energyKwh === null ? [] : [t('release.facts.energyUsed', { mwh: rounded(energyKwh / KILO, t) })]),
    ...(co2Grams === null ? [] : [t('release.facts.co2', { tonnes: rounded(co2Grams / KILO / KILO, t) })]),
  ];
  return parts.join(', ') || null;
}

/** The language's name, or the code itself where it is none, as `code` for programming languages. */
function languageName(code: string, t: Texts): string {
  try {
    return new Intl.DisplayNames(t.locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The first few of a list that fit, and how many more there are. */
function several(
  items: readonly string[],
  { most, room }: { most: number; room: number },
  t: Texts,
  between = ', ',
  show = (item: string) => literalWithin(item, MAX_ITEM),
): string | null {
  const [first, ...others] = items.slice(0, most).map(show);
  if (first === undefined) return null;
  let list = first;
  let more = items.length - 1;
  for (const next of others) {
    if (list.length + between.length + next.length > room) break;
    list += between + next;
    more -= 1;
  }
  return more === 0 ? list : t('release.facts.more', { list, count: more });
}

function withRelation(bases: string | null, relation: string | null, t: Texts): string | null {
  if (bases === null || relation === null) return bases;
  const known = findText(t.locale, `release.relations.${relation}`);
  return `${bases} (${known ?? literalWithin(relation, MAX_LANGUAGE)})`;
}
