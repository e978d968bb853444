import { factsOf } from '../facts.rules.ts';
import type { Release } from '../release.ts';
import {
  type Amount,
  GENERAL_PURPOSE_FLOP,
  modifierThreshold,
  type Origin,
  originOf,
  ownCompute,
  SYSTEMIC_FLOP,
} from './compute.rules.ts';

/** What the compute and the task make of a model, by the Commission's guidelines. They indicate; they do not decide. */
export type Reading =
  | { status: 'dataset' }
  | { status: 'absurd'; amount: Extract<Amount, { known: 'absurd' }> }
  | { status: 'noCompute' }
  | { status: 'noTask'; flop: number }
  /** Another's model, changed with less than would make one a provider. */
  | { status: 'lightlyModified'; origin: Origin; flop: number; threshold: number }
  | { status: 'below'; flop: number; basis: Basis }
  /** Enough compute, for something else than the guidelines name. */
  | { status: 'otherTask'; flop: number; task: string }
  | { status: 'generalPurpose'; flop: number; basis: Basis; origin: Origin | null; isSystemic: boolean };
export type Basis = 'given' | 'estimated';

/** Tasks of the Hub that give language, or images or video from text. */
const GENERATIVE = [
  'text-generation',
  'text2text-generation',
  'conversational',
  'image-text-to-text',
  'audio-text-to-text',
  'video-text-to-text',
  'any-to-any',
  'text-to-image',
  'text-to-video',
];

/** How the AI Act reads a release. */
export function readingOf(release: Release): Reading {
  if (release.kind === 'dataset') return { status: 'dataset' };
  const own = ownCompute(release);
  const origin = originOf(release);
  const absurd = [own, origin?.compute].find((amount) => amount?.known === 'absurd');
  if (absurd?.known === 'absurd') return { status: 'absurd', amount: absurd };
  return origin && !origin.isOwn ? ofAnother(release, own, origin) : ofOwn(release, own, origin);
}

/** A model of the maker's own, from the first step: what they add later counts together with what was before. */
function ofOwn(release: Release, own: Amount, origin: Origin | null): Reading {
  const amounts = origin ? [own, origin.compute] : [own];
  const known = amounts.flatMap((amount) => ('flop' in amount ? [amount] : []));
  const flop = known.reduce((total, amount) => total + amount.flop, 0);
  const basis = known.some((amount) => amount.known === 'estimated') ? 'estimated' : 'given';
  const isWhole = known.length === amounts.length;
  // What is known may be enough, whatever the rest is.
  if (known.length === 0 || (!isWhole && flop <= GENERAL_PURPOSE_FLOP)) return { status: 'noCompute' };
  if (flop <= GENERAL_PURPOSE_FLOP) return { status: 'below', flop, basis };
  return byTask(release, { status: 'generalPurpose', flop, basis, origin, isSystemic: flop > SYSTEMIC_FLOP });
}

/** Another's model: only a large modification makes a provider, and of the modification alone. */
function ofAnother(release: Release, own: Amount, origin: Origin): Reading {
  if (!('flop' in own)) return { status: 'noCompute' };
  const { flop } = own;
  const threshold = modifierThreshold(origin).flop;
  if (flop <= threshold) return { status: 'lightlyModified', origin, flop, threshold };
  const total = flop + ('flop' in origin.compute ? origin.compute.flop : 0);
  const basis = [own, origin.compute].some(({ known }) => known === 'estimated') ? 'estimated' : 'given';
  // A modified model that stays below the threshold of general purpose is none.
  if ('flop' in origin.compute && total <= GENERAL_PURPOSE_FLOP) return { status: 'below', flop: total, basis };
  return byTask(release, { status: 'generalPurpose', flop: total, basis, origin, isSystemic: total > SYSTEMIC_FLOP });
}

function byTask(release: Release, reading: Extract<Reading, { status: 'generalPurpose' }>): Reading {
  const { task } = factsOf(release);
  const { flop } = reading;
  if (task === null) return { status: 'noTask', flop };
  return GENERATIVE.includes(task) ? reading : { status: 'otherTask', flop, task };
}
