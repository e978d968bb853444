import type { Texts } from '../texts.ts';
import { spokenNumber } from './reference.rules.ts';

/** `annex XI` in the reader's language, within a sentence: « annexe XI », « article premier », « article 3, point 63 ». */
export function provisionName(reference: string, t: Texts): string {
  const [kind = '', number = ''] = reference.split(' ');
  if (kind === 'annex') return t('ai-act.provisions.annex', { number });
  if (kind === 'recital') return t('ai-act.provisions.recital', { number });
  if (kind === 'definition') return t('ai-act.provisions.definition', { number: spokenNumber(number, t.locale) });
  return t('ai-act.provisions.article', { number: spokenNumber(number, t.locale) });
}

/** Several in a row, without a word between them: « article 53, considérant 104 ». */
export function provisionNames(references: readonly string[], t: Texts): string {
  return references.map((reference) => provisionName(reference, t)).join(', ');
}
