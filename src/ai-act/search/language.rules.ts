import type { Locale } from '../../texts.ts';
import { fold } from '../reference.rules.ts';

const SMALL_WORDS: Readonly<Record<Locale, ReadonlySet<string>>> = {
  fr: new Set(
    (
      'le la les un une des du de et est ce que qui quoi quel quelle quels quelles pour dans sur avec pas on nous je il ' +
      'elle mon ma mes notre nos au aux en faut doit peut comment pourquoi quand ou sont a-t-il c d l qu n s si se sa ' +
      'son ses leur modele modeles donnees ia loi amende obligations'
    ).split(' '),
  ),
  en: new Set(
    (
      'the a an of to in on for and or is are do does what which who how when where why must can our my we i it its with ' +
      'without not if be by from at as this that these have has need should under model models data ai law fine duties'
    ).split(' '),
  ),
};

/** The language that a question is asked in, by its small words; undefined where they don't tell. */
export function languageOf(question: string): Locale | undefined {
  const words = fold(question).split(/[^\p{L}\p{N}]+/u);
  const count = (locale: Locale) => words.filter((word) => SMALL_WORDS[locale].has(word)).length;
  // An accent tells by itself.
  const french = count('fr') + (/[àâçéèêëîïôùûœ]/i.test(question) ? 1 : 0);
  const english = count('en');
  if (french === english) return undefined;
  return french > english ? 'fr' : 'en';
}
