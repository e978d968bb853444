/** As many lines as there is room for, in characters, the first ones first. */
export function linesWithin(lines: readonly string[], room: number): string[] {
  let left = room;
  const cut = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return cut === -1 ? [...lines] : lines.slice(0, cut);
}
