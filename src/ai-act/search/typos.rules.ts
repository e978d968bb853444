/**
 * How many letters were mistyped between two words: missing, added, wrong or swapped with the next one
 * (https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance, optimal string alignment), as far as `most`.
 * @returns `most + 1` where there are more
 */
export function mistypes(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + differs);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (twoAbove[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    twoAbove = above;
    above = row;
  }
  return above[b.length] ?? most + 1;
}

/** A word as short as this may only have letters in the wrong order: another letter makes another word. */
const SHORT = 4;

function isSwapped(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

/** How many mistyped letters a word of that length is forgiven. */
function forgiven(length: number): number {
  if (length < 4) return 0;
  return length < 9 ? 1 : 2;
}

/** The word that was probably meant: the one with the fewest mistypes, then the most frequent. */
export function nearest(typed: string, known: readonly { word: string; times: number }[]): string | undefined {
  const most = forgiven(typed.length);
  const near = known
    .map(({ word, times }) => ({ word, times, distance: mistypes(typed, word, most) }))
    .filter(({ word, distance }) => distance <= most && (typed.length > SHORT || isSwapped(typed, word)))
    .sort((a, b) => a.distance - b.distance || b.times - a.times);
  return near[0]?.word;
}
