import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import en from '../../locales/en.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };

const ROOT = resolve(import.meta.dirname, '../..');

interface Catalogue {
  [key: string]: string | Catalogue;
}

/** Every text by its dotted key. */
function texts(catalogue: Catalogue, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...texts(value, `${prefix}${key}.`)],
    ),
  );
}

const FRENCH = texts(fr);
const ENGLISH = texts(en);
const BOTH = [...FRENCH, ...ENGLISH];

const PLURAL = /_(zero|one|two|few|many|other)$/;
const params = (text = '') => [...text.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name);
/** What a reader sees of a text as prose: no code, addresses, timestamps, mentions or params. */
const prose = (text: string) =>
  text.replace(/```[\s\S]*?```|`[^`]*`|https?:\/\/\S+|<[^>\s]+>|\{\{.*?\}\}/g, 'x').replace(/\b\d\d:\d\d\b/g, 'x');

/** The texts for which something holds, as `key: text`. */
const where = (catalogue: Iterable<readonly [string, string]>, holds: (text: string, key: string) => boolean) =>
  [...catalogue].filter(([key, text]) => holds(text, key)).map(([key, text]) => `${key}: ${text}`);

describe('the texts', () => {
  test('have the same keys in both languages', () => {
    const singular = (catalogue: Map<string, string>) =>
      [...new Set([...catalogue.keys()].map((key) => key.replace(PLURAL, '')))].sort();
    expect(singular(FRENCH)).toEqual(singular(ENGLISH));
  });

  test('have every plural that their language needs', () => {
    const missing = [FRENCH, ENGLISH].flatMap((catalogue) =>
      [...catalogue.keys()]
        .filter((key) => PLURAL.test(key))
        .flatMap((key) => ['_one', '_other'].map((ending) => key.replace(PLURAL, ending)))
        .filter((key) => !catalogue.has(key)),
    );
    expect(missing).toEqual([]);
  });

  test('take the same params in both languages', () => {
    const takes = (catalogue: Map<string, string>) => {
      const all: Record<string, string[]> = {};
      for (const [key, text] of catalogue) {
        const base = key.replace(PLURAL, '');
        all[base] = [...new Set([...(all[base] ?? []), ...params(text)])].map(String).sort();
      }
      return all;
    };
    expect(takes(FRENCH)).toEqual(takes(ENGLISH));
  });

  test('are not empty and have no space around', () => {
    expect(where(BOTH, (text) => text === '' || text !== text.trim())).toEqual([]);
  });

  test('have typographic apostrophes, quotes and ellipses', () => {
    expect(where(BOTH, (text) => /['"]|\.\.\./.test(prose(text)))).toEqual([]);
  });

  test('in French have a narrow no-break space before ; ! ?', () => {
    expect(where(FRENCH, (text) => /[^\u202f!?][;!?]/.test(prose(text)))).toEqual([]);
  });

  test('in French have a no-break space before a colon and inside « »', () => {
    expect(where(FRENCH, (text) => /[^\u00a0]:(\s|$)|«[^\u00a0]|[^\u00a0]»/.test(prose(text)))).toEqual([]);
  });

  test('in English have no space before ; : ! ?', () => {
    expect(where(ENGLISH, (text) => /\s[;:!?](\s|$)/.test(prose(text)))).toEqual([]);
  });

  test.each([
    ['French', fr, FRENCH],
    ['English', en, ENGLISH],
  ] as const)('in %s name commands that can be typed in that language, as code', (_language, catalogue, all) => {
    const known = commandsOf(catalogue);
    const named = (text: string) => [...text.matchAll(/`\/(\p{L}[^`]*)`/gu)].map(([, typed]) => String(typed));
    expect(where(all, (text) => named(text).some((typed) => !isCommand(typed, known)))).toEqual([]);
    expect(where(all, (text) => /(?<![\p{L}\p{N}])\/\p{L}/u.test(prose(text)))).toEqual([]);
  });

  test('are all used', () => {
    const { whole, beginnings } = keysInCode();
    // Names, descriptions and forms are found by convention: src/discord/registration.ts and modal.ts.
    const byConvention = /^[\w-]+\.(command|forms|menus)\./;
    const unused = [...new Set([...FRENCH.keys()].map((key) => key.replace(PLURAL, '')))].filter(
      (key) => !byConvention.test(key) && !whole.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});

// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
describe('what Discord limits', () => {
  const NAME = /^[-_\p{L}\p{N}]{1,32}$/u;
  const isName = (key: string) => /\.command\.(?!.*\.choices\.)(.+\.)?name$/.test(key);

  test('names of commands and options are lower-case words of at most 32 characters', () => {
    expect(where(BOTH, (text, key) => isName(key) && (!NAME.test(text) || text !== text.toLowerCase()))).toEqual([]);
  });

  test('names in English are the keys that the code uses', () => {
    const differing = where(
      ENGLISH,
      (text, key) => isName(key) && text !== key.replace('.command.name', '.name').split('.').at(-2),
    );
    expect(differing).toEqual([]);
  });

  test.each([
    ['descriptions of commands and options', /\.command\.(.+\.)?description$/, 100],
    ['choices', /\.command\..+\.choices\.[^.]+$/, 100],
    ['titles of forms', /\.forms\.[^.]+\.title$/, 45],
    ['labels of fields', /\.forms\..+\.label$/, 45],
    ['descriptions and placeholders of fields', /\.forms\..+\.(description|placeholder)$/, 100],
    ['choices of fields', /\.forms\..+\.choices\.[^.]+$/, 100],
    ['names of context menus', /^[^.]+\.menus\.[^.]+$/, 32],
  ])('%s fit', (_what, keys, length) => {
    expect(where(BOTH, (text, key) => keys.test(key) && [...text].length > length)).toEqual([]);
  });
});

/** Every command as people type it, `tâche prendre`, with the names of its options. */
function commandsOf(catalogue: Catalogue): Map<string, string[]> {
  const parts = ({ options: _, ...rest }: Catalogue) =>
    Object.values(rest).filter((part): part is Catalogue => typeof part !== 'string');
  const below = (node: Catalogue, before: string): [string, string[]][] => {
    const path = `${before} ${node.name}`.trim();
    const options = typeof node.options === 'object' ? parts(node.options).map(({ name }) => String(name)) : [];
    const subcommands = parts(node);
    return subcommands.length === 0 ? [[path, options]] : subcommands.flatMap((part) => below(part, path));
  };
  return new Map(parts(catalogue).flatMap(({ command }) => (typeof command === 'object' ? below(command, '') : [])));
}

/** Whether this is a whole command, alone or followed by names of its options. */
function isCommand(typed: string, known: Map<string, string[]>): boolean {
  return [...known].some(
    ([path, options]) =>
      `${typed} `.startsWith(`${path} `) &&
      typed
        .slice(path.length)
        .split(' ')
        .every((word) => word === '' || options.includes(word)),
  );
}

/** The keys that stand in the code, and the beginnings of those that are put together there. */
function keysInCode(): { whole: Set<string>; beginnings: string[] } {
  const files = ['src', 'commands'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  const code = files.join('\n');
  const matches = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, found]) => String(found));
  return {
    whole: new Set(matches(/['`]([a-z][\w-]*(?:\.[\w-]+)+)['`]/g)),
    beginnings: matches(/`([a-z][\w-]*\.(?:[\w-]+\.)*[\w-]*)\$\{/g),
  };
}
