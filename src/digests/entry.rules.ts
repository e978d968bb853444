/** A week: what is older when a source is added, or when the last digest was posted, is no news. */
export const FRESH_MS = 7 * 24 * 3_600_000;

/**
 * When an entry counts as published. Feeds announce the future, which counts as now. Without a date it is the moment
 * when it was first seen, except when the feed is read for the first time: then nobody knows (null).
 */
export function publishedAt(stated: number | null, seenAt: number, firstReading: boolean): number | null {
  if (stated !== null) return Math.min(stated, seenAt);
  return firstReading ? null : seenAt;
}

const TYPICAL_EXTRACT = 240;
const LONGEST_EXTRACT = 400;
/** How a sentence ends. One that ends in an ellipsis was cut by the feed. */
const END = /[.!?]\s*[»"”’)]*$/;

/**
 * The first sentences of a text, whole ones only: as many as fit into 240 characters, or the first alone up to 400.
 * Lines before them that are no sentences (headings, bylines) are passed over. Empty when the first sentence is longer
 * still, or only repeats the title.
 */
export function extractOf(text: string, title: string): string {
  let extract = '';
  for (const { segment } of new Intl.Segmenter('fr', { granularity: 'sentence' }).segment(text)) {
    // Where a closing « » begins the next segment, it belongs to this sentence.
    if (extract !== '' && /^\s*»/.test(segment)) extract += '\u00a0»';
    const sentence = segment.replace(/^\s*»/, '').trim();
    if (extract === '' && !END.test(sentence)) continue;
    const longer = extract === '' ? sentence : `${extract} ${sentence}`;
    if (!END.test(sentence) || longer.length > (extract === '' ? LONGEST_EXTRACT : TYPICAL_EXTRACT)) break;
    extract = longer;
  }
  return bare(extract) === bare(title) ? '' : extract;
}

function bare(words: string): string {
  return words.replace(/[\s\p{P}]+/gu, '').toLowerCase();
}
