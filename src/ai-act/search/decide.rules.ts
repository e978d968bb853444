import type { Search } from './ask.ts';

/** Fitted by logistic regression on the tuned half of bench/data/, moved a little towards answering. */
const FITTED = { start: -0.3, score: 1.6, part: 6, elsewhere: -9.5, likeElsewhere: -8.3 };
/** Who knows less of the question than this knows nothing of it. */
const LEAST_PART = 0.2;
/** So many of the best entries of other law are looked at. */
const COMPARED = 10;

/**
 * Whether what was found answers the question: how much speaks for the best provision, how much of the question the
 * best entry knows, and how all that compares with what other law deals with. Who names a provision by its number is
 * always answered.
 */
export function isAnswer({ mentioned, provisions, entries }: Search): boolean {
  if (mentioned.length > 0) return true;
  const [best] = provisions;
  const inside = entries.find(({ reference }) => !reference.startsWith('elsewhere '));
  if (!best || !inside || inside.part < LEAST_PART) return false;
  const elsewhere = entries.filter(({ reference }) => reference.startsWith('elsewhere ')).slice(0, COMPARED);
  const other = elsewhere[0]?.score ?? 0;
  const ratio = other / (inside.score + other);
  const like = Math.max(0, ...elsewhere.map((entry) => entry.like));
  const odds =
    FITTED.start +
    FITTED.score * Math.log1p(best.score) +
    FITTED.part * inside.part +
    FITTED.elsewhere * ratio +
    FITTED.likeElsewhere * like;
  return odds >= 0;
}
