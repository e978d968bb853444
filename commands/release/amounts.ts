import type { Texts } from '../../src/texts.ts';

const BILLION = 1e9;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `6.7 billion`, « 6,7 milliards ». French stays with milliards, for its billion is English's trillion. */
export function amount(value: number, t: Texts): string {
  if (t.locale === 'fr' && value >= 1e12) {
    const billions = new Intl.NumberFormat('fr', { maximumFractionDigits: 0 }).format(value / BILLION);
    return t('release.facts.billions', { billions });
  }
  const options = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(t.locale, options).format(value);
}

/** `131,072`, « 131 072 ». */
export function whole(value: number, t: Texts): string {
  return new Intl.NumberFormat(t.locale, { maximumFractionDigits: 0 }).format(value);
}

/** The three digits that matter: `28.1`. */
export function rounded(value: number, t: Texts): string {
  return new Intl.NumberFormat(t.locale, { maximumSignificantDigits: 3 }).format(value);
}

/** `2.47 × 10²³ FLOP`. */
export function flop(value: number, t: Texts): string {
  const [mantissa = '', exponent = ''] = value.toExponential(2).split('e+');
  const number = new Intl.NumberFormat(t.locale).format(Number(mantissa));
  const power = [...exponent].map((digit) => RAISED[Number(digit)] ?? '').join('');
  return t('release.facts.power', { number, power });
}
