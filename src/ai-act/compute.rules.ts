import { UserError } from '../user-error.ts';

const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12 };
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A large number as people type it: `1.3e23`, `1,3 × 10^23`, `10²³`, `7B`, `15T`.
 * @returns undefined when nothing was typed
 * @throws {UserError} when it is no number above 0
 */
export function readLarge(typed: string): number | undefined {
  const plain = typed
    .trim()
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `^${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`)
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/(flops?|params?|tokens?|parametres|paramètres)$/i, '')
    .replace(',', '.')
    .toLowerCase();
  if (plain === '') return undefined;
  const [, mantissa, power] = /^(?:(\d+(?:\.\d+)?)[x×*·])?10\^(\d{1,2})$/.exec(plain) ?? [];
  const [, number, scale] = /^(\d+(?:\.\d+)?(?:e\d{1,2})?)([kmbgt])?$/.exec(plain) ?? [];
  const value =
    power === undefined ? Number(number) * (SCALES[scale ?? ''] ?? 1) : Number(mantissa ?? 1) * 10 ** Number(power);
  if (!Number.isFinite(value) || value <= 0)
    throw new UserError('ai-act.errors.noNumber', { typed: typed.slice(0, 40) });
  return value;
}

/**
 * The compute of training, in FLOP: as it was given, or about six for each parameter and token
 * (Kaplan et al. 2020, https://arxiv.org/abs/2001.08361, as in the Commission's guidelines).
 */
export function trainingFlop({
  flop,
  parameters,
  tokens,
}: {
  flop?: number | undefined;
  parameters?: number | undefined;
  tokens?: number | undefined;
}): number | undefined {
  if (flop !== undefined) return flop;
  return parameters !== undefined && tokens !== undefined ? 6 * parameters * tokens : undefined;
}
