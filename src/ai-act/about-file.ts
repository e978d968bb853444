import { z } from 'zod';
import type { About } from './article.ts';
import { annexNumber, articleNumber } from './article-file.ts';
import { inBoth, line, validated } from './yaml-file.ts';

const count = z.coerce.number().int().positive();

const aboutFile = z.strictObject({
  as_of: z.iso.date(),
  freshest_source: z.iso.date(),
  act: z.strictObject({
    name: line,
    celex: line,
    official_journal: line,
    consolidated_celex: line,
    last_article: count,
    last_recital: count,
    last_annex: annexNumber,
    last_definition: count,
  }),
  amendments: z.array(
    z.strictObject({
      id: line,
      published: z.iso.date(),
      in_force: z.iso.date(),
      title: inBoth,
      inserted_articles: z.array(articleNumber),
      inserted_annexes: z.array(annexNumber),
      inserted_definitions: z.array(articleNumber),
    }),
  ),
  sources: z.array(z.strictObject({ title: inBoth, address: z.url({ protocol: /^https$/ }).optional() })).min(1),
  to_be_confirmed: z.array(inBoth),
});

/**
 * Reads `knowledge/ai-act/about.yaml`.
 * @throws Error that says what is wrong in it
 */
export function parseAbout(name: string, file: string): About {
  const { as_of, freshest_source, act, amendments, sources, to_be_confirmed } = validated(name, aboutFile, file);
  return {
    asOf: as_of,
    freshestSource: freshest_source,
    act: {
      name: act.name,
      celex: act.celex,
      officialJournal: act.official_journal,
      consolidatedCelex: act.consolidated_celex,
      lastArticle: act.last_article,
      lastRecital: act.last_recital,
      lastAnnex: act.last_annex,
      lastDefinition: act.last_definition,
    },
    amendments: amendments.map(({ id, published, title, ...amendment }) => ({
      id,
      published,
      title,
      inForce: amendment.in_force,
      insertedArticles: amendment.inserted_articles,
      insertedAnnexes: amendment.inserted_annexes,
      insertedDefinitions: amendment.inserted_definitions,
    })),
    sources,
    open: to_be_confirmed,
  };
}
