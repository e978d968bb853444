import { oneLine } from '../words.ts';

/** Enough of an entry for an extract, and for judging what it is about. */
const LONGEST_HTML = 100_000;
const LONGEST_TEXT = 4_000;

/** A line for each paragraph of a text, cut at a length that says what it is about. */
export function paragraphs(text: string): string {
  const lines = text.split(/\n\s*\n/).map(oneLine);
  return lines.filter(Boolean).join('\n').slice(0, LONGEST_TEXT).toWellFormed();
}

let converter: Promise<(html: string) => string> | undefined;

/** HTML as plain text: no tags, scripts, images or addresses; entities are resolved once; blank lines between blocks. */
export async function htmlToText(html: string): Promise<string> {
  if (!/[<&]/.test(html)) return html;
  converter ??= makeConverter();
  return (await converter)(html.slice(0, LONGEST_HTML));
}

/** Made once: it takes longer to make than most texts to convert. */
async function makeConverter(): Promise<(html: string) => string> {
  // Loaded at the first use: a bot that fetches nothing needs none of it.
  const { compile } = await import('html-to-text');
  return compile({
    wordwrap: false,
    limits: { maxDepth: 50 },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      ...['img', 'figure', 'iframe', 'video', 'audio'].map((selector) => ({ selector, format: 'skip' })),
    ],
  });
}
