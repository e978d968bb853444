import { fold } from '../reference.rules.ts';

// As people type it, also in a hurry: « cé koi », "whats".
const WHAT =
  /\b(what(?:'?s| is| are| does)|define|definition|meaning|means?|c'?est quoi|ce koi|c koi|qu'?est[- ]ce qu|kes ?k|qu'entend|qu'appelle|au sens d|veut dire|signifie|difference|notion de)/;
const WHEN =
  /\b(when|since when|until when|deadline|dates?|start|starts|starting|kick in|quand|kan|depuis quand|a partir de quand|jusqu'a quand|echeance|calendrier|commence\w*|delai)\b/;

/** What kind of answer a question wants: what something is, or when something is due. */
export function intentOf(question: string): { asksWhat: boolean; asksWhen: boolean } {
  const words = fold(question);
  return { asksWhat: WHAT.test(words), asksWhen: WHEN.test(words) };
}
