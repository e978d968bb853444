import { computeOf, factsOf } from '../facts.rules.ts';
import type { Release } from '../release.ts';

/** Above it a model that gives language, or images or video from text, is presumed to be of general purpose. */
export const GENERAL_PURPOSE_FLOP = 1e23;
/** Above it a systemic risk is presumed: Article 51(2). */
export const SYSTEMIC_FLOP = 1e25;
/** Above this part of the original compute, whoever modifies another's model is a provider of their own. */
const MODIFIER_PART = 1 / 3;

/** The largest trainings known took some 5 × 10^26: what is far beyond is a slip of the pen. */
const MOST = { flop: 1e29, parameters: 1e14, tokens: 1e16 } as const;

/** How much a training computed, as far as it is known. */
export type Amount =
  | { known: 'given' | 'estimated'; flop: number }
  /** What was said can't be: a negative number, or more than there is. */
  | { known: 'absurd'; what: keyof typeof MOST; value: number }
  | { known: 'no' };

/** The compute of the release's own training. */
export function ownCompute(release: Release): Amount {
  const { parameters, tokens } = factsOf(release);
  return amountOf(release.stated.flop, parameters, tokens);
}

function amountOf(flop: number | null, parameters: number | null, tokens: number | null): Amount {
  const said = [
    ['flop', flop],
    ...(flop === null
      ? ([
          ['parameters', parameters],
          ['tokens', tokens],
        ] as const)
      : []),
  ] as const;
  for (const [what, value] of said) {
    if (value !== null && !(value > 0 && value <= MOST[what])) return { known: 'absurd', what, value };
  }
  const compute = computeOf(flop, parameters, tokens);
  return compute ? { known: compute.basis, flop: compute.flop } : { known: 'no' };
}

/** The model that this one was made from. */
export interface Origin {
  base: string;
  /** The same organisation made it: its modification is part of the same model's life, and their computes add up. */
  isOwn: boolean;
  compute: Amount;
}

/** What the release was made from; null: it is not known to be made from another model. */
export function originOf(release: Release): Origin | null {
  const { baseModels } = factsOf(release);
  const [base] = baseModels;
  if (base === undefined) return null;
  const found = release.hub?.ingredients.find(({ kind, id }) => kind === 'model' && id === base);
  const owner = (id: string) => id.split('/')[0]?.toLowerCase();
  return {
    base,
    isOwn: release.hub !== null && owner(release.hub.repository) === owner(base),
    compute: amountOf(release.stated.baseFlop, found?.parameters ?? null, found?.tokens ?? null),
  };
}

/**
 * The compute above which whoever modifies a model is a provider: a third of the original's; where that is unknown, a
 * third of the threshold that applies to it.
 */
export function modifierThreshold({ compute }: Origin): { flop: number; basis: 'original' | 'threshold' } {
  return 'flop' in compute
    ? { flop: compute.flop * MODIFIER_PART, basis: 'original' }
    : { flop: GENERAL_PURPOSE_FLOP * MODIFIER_PART, basis: 'threshold' };
}
