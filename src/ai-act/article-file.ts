import { z } from 'zod';
import { type Article, BASES, type InBoth } from './article.ts';
import { inBoth, line, provision, validated, wordsInBoth } from './yaml-file.ts';

export const articleNumber = z.string().regex(/^\d+[a-z]?$/, 'write a number such as 53 or 4a');
export const annexNumber = z.string().regex(/^[IVX]+$/, 'write a number such as XI');

const frontMatter = z.strictObject({
  number: z.string(),
  title: inBoth,
  basis: z.enum(BASES),
  applies_from: z.array(z.strictObject({ date: z.iso.date(), note: inBoth.optional() })).min(1),
  amended_by: z.array(line),
  see_also: z.array(provision),
  words: wordsInBoth,
  terms: wordsInBoth.optional(),
});
const MATTERS = {
  article: frontMatter.extend({ number: articleNumber }),
  annex: frontMatter.extend({ number: annexNumber }),
} as const;

const HEADINGS = {
  fr: ['# Français', '## Résumé', '## Pour un collectif de modèles ouverts'],
  en: ['# English', '## Summary', '## For an open-source model collective'],
} as const;

/**
 * Reads one file of `knowledge/ai-act/articles/` or `annexes/`; the README there describes the format.
 * @param name the file's name, which problems are reported under
 * @throws Error that says what is wrong in which file
 */
export function parseArticle(name: string, file: string, kind: Article['kind'] = 'article'): Article {
  const [, matter, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(file.replaceAll('\r\n', '\n')) ?? [];
  if (matter === undefined || body === undefined) throw new Error(`${name}: it must begin with lines between "---"`);
  const { applies_from, amended_by, see_also, ...rest } = validated(name, MATTERS[kind], matter);
  return {
    kind,
    ...rest,
    appliesFrom: applies_from,
    amendedBy: amended_by,
    seeAlso: see_also,
    ...sections(name, body),
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
