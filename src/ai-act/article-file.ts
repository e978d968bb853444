import { z } from 'zod';
import { type About, type Article, BASES, type InBoth } from './article.ts';
import { inBoth, line, provision, validated } from './yaml-file.ts';

const articleNumber = z.string().regex(/^\d+[a-z]?$/, 'write a number such as 53 or 4a');

const frontMatter = z.strictObject({
  number: articleNumber,
  title: inBoth,
  basis: z.enum(BASES),
  applies_from: z.array(z.strictObject({ date: z.iso.date(), note: inBoth.optional() })).min(1),
  amended_by: z.array(line),
  see_also: z.array(provision),
  words: z.strictObject({ fr: z.array(line).min(1), en: z.array(line).min(1) }),
});

const aboutFile = z.strictObject({
  as_of: z.iso.date(),
  freshest_source: z.iso.date(),
  act: z.strictObject({
    name: line,
    celex: line,
    official_journal: line,
    consolidated_celex: line,
    last_article: z.coerce.number().int().positive(),
  }),
  amendments: z.array(
    z.strictObject({
      id: line,
      published: z.iso.date(),
      in_force: z.iso.date(),
      title: inBoth,
      inserted_articles: z.array(articleNumber),
    }),
  ),
  sources: z.array(z.strictObject({ title: inBoth, address: z.url({ protocol: /^https$/ }).optional() })).min(1),
});

const HEADINGS = {
  fr: ['# Français', '## Résumé', '## Pour un collectif de modèles ouverts'],
  en: ['# English', '## Summary', '## For an open-source model collective'],
} as const;

/**
 * Reads one file of `knowledge/ai-act/articles/`; its README describes the format.
 * @param name the file's name, which problems are reported under
 * @throws Error that says what is wrong in which file
 */
export function parseArticle(name: string, file: string): Article {
  const [, matter, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(file.replaceAll('\r\n', '\n')) ?? [];
  if (matter === undefined || body === undefined) throw new Error(`${name}: it must begin with lines between "---"`);
  const { applies_from, amended_by, see_also, ...rest } = validated(name, frontMatter, matter);
  return { ...rest, appliesFrom: applies_from, amendedBy: amended_by, seeAlso: see_also, ...sections(name, body) };
}

/**
 * Reads `knowledge/ai-act/about.yaml`.
 * @throws Error that says what is wrong in it
 */
export function parseAbout(name: string, file: string): About {
  const { as_of, freshest_source, act, amendments, sources } = validated(name, aboutFile, file);
  return {
    asOf: as_of,
    freshestSource: freshest_source,
    act: {
      name: act.name,
      celex: act.celex,
      officialJournal: act.official_journal,
      consolidatedCelex: act.consolidated_celex,
      lastArticle: act.last_article,
    },
    amendments: amendments.map(({ in_force, inserted_articles, ...amendment }) => {
      return { ...amendment, inForce: in_force, insertedArticles: inserted_articles };
    }),
    sources,
  };
}

/** The two sections of each language, found by their headings, which stand in this order. */
function sections(name: string, body: string): { summary: InBoth; meaning: InBoth } {
  const headings = body.match(/^#.*$/gm) ?? [];
  const expected = [...HEADINGS.fr, ...HEADINGS.en];
  if (headings.map((heading) => heading.trim()).join('\n') !== expected.join('\n')) {
    throw new Error(`${name}: its headings must be, in this order: ${expected.join(', ')}`);
  }
  const texts = body.split(/^#.*$/m).map((text) => text.trim());
  const [, , frSummary = '', frMeaning = '', , enSummary = '', enMeaning = ''] = texts;
  if ([frSummary, frMeaning, enSummary, enMeaning].includes('')) throw new Error(`${name}: a section is empty`);
  return {
    summary: inBoth.parse({ fr: frSummary, en: enSummary }),
    meaning: inBoth.parse({ fr: frMeaning, en: enMeaning }),
  };
}
