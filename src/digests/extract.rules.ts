const TYPICAL = 240;
const LONGEST = 400;
/** How a sentence ends. One that ends in an ellipsis was cut by the feed. */
const END = /(?<!\.\.)[.!?]\s*[»"”’)\]]*$/;
/** Where a full stop ends no sentence: titles before a name, initials, references, short forms in capitals. */
const SHORT_FORM =
  /(?:^|[\s(«“"'’])(?:MM?|Mmes?|Mlles?|Mes?|Drs?|Prs?|Profs?|Mrs?|Ms|Sts?|Stes?|art|al|cf|pp?|nos?|n|vol|chap|env|av|bd|ex|vs|fig|réf|ref|éd|ed|[eE]\.g|i\.e|(?:\p{Lu}\.)*\p{Lu})\.$/u;
/** What sites put around the text of an entry. */
const AROUND =
  /^(?:(?:the post|l[’']article|cet article)\b.*\b(?:appeared first|first appeared|est apparu en premier|est paru)|lire (?:la suite|aussi|l[’']article)|à lire aussi|read (?:more|the full|also)|continue reading|en savoir plus|(?:abonnez|inscrivez)-vous|subscribe|sign up|(?:crédits?|photos?|image)\s*:|©|(?:publié|mis à jour|posted|published|updated) (?:le|on)\b)/iu;

/**
 * The first sentences of a text, whole ones only: as many as fit into 240 characters, or the first alone up to 400.
 * Lines before them that are no sentences (headings, bylines), a repeated title and what sites put around an entry
 * (« Lire la suite ») are passed over. Empty when no sentence is left, or the first is longer still.
 * @param text plain text, a line for each paragraph
 */
export function extractOf(text: string, title: string): string {
  let extract = '';
  for (const sentence of sentencesOf(text)) {
    const isSentence = END.test(sentence) && !AROUND.test(sentence);
    if (extract === '' && (!isSentence || bare(sentence) === bare(title))) continue;
    const longer = extract === '' ? sentence : `${extract} ${sentence}`;
    if (!isSentence || longer.length > (extract === '' ? LONGEST : TYPICAL)) break;
    extract = longer;
  }
  return extract;
}

/** A text's sentences, and its lines that are none. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const line of text.split('\n')) {
    let open = false;
    for (const { segment } of new Intl.Segmenter('fr', { granularity: 'sentence' }).segment(line)) {
      // Where a closing « » begins the next segment, it belongs to this sentence.
      const closes = sentences.length > 0 && /^\s*»/.test(segment);
      const rest = segment.replace(/^\s*»/, '').trim();
      const last = sentences.length - 1;
      if (closes) sentences[last] += '\u00a0»';
      if (rest !== '' && open) sentences[last] += ` ${rest}`;
      else if (rest !== '') sentences.push(rest);
      open = rest !== '' && SHORT_FORM.test(rest);
    }
  }
  return sentences;
}

function bare(words: string): string {
  return words.replace(/[\s\p{P}]+/gu, '').toLowerCase();
}
