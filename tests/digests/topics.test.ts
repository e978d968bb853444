import { beforeAll, describe, expect, test } from '@jest/globals';
import { wordsIn } from '../../src/digests/stem.rules.ts';
import { classify, indexTopics, type TopicIndex, type TopicSettings } from '../../src/digests/topics.rules.ts';
import { builtInTopics, parseTopics } from '../../src/digests/topics.ts';

let settings: TopicSettings;
let index: TopicIndex;
beforeAll(async () => {
  settings = await builtInTopics();
  index = indexTopics(settings);
});

const topicsOf = (title: string, text = '') =>
  classify({ title, text, language: null }, index).topics.map(({ topic }) => topic);

// The ambiguities that the facts name, a pair for each: the word meant here, and the same word meaning something else.
describe('an ambiguous word counts only beside its context', () => {
  test.each([
    ['ai_act', 'Le RIA précise les obligations des fournisseurs d’IA', 'Le RIA de la mairie se contrôle chaque année'],
    ['systemic_risk', 'AI Act: models with systemic risk must be assessed', 'ECB: AI at banks is a systemic risk'],
    ['code_of_practice', 'GPAI code of practice: who signed', 'A code of practice against disinformation'],
    ['high_risk', 'AI Act: Annex III delayed', 'L’annexe III de la directive oiseaux'],
    ['digital_omnibus', 'The AI part of the omnibus', 'Omnibus agricole : la PAC simplifiée'],
    ['fr_authorities', 'La DGE et la DGCCRF surveilleront les systèmes d’IA', 'La DGE publie un guide de l’hôtellerie'],
    ['cnil_gdpr', 'La CNIL publie ses fiches sur l’IA', 'La CNIL sanctionne un site pour ses cookies'],
    ['sandboxes', 'AI regulatory sandbox: Spain opens the first', 'A sandbox for browser processes'],
    ['cloud_cada', 'CADA : l’Europe veut son cloud', 'La CADA rend un avis sur les documents administratifs'],
    ['ai_summit', 'Current AI lance un fonds pour l’IA', 'Why current AI models still fail'],
    ['eu_models', 'Mistral publie un modèle d’IA', 'Le mistral souffle en rafales'],
    [
      'collective',
      'Luciole, un modèle de langue d’IA ouvert',
      'La luciole, un insecte que les écrans et l’IA menacent',
    ],
    ['collective', 'Lucie, le modèle d’IA de Linagora', 'Lucie, 24 ans, boulangère'],
    ['public_sector', 'Albert, l’IA de l’État', 'Albert II visite une école'],
  ])('%s: « %s », not « %s »', (topic, meant, other) => {
    expect(topicsOf(meant)).toContain(topic);
    expect(topicsOf(other)).not.toContain(topic);
  });

  test('and OpenLLM alone is somebody else’s', () => {
    expect(topicsOf('OpenLLM by BentoML 0.6', 'Run any open-source LLM in the cloud.')).not.toContain('collective');
  });
});

// « LLM in » would find every LLM: joining words and single letters are not looked at.
test('a keyword of several words is found by more than one of them, unless it is capitals', () => {
  const groups = settings.topics.flatMap(({ words, both = [], against = [] }) => [
    ...words,
    ...both.flat(),
    ...against,
  ]);
  const keywords = new Set([...Object.values(settings.contexts).flat(), ...groups.flatMap(({ any }) => any)]);
  const shrunk = [...keywords].filter((keyword) => {
    const [only, second] = wordsIn(keyword);
    const written = keyword.split(/[ -]/).length;
    return written > 1 && second === undefined && !/^\p{Lu}+$/u.test(only?.raw ?? '');
  });
  expect(shrunk).toEqual([]);
});

test.each([
  ['Galaxy S27 : Samsung mise tout sur l’IA', 'Retouche photo : nous avons testé les nouveautés, en Europe dès mars.'],
  [
    'Nvidia : résultats trimestriels records',
    'Les puces d’IA tirent les ventes malgré les restrictions. Le titre bondit.',
  ],
  ['Anthropic names a chief financial officer', 'The former banker will prepare an initial public offering.'],
  ['Deep learning maps whale songs', 'Scientists identified dialects in public recordings.'],
])('AI that nobody decides about is no topic: %s', (title, text) => expect(topicsOf(title, text)).toEqual([]));

describe('a file of topics', () => {
  const file = (topic: string) => parseTopics(`contexts: {ai: [IA]}\ntopics:\n  - ${topic}`);
  const good = '{id: a, fr: A, en: A, words: [{weight: 2, any: [a], beside: [ai], unless: [ai], in: fr}]}';

  test('is read', async () => {
    expect(await file(good)).toEqual({
      contexts: { ai: ['IA'] },
      topics: [
        {
          id: 'a',
          label: { fr: 'A', en: 'A' },
          words: [{ weight: 2, any: ['a'], beside: ['ai'], unless: ['ai'], in: 'fr' }],
        },
      ],
    });
  });

  test('may use a list again, and ask for two things at once', async () => {
    const yaml = `contexts: {law: &law [loi], all: [*law, décret]}
topics:
  - {id: a, fr: A, en: A, both: [[{weight: 2, any: [IA]}], [{weight: 1, each: true, any: *law, unless: [all], in: fr}]]}`;
    expect(await parseTopics(yaml)).toEqual({
      contexts: { law: ['loi'], all: ['loi', 'décret'] },
      topics: [
        {
          id: 'a',
          label: { fr: 'A', en: 'A' },
          words: [],
          both: [[{ weight: 2, any: ['IA'] }], [{ weight: 1, each: true, any: ['loi'], unless: ['all'], in: 'fr' }]],
        },
      ],
    });
  });

  test('may say what tells against all of its topics', async () => {
    const { topics } = await parseTopics(
      `contexts: {ai: [IA]}\nagainst: [{weight: 1, any: [prix]}]\ntopics:\n  - ${good}`,
    );
    expect(topics.map(({ against }) => against)).toEqual([[{ weight: 1, any: ['prix'] }]]);
  });

  test.each([
    ['a weight that there is none of', '{id: a, fr: A, en: A, words: [{weight: 4, any: [a]}]}', /weight/],
    ['no words', '{id: a, fr: A, en: A}', /a has no words/],
    ['a label in one language', '{id: a, fr: A, words: [{weight: 2, any: [a]}]}', /en/],
    ['an unknown line', '{id: a, fr: A, en: A, words: [{weight: 2, any: [a], nex: [ai]}]}', /nex/],
    ['a topic twice', `${good}\n  - ${good}`, /a is there twice/],
  ])('is refused for %s', async (_, topic, says) => {
    await expect(file(topic)).rejects.toThrow(says);
  });
});
