/** Cuts a text into pages of at most so many characters, at the ends of lines or of words where it can. At least one. */
export function cutIntoPages(text: string, length: number): string[] {
  const pages: string[] = [];
  let rest = text.trim();
  while (rest.length > length) {
    const end = [rest.lastIndexOf('\n', length), rest.lastIndexOf(' ', length)].find((at) => at > length / 2) ?? length;
    pages.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...pages, rest];
}
