/** Without accents and capitals, so that `Évaluation` and `evaluation` are found alike. */
export function fold(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .normalize('NFC');
}

/**
 * What a reader would see of it on one line: no characters without width, none that turn the line around. The single
 * spaces that French typography does not break stay.
 */
export function oneLine(words: string): string {
  return visible(words.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' '))
    .replace(/\s+/g, (run) => (run === '\u00a0' || run === '\u202f' ? run : ' '))
    .trim();
}

/** The same for several lines: at most one empty line in a row. */
export function paragraphs(words: string): string {
  return visible(words.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n\t]/gu, ' '))
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What somebody typed, as an error may repeat it: short, and between backticks, where Discord makes nothing of it. */
export function quoted(words: string): string {
  const characters = [...oneLine(words).replaceAll('`', '\u2019')];
  const short = characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`;
  return `\`${short || ' '}\``;
}

/** Some emoji are held together by characters that have no width of their own: those stay. */
function visible(words: string): string {
  return words.replace(
    /(\p{RGI_Emoji})|\p{Default_Ignorable_Code_Point}/gv,
    (_, emoji: string | undefined) => emoji ?? '',
  );
}
