import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Topic, TopicSettings } from './topics.rules.ts';

const FILE = new URL('../../knowledge/topics.yaml', import.meta.url);

const keyword = z.string().trim().min(1);
/** Lists may hold lists that have a name (`*policy_fr`). */
const keywords = z
  .array(z.union([keyword, z.array(keyword)]))
  .min(1)
  .transform((all) => all.flat());
const names = z.array(z.string().trim().min(1)).min(1);
const words = z.strictObject({
  weight: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  any: keywords,
  beside: names.exactOptional(),
  unless: names.exactOptional(),
  in: z.enum(['fr', 'en']).exactOptional(),
});
const evidence = z.strictObject({
  weight: z.number().positive().max(3),
  any: keywords,
  each: z.literal(true).exactOptional(),
  unless: names.exactOptional(),
  in: z.enum(['fr', 'en']).exactOptional(),
});
const file = z.strictObject({
  contexts: z.record(z.string(), keywords),
  against: z.array(evidence).min(1).exactOptional(),
  topics: z.array(
    z
      .strictObject({
        id: z.string().regex(/^[a-z0-9_]+$/),
        fr: z.string().trim().min(1),
        en: z.string().trim().min(1),
        words: z.array(words).default([]),
        both: z.tuple([z.array(evidence).min(1), z.array(evidence).min(1)]).exactOptional(),
      })
      .transform(({ fr, en, ...topic }): Topic => ({ ...topic, label: { fr, en } })),
  ),
});

let opened: Promise<TopicSettings> | undefined;

/**
 * The topics that Ruche knows, read and checked at the first use and kept from then on.
 * @throws Error that says what is wrong in knowledge/topics.yaml
 */
export function builtInTopics(): Promise<TopicSettings> {
  opened ??= readFile(FILE, 'utf8').then(parseTopics);
  return opened;
}

/**
 * Reads a file of topics; its first lines describe the format.
 * @throws Error that says what is wrong in it
 */
export async function parseTopics(yaml: string): Promise<TopicSettings> {
  // The YAML reader loads with the first round, not with the bot.
  const { load } = await import('js-yaml');
  const read = file.safeParse(load(yaml));
  if (!read.success) throw new Error(`topics.yaml: ${z.prettifyError(read.error)}`);
  const twice = read.data.topics.find(({ id }, i, all) => all.findIndex((other) => other.id === id) !== i);
  if (twice) throw new Error(`topics.yaml: ${twice.id} is there twice`);
  const empty = read.data.topics.find(({ words, both }) => words.length === 0 && !both);
  if (empty) throw new Error(`topics.yaml: ${empty.id} has no words`);
  const { contexts, topics, against } = read.data;
  return { contexts, topics: against ? topics.map((topic) => ({ ...topic, against })) : topics };
}
