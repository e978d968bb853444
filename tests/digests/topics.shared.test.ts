import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { classify, indexTopics } from '../../src/digests/topics.rules.ts';
import { builtInTopics } from '../../src/digests/topics.ts';

interface Group {
  id: string;
  label_fr?: string;
  label_en?: string;
  keywords_fr: string[];
  keywords_en: string[];
}
const { groups, extra_groups } = JSON.parse(
  readFileSync(new URL('../../../shared/facts/topics.json', import.meta.url), 'utf8'),
) as { groups: Group[]; extra_groups: Group[] };

const typographic = (label = '') => label.replaceAll("'", '’');

const settings = await builtInTopics();
const index = indexTopics(settings);
const ALL = [...groups, ...extra_groups];

test('the topics are those of the facts, with their labels, and two that are about all of it', () => {
  expect(settings.topics.map(({ id }) => id)).toEqual([...ALL.map(({ id }) => id), 'open_models', 'ai_policy']);
  const labels = settings.topics.slice(0, groups.length).map(({ label }) => label);
  expect(labels).toEqual(
    groups.map(({ label_fr, label_en }) => ({ fr: typographic(label_fr), en: typographic(label_en) })),
  );
});

// In the title of an entry that leaves no doubt about its context.
describe('every keyword of the facts tells its topic', () => {
  const context =
    'Intelligence artificielle et open source, AI Act : loi, Commission européenne, État, cloud, calcul, copyright, modèle.';
  test.each(
    ALL.flatMap(({ id, keywords_fr, keywords_en }) => [
      ...keywords_fr.map((keyword) => [id, keyword, 'fr'] as const),
      ...keywords_en.map((keyword) => [id, keyword, 'en'] as const),
    ]),
  )('%s: %s (%s)', (id, keyword, language) => {
    const { topics } = classify({ title: keyword, text: context, language }, index);
    expect(topics.map(({ topic }) => topic)).toContain(id);
  });
});
