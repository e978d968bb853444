import { isMap, isScalar, parseDocument, visit, type YAMLMap } from 'yaml';

/** Brackets within brackets: nobody writes that many, and each costs the library a step of the stack. */
const MAX_DEPTH = 200;
/** An alias can multiply what stands behind it: a card repeats a few things at most. */
const MAX_ALIASES = 50;

/**
 * YAML that strangers wrote, in time that grows with its length only. Bound the length before.
 * @throws what is wrong with it, in the words of the library
 */
export function readYaml(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) throw new Error('Brackets within brackets without end');
  // The library's own look for keys that stand twice compares each with each: seconds for a long list.
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'error' });
  const [error] = document.errors;
  if (error) throw error;
  visit(document, { Collection: (_, node) => (isMap(node) ? checkKeys(node) : undefined) });
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}

function checkKeys({ items }: YAMLMap): void {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    if (seen.has(name)) throw new Error(`Map keys must be unique: ${name}`);
    seen.add(name);
  }
}

/** How deep brackets go, those in quotes included: only a rough measure is needed. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
