import type { Card } from './release.ts';
import { readYaml } from './yaml.ts';

/** A front matter is a few hundred lines; what is longer is data, and YAML is slow to read. */
const MAX_FRONT_MATTER = 200_000;
/**
 * A card (a README.md of the Hub) as its front matter and what stands below. Cards are written by hand: nothing in one
 * throws, what can't be read is told in `yaml` and `problem`.
 * https://huggingface.co/docs/hub/model-cards#model-card-metadata
 */
export function readCard(text: string): Card {
  const { matter, body } = split(text);
  if (matter === null) return { yaml: 'absent', problem: null, frontMatter: {}, body };
  const invalid = (problem: string): Card => ({ yaml: 'invalid', problem, frontMatter: {}, body });
  if (matter.length > MAX_FRONT_MATTER) return invalid(`longer than ${MAX_FRONT_MATTER} characters`);
  try {
    const read = readYaml(matter);
    // Only comments, or nothing at all.
    if (read === null || read === undefined) return { yaml: 'valid', problem: null, frontMatter: {}, body };
    if (typeof read !== 'object' || Array.isArray(read)) return invalid('not a list of keys with values');
    return { yaml: 'valid', problem: null, frontMatter: read as Record<string, unknown>, body };
  } catch (error) {
    return invalid(firstLine(error));
  }
}

/** The front matter stands between a first line of three dashes and the next such line. */
function split(text: string): { matter: string | null; body: string } {
  const lines = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const start = /^\s*---[ \t]*\n/.exec(lines)?.[0].length;
  if (start === undefined) return { matter: null, body: lines };
  const end = /^---[ \t]*$/m;
  const found = end.exec(lines.slice(start));
  if (found === null) return { matter: null, body: lines };
  const after = start + found.index + found[0].length;
  return { matter: lines.slice(start, start + found.index), body: lines.slice(after).replace(/^\n+/, '') };
}

/** The library shows the place with several lines of the source below its first line. */
function firstLine(error: unknown): string {
  const { message } = error as { message?: unknown };
  return String(message).split('\n', 1)[0]?.replace(/:$/, '').slice(0, 200) ?? '';
}
