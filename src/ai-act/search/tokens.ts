import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import type { Locale } from '../../texts.ts';
import { fold } from '../reference.rules.ts';

// What says nothing about the subject, in either language; elided words stand as they do before an apostrophe.
const EMPTY = new Set(
  (
    'a ai as au aux avec avez avons c ca ce cela ces cet cette ceux chez comme comment d dans de des du elle elles en ' +
    'es est et etre eux fait faire faut il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre ' +
    'nous on ont or ou par pas peut peuvent plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans ' +
    'se sera ses si sommes son sont suis sur t ta te tes toi ton tous tout toute toutes tu un une va vais veut vos votre ' +
    'vous y etait avoir doit dois doivent devons devez existe entend appelle signifie dire dit quelqu exactement vraiment ' +
    'about all am an and any are aren at be been being but by can could did do does doesn doing don for from get gets ' +
    'got had has have having he her here him his how i if in into is isn it its just like me might more most must my ' +
    'need needs no nor not of off or our ours out own please say says shall she should so some such than that the their ' +
    'them then there these they this those to too up us use used using was we were what when where which who whom whose ' +
    'why will with would you your yours mean means actually really ' +
    // As people type in a hurry.
    'koi ki ke kan fo pr qd tj tjs ds kon til ya jai cest ces kel kelle es tel avk hav wich wat wot pls plz u ur r dont ' +
    'doesnt cant whats im were ive gonna gotta wanna lets thats theres theyre youre hes shes isnt arent wont didnt ' +
    // What only fills a sentence.
    'truc trucs machin bidule chose choses puis peux veux veulent voudrait voulons donc alors aussi bien encore meme tres ' +
    'juste quelque quelques chaque certain certains autre autres toujours deja vrai ben bah hein bref genre style ici la-bas ' +
    'aller allez vont faisait fais font pense crois sais savoir voudrais pourrait pourrions devrait devrais devrions ' +
    'thing things stuff want wants wanted also even still very again ever quite rather let lets okay ok guys kind sort ' +
    'going go goes think know guess thanks instead else anyway maybe actually basically literally right now then though'
  ).split(' '),
);

/** `1e25`, `10^25` and `10²⁵` are one token. */
const POWER = /\b10?\s?(?:\^|e)\s?(\d{2})\b/g;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Some write as one word what others write as two. */
const COMPOUNDS: readonly (readonly [RegExp, string])[] = [
  [/\bfine?[ -]?tun/g, 'fine tun'],
  [/\bopen[ -]?source/g, 'open source'],
  [/\bopen[ -]?weight/g, 'open weight'],
  [/\bdeep[ -]fake/g, 'deepfake'],
  [/\bchat[ -]bot/g, 'chatbot'],
  [/\bwater[ -]mark/g, 'watermark'],
  [/\bcopy[ -]right/g, 'copyright'],
  [/\bdata[ -]set/g, 'dataset'],
  [/\bdata[ -]base/g, 'database'],
];

/** The words of a text, folded, in their order, without those that say nothing about the subject. */
export function wordsOf(text: string): string[] {
  // The marking of conformity is no « ce ».
  const plain = fold(text.replace(/\bCE\b/g, 'cemark'))
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `^${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`)
    .replace(POWER, '10p$1');
  const joined = COMPOUNDS.reduce((words, [pattern, usual]) => words.replace(pattern, usual), plain);
  return (joined.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EMPTY.has(word));
}

const stems: Record<Locale, Map<string, string>> = { fr: new Map(), en: new Map() };
/** People type anything: the words of the knowledge are kept, and so many more. */
const KEPT = 50_000;

/** The stem of a folded word, by Snowball's rules for the language. */
export function stemOf(word: string, locale: Locale): string {
  const known = stems[locale].get(word);
  if (known !== undefined) return known;
  // Folded, « données » has lost what tells the rules that it is a participle.
  const stem = locale === 'fr' ? stemFrench(word.replace(/ees?$/, 'e')) : stemEnglish(word);
  if (stems[locale].size > KEPT) stems[locale].clear();
  stems[locale].set(word, stem);
  return stem;
}

/** The stems of a text, as they are searched: separated by spaces. */
export function stemmed(text: string, locale: Locale): string {
  return wordsOf(text)
    .map((word) => stemOf(word, locale))
    .join(' ');
}
