import { fold } from '../../words.ts';

/** A number as somebody wrote it, with what its last digit leaves open: `5.1 trillion` is 5.05 to 5.15. */
export interface Written {
  value: number;
  /** Half a unit of the last digit that was written. */
  margin: number;
  /** As it stands in the text. */
  words: string;
}

/** English and French name large numbers differently: a French billion is an English trillion. */
const UNITS: Readonly<Record<string, number>> = {
  m: 1e6,
  million: 1e6,
  millions: 1e6,
  b: 1e9,
  milliard: 1e9,
  milliards: 1e9,
  billion: 1e9,
  billions: 1e12,
  t: 1e12,
  trillion: 1e12,
  trillions: 1e12,
};

const NUMBER = String.raw`\d{1,15}(?:[.,]\d{1,6})?`;
/** Words that stand between a number and a unit, or a unit and what it counts. */
const GAP = String.raw`[\s\u00a0\u202f-]{0,5}`;

/**
 * The amounts of something in a text: `amounts('3T tokens, 7B parameters', 'tokens')`.
 * @param thing a regular expression for what is counted, after the unit
 */
export function amounts(words: string, thing: string): Written[] {
  const pattern = new RegExp(
    `(?<![\\d.,])(${NUMBER})${GAP}(millions?|milliards?|billions?|trillions?|[MBT])(?![a-z0-9])${GAP}(?:de |d['’]|of )?(?:${thing})`,
    'giu',
  );
  return [...words.matchAll(pattern)].map(([all, number, unit]) => written(String(number), String(unit), all));
}

function written(number: string, unit: string, words: string): Written {
  const digits = number.replace(',', '.');
  const decimals = digits.split('.')[1]?.length ?? 0;
  const factor = UNITS[unit.toLowerCase()] as number;
  return { value: Number(digits) * factor, margin: 0.5 * 10 ** -decimals * factor, words: words.trim() };
}

/** `7B` in a name such as `Luciole-8B-Base` or `Lucie-7B`; a mixture's `8x7B` says neither. */
export function sizeInName(name: string): Written | null {
  const [, number, unit] = /(?:^|[-_ ])(\d+(?:\.\d+)?)([MB])(?=$|[-_ .])/i.exec(name) ?? [];
  return number && unit ? written(number, unit, `${number}${unit}`) : null;
}

/** Whether a number is what somebody wrote, as far as they wrote it; two percent are forgiven. */
export function agrees({ value, margin }: Written, exact: number): boolean {
  return Math.abs(value - exact) <= Math.max(margin, 0.02 * exact) * (1 + 1e-9);
}

/** The text that people read: without code, comments and the marks of links. */
export function proseOf(body: string): string {
  return body
    .replace(/^(```|~~~)[^\n]*\n[\s\S]*?(?:^\1[^\n]*$|(?![\s\S]))/gm, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/!?\[([^[\]\n]{0,500})\]\([^()\n]{0,2000}\)/g, '$1')
    .replace(/[*_`]+/g, '');
}

/** What is looked for in a card, by the headings under which people write it, in both languages. */
const HEADINGS = {
  intendedUse:
    /\b(?:intended|direct|downstream|primary|foreseen|recommended) (?:us|appli)|^uses?$|\buse cases?\b|usages?[^:]* (?:prev|vise|direct|recommand)|utilisations?[^:]* (?:prev|vise|direct|recommand)|cas d['’]usage|^usages$|^utilisations$/,
  limits:
    /\b(?:bias|risk|limit|disclaimer|warning|caveat|biais|risque|avertissement|mise en garde|precaution)|out.of.scope|hors (?:du )?(?:perimetre|champ|sujet)/,
  trainingData: /training (?:data|corpus|set)|\bdatasets?\b|\bcorpus\b|\bdonnees\b|jeux? de donnees|^data\b/,
  evaluation: /evaluat|benchmark|\bperformances?\b|^results?\b|^resultats?\b/,
  contact: /\bcontact|nous (?:ecrire|joindre)|auteurs? de (?:la|cette) fiche|card authors/,
  architecture: /architect/,
} as const;
export type Section = keyof typeof HEADINGS;

/** The least that counts as something said, and what the Hub's own template leaves to be filled in. */
const LEAST = 20;
const PLACEHOLDER = /\[?more information needed\]?|\[?plus d['’]informations? necessaires?\]?/gi;

/** The heading of a section that says something, as it is written; null: there is none. */
export function findSection(body: string, section: Section): string | null {
  const text = proseOf(body);
  // The end of the text closes the last section.
  const headings = [...text.matchAll(/^(#{1,6})[ \t]+(.+)$|(?![\s\S])/gm)];
  for (const [place, heading] of headings.entries()) {
    const title = titleOf(heading);
    if (title === null || !HEADINGS[section].test(fold(title))) continue;
    const said = text.slice(heading.index + heading[0].length, endOf(headings, place)).replace(/^#+ .*$/gm, '');
    if (fold(said).replace(PLACEHOLDER, '').trim().length >= LEAST) return title;
  }
  return null;
}

/** What is longer is no title, and looking through it for words takes a time that grows with its square. */
const LONGEST_TITLE = 200;

/** The words of a heading; null: it is the end of the text, or none that anybody would read. */
function titleOf([line, , words]: RegExpExecArray): string | null {
  return words === undefined || line.length > LONGEST_TITLE ? null : words.replace(/(?<!#)#+\s*$/, '').trim();
}

/** Where the next heading stands that is no smaller. */
function endOf(headings: readonly RegExpExecArray[], place: number): number | undefined {
  const level = (at: number) => headings[at]?.[1]?.length ?? 0;
  let next = place + 1;
  while (level(next) > level(place)) next++;
  return headings[next]?.index;
}

/** `https://…#training-data`: where a heading of a card is. */
export function anchorOf(page: string | null, heading: string): string | null {
  const anchor = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s+/g, '-');
  return page && `${page}#${anchor}`;
}

const CAVEAT =
  /non[- ]?commercial(?:es?|s)?\s+(?:purposes?|use|usage)|(?:not|never) (?:be )?(?:used )?(?:for|in) commercial|(?:only|solely|exclusively) for (?:academic |scientific )?research|(?:for )?research (?:purposes?|use) only|(?:fins?|usages?|utilisations?|but|titre)\s+(?:strictement |exclusivement |uniquement )?non[- ]commercia|(?:uniquement|exclusivement|seulement|strictement) (?:à des fins de |pour la |réservée? à la )recherche|réservée?s? à la recherche|usage commercial (?:est )?(?:interdit|exclu|non autorisé)|utilisation commerciale (?:est )?(?:interdite|exclue|non autorisée)/i;
/** Words that turn it around, and those that speak of the terms of something else. */
const NO_CAVEAT =
  /(?:not|n['’]est pas|pas) (?:limited|restricted|limitée?s?|réservée?s?) (?:to|à|aux)|without any|sans aucune restriction/i;

/** The first sentence of a card that narrows an open licence in words; null: none does. */
export function findCaveat(body: string): string | null {
  const sentences = proseOf(body).split(/(?<=[.!?])\s+|\n{2,}|\n(?=[-*#|\d])/);
  const found = sentences.find((sentence) => CAVEAT.test(sentence) && !NO_CAVEAT.test(sentence));
  return found?.replace(/\s+/g, ' ').trim() ?? null;
}
