/** A word or two tell nothing. */
const TOO_FEW_LETTERS = 10;
/** The beginning says it. */
const ENOUGH = 1_000;

/**
 * The language of a text as an ISO 639-1 code, or null where it does not tell: a name, a number, a word or two. Give the
 * title together with the text.
 */
export async function detectLanguage(text: string): Promise<string | null> {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < TOO_FEW_LETTERS) return null;
  // Loaded at the first use: its table of n-grams takes 30 MB and a quarter of a second.
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(text.slice(0, ENOUGH));
  return found.language !== '' && found.isReliable() ? found.language : null;
}
