import type { Search } from './ask.ts';
import type { RankedEntry } from './rank.rules.ts';

/**
 * Fitted by logistic regression on the questions of bench/data/, and on those of the knowledge, each asked as if its own
 * entry were not there; then moved towards answering. The more weight, the more a thing speaks for an answer.
 */
const FITTED = {
  start: -2.4,
  score: 1.9,
  part: 0.6,
  elsewhere: -4.15,
  saysAi: 2.2,
  namesOtherLaw: -2.6,
  foreign: -3.8,
};
/** Who knows less of the question than this knows nothing of it. */
const LEAST_PART = 0.2;
/** What is asked in the very words of something that other law deals with. */
const SAME = 0.95;
/** Added to how often a word stands on either side, so that one that stands nowhere takes neither. */
const UNSURE = 0.002;

/**
 * Whether what was found answers the question: how much speaks for the best provision, how much of the question the
 * best entry knows, how that compares with what other law deals with, what the question names, and how far its words
 * are those that people use for other things. Who names a provision by its number is always answered.
 */
export function isAnswer(found: Search): boolean {
  const { mentioned, provisions, entries, intent, elsewhere } = found;
  if (mentioned.length > 0) return true;
  const [best] = provisions;
  const inside = entries.find(({ reference }) => !isElsewhere(reference));
  if (!best || !inside || inside.part < LEAST_PART) return false;
  if (like(elsewhere) > SAME && like(elsewhere) > like(inside)) return false;
  const other = elsewhere?.score ?? 0;
  const odds =
    FITTED.start +
    FITTED.score * Math.log1p(best.score) +
    FITTED.part * inside.part +
    FITTED.elsewhere * (other / (inside.score + other)) +
    FITTED.saysAi * Number(intent.saysAi) +
    FITTED.namesOtherLaw * Number(intent.namesOtherLaw) +
    FITTED.foreign * foreignOf(found);
  return odds >= 0;
}

function like(entry: RankedEntry | undefined): number {
  return entry?.like ?? 0;
}

function isElsewhere(reference: string): boolean {
  return reference.startsWith('elsewhere ');
}

/** How far the words of a question, weighed by rarity, are those of what other law deals with: 0 to 1. */
function foreignOf({ hits, sizes }: Search): number {
  let foreign = 0;
  let whole = 0;
  for (const { scores, rarity, isPair } of hits) {
    if (isPair) continue;
    const there = [...scores.keys()].filter(isElsewhere).length;
    const outside = there / sizes.elsewhere + UNSURE;
    const inside = (scores.size - there) / sizes.inside + UNSURE;
    foreign += (rarity * outside) / (outside + inside);
    whole += rarity;
  }
  return foreign / whole;
}
