import type { Locale } from '../../texts.ts';

/** A sentence of a text, or a point of a list with the words that lead to it. */
export interface Unit {
  lead: string | null;
  text: string;
}

/** Cuts a text of the knowledge into its sentences and the points of its lists. */
export function unitsOf(text: string, locale: Locale): Unit[] {
  const units: Unit[] = [];
  let lead: string | null = null;
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    if (line.startsWith('- ')) {
      units.push({ lead, text: line.slice(2) });
      continue;
    }
    const sentences = sentencesOf(line, locale);
    // A line that ends in a colon leads to a list.
    const last = sentences.at(-1) ?? '';
    lead = /[:\u2026]$/.test(last) ? last : null;
    units.push(
      ...(lead === null ? sentences : sentences.slice(0, -1)).map((sentence) => ({ lead: null, text: sentence })),
    );
  }
  return units;
}

function sentencesOf(line: string, locale: Locale): string[] {
  const segments = [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(line)];
  const sentences: string[] = [];
  for (const { segment } of segments.map(({ segment }) => ({ segment: segment.trim() }))) {
    const before = sentences.at(-1);
    // What ends within brackets or in an abbreviation is no end, nor is what goes on in small letters.
    const goesOn =
      before !== undefined &&
      (isOpen(before) || /\b(art|cf|p|ex|etc|e\.g|i\.e)\.$/i.test(before) || /^\p{Ll}/u.test(segment));
    if (goesOn) sentences[sentences.length - 1] = `${before} ${segment}`;
    else if (segment !== '') sentences.push(segment);
  }
  return sentences;
}

function isOpen(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

/** Units out of all those of a text, in order: a list of which points were left out says so by a last point, `…`. */
export function marked(units: readonly Unit[], all: readonly Unit[]): Unit[] {
  const count = (of: readonly Unit[], lead: string) => of.filter((unit) => unit.lead === lead).length;
  return units.flatMap((unit, i) => {
    const { lead } = unit;
    const isLast = lead !== null && units[i + 1]?.lead !== lead;
    return isLast && count(units, lead) < count(all, lead) ? [unit, { lead, text: '…' }] : [unit];
  });
}

/** Units as people read them: points of the same list stand together under the words that lead to them. */
export function written(units: readonly Unit[]): string {
  const lines: string[] = [];
  let lead: string | null = null;
  for (const unit of units) {
    if (unit.lead !== null && unit.lead !== lead) lines.push(unit.lead);
    lines.push(unit.lead === null ? unit.text : `- ${unit.text}`);
    lead = unit.lead;
  }
  return lines.join('\n');
}
