import type { Locale } from '../texts.ts';
import { oneLine } from '../words.ts';
import { sentencesOf } from './extract.rules.ts';
import { isMonth, numbersIn } from './numbers.rules.ts';
import { stemOf, wordsIn } from './stem.rules.ts';

/** What a summary was made of. */
export interface Summarised {
  title: string;
  text: string;
  language: string | null;
}

/** Why a summary is not shown; the entry's own extract is. */
export type Objection = 'long' | 'unfinished' | 'markup' | 'refusal' | 'number' | 'name' | 'unlike';

const LONGEST = 350;
const MOST_SENTENCES = 2;
/** In the entry's own language a summary uses at least this share of its words. */
const SHARED = 0.5;

/** A model's answer without what models put around it: quotation marks, « Voici un résumé : ». */
export function bareSummary(answer: string): string {
  return oneLine(answer)
    .replace(/^(?:voici|here is|here[’']s|résumé|summary)(?!\p{L})[^:.]{0,60}:\s*/iu, '')
    .replace(/^[«"“]\s*([^«"“»”]*?)\s*[»"”]$/u, '$1');
}

/**
 * What speaks against showing a summary, or null. Numbers, months and names must be in the source, for invented ones do
 * the most harm; what only turns the sense around (« pas ») can't be seen here, which is why a summary is always marked.
 */
export function objectionTo(summary: string, source: Summarised, locale: Locale): Objection | null {
  if (summary.length > LONGEST || sentencesOf(summary).length > MOST_SENTENCES) return 'long';
  if (!/[.!?][»"”’)]*$/u.test(summary)) return 'unfinished';
  if (/https?:|www\.|[<>*_`#|~@[\]]/.test(summary)) return 'markup';
  if (REFUSAL.test(summary)) return 'refusal';
  const told = `${source.title}.\n${source.text}`;
  const known = numbersIn(told, source.language);
  if ([...numbersIn(summary, locale)].some((number) => !known.has(number))) return 'number';
  const words = new Set(wordsIn(told).flatMap(({ folded, stem }) => [folded, stem]));
  if (namesIn(summary).some((name) => !isKnown(name, words))) return 'name';
  return source.language === locale && !isLike(summary, words) ? 'unlike' : null;
}

const REFUSAL =
  /^(?:je (?:ne peux|ne suis|suis désolé|regrette)|désolé|en tant que? |i(?:[’']m| am) (?:sorry|unable|not able)|i can(?:not|[’']t)|sorry|as an? |unfortunately|malheureusement, je)/iu;

/** Words that begin a sentence without being a name. */
const STARTERS = new Set(
  (
    'ce cet cette ces il elle ils elles on nous selon apres avant avec sans depuis lors face afin ainsi mais pendant ' +
    'plusieurs certains tous toutes chaque entre contre chez si son sa ses leur leurs desormais dans pour sur par en ' +
    'this these that those it its they he she we according after before since while when if as at from under new both ' +
    'several some all each between against their his her there here also but however meanwhile following la le les un ' +
    'une des du au aux et ou the an of to in on for and or by with notre une aucun aucune no'
  ).split(' '),
);

/** The capitalised words of a summary, but for those that only begin a sentence. */
function namesIn(summary: string): string[] {
  return sentencesOf(summary).flatMap((sentence) =>
    wordsIn(sentence)
      .filter(({ raw, folded, from }) => /\p{Lu}/u.test(raw) && !(from < 4 && STARTERS.has(folded)))
      .map(({ folded }) => folded),
  );
}

/** Names that differ between French and English, as stems, each line one. */
const ALIKE: readonly (readonly string[])[] = [
  ['ia', 'ai', 'intelligence', 'artificiel', 'artificial'],
  ['ue', 'eu', 'union', 'europe', 'europeen', 'european'],
  ['bruxelles', 'brussels'],
  ['rgpd', 'gdpr'],
  ['ria', 'act', 'reglement', 'regulation', 'loi', 'law'],
  ['bureau', 'office'],
  ['cepd', 'edpb'],
  ['parlement', 'parliament'],
  ['conseil', 'council'],
  ['senat', 'senate'],
  ['comite', 'committee', 'board'],
  ['france', 'french', 'francais', 'paris'],
  ['allemagne', 'germany', 'german', 'allemand'],
  ['espagne', 'spain', 'spanish', 'espagnol'],
  ['italie', 'italy', 'italian', 'italien'],
  ['chine', 'china', 'chinese', 'chinois'],
  ['etats', 'unis', 'united', 'states', 'us', 'usa', 'american', 'americain'],
  ['royaume', 'uni', 'kingdom', 'uk', 'british', 'britannique'],
  ['pays', 'bas', 'netherlands', 'dutch'],
  ['suisse', 'switzerland', 'swiss'],
  ['numerique', 'digital'],
];
const ALIKE_BY_STEM = new Map<string, Set<string>>();
for (const group of ALIKE) {
  const stems = group.map(stemOf);
  for (const stem of stems) ALIKE_BY_STEM.set(stem, (ALIKE_BY_STEM.get(stem) ?? new Set()).union(new Set(stems)));
}

function isKnown(name: string, words: ReadonlySet<string>): boolean {
  const stem = stemOf(name);
  if (words.has(name) || words.has(stem)) return true;
  // Whether it is the right one, the numbers tell.
  if (isMonth(name)) return true;
  return [...(ALIKE_BY_STEM.get(stem) ?? [])].some((other) => words.has(other));
}

/** Whether enough of the longer words of a summary come from the source. */
function isLike(summary: string, words: ReadonlySet<string>): boolean {
  const long = wordsIn(summary).filter(({ folded }) => folded.length > 4);
  const shared = long.filter(({ folded, stem }) => words.has(folded) || words.has(stem));
  return shared.length >= SHARED * long.length;
}
