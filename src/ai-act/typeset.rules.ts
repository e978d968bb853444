import type { Locale } from '../texts.ts';

const THIN = '\u202f';
const FIRM = '\u00a0';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Sets a text as a printer would, so that those who write the knowledge can type plain spaces and apostrophes:
 * French gets its unbreakable spaces, both languages curly apostrophes and real exponents (`10^25`).
 */
export function typeset(plain: string, locale: Locale): string {
  const text = plain
    .replaceAll("'", '’')
    .replace(/\^(\d+)/g, (_, digits: string) => [...digits].map((digit) => SUPERSCRIPTS[Number(digit)]).join(''))
    .replace(/(?<=\d) (?=[×%])|(?<=×) (?=\d)/g, FIRM);
  return locale === 'fr' ? frenchSpaces(text) : text;
}

function frenchSpaces(text: string): string {
  return text
    .replace(/ (?=[;!?])/g, THIN)
    .replace(/ (?=[:»])|(?<=«) /g, FIRM)
    .replace(/(?<=\d) (?=\d{3}\b)/g, THIN);
}
