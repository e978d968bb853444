import { describe, expect, test } from '@jest/globals';
import { classify, indexTopics, type TopicSettings } from '../../src/digests/topics.rules.ts';

const label = { fr: 'Thème', en: 'Topic' };
const SETTINGS: TopicSettings = {
  contexts: { ai: ['IA', 'intelligence artificielle'], wind: ['vent', 'rafale*'], open: ['open source'] },
  topics: [
    {
      id: 'act',
      label,
      words: [
        { weight: 3, any: ['règlement sur l’IA', 'AI Act'] },
        { weight: 2, any: ['RIA'], beside: ['ai'] },
        { weight: 1, any: ['règles'], beside: ['ai'] },
        { weight: 1, any: ['administration'], in: 'fr' },
      ],
    },
    { id: 'models', label, words: [{ weight: 2, any: ['mistral', '=Current AI', 'licen*'], unless: ['wind'] }] },
  ],
  include: ['frelon'],
  exclude: ['sponsorisé', 'publi-rédactionnel'],
};
const index = indexTopics(SETTINGS);
const found = (title: string, text = '', language: string | null = null) =>
  Object.fromEntries(classify({ title, text, language }, index).topics.map(({ topic, weight }) => [topic, weight]));

const far = 'mot '.repeat(40);

describe('an entry is about', () => {
  test.each<[string, string, string, Record<string, number>]>([
    ['a topic that it names', 'x', 'Le règlement sur l’IA.', { act: 3 }],
    ['it in the plural, without joining words', 'x', 'Deux REGLEMENTS IA.', { act: 3 }],
    ['it twice as much in the title', 'Le règlement sur l’IA', '', { act: 6 }],
    ['it no more where it is said again', 'Le règlement sur l’IA', 'Le règlement sur l’IA', { act: 6 }],
    ['it more where another word says so', 'AI Act', 'Règlement sur l’IA', { act: 9 }],
    ['it at most ten', 'AI Act, règlement sur l’IA', '', { act: 10 }],
    ['nothing for a weak word alone', 'x', 'Des règles sur l’IA.', {}],
    ['something for a weak word in the title', 'Des règles sur l’IA', '', { act: 2 }],
    ['nothing without the context', 'RIA en ville', 'Rien d’autre.', {}],
    ['something beside its context', 'x', 'Le RIA encadre l’intelligence artificielle.', { act: 2 }],
    ['nothing where the context is far', 'x', `Le RIA. ${far} Une IA.`, {}],
    ['something wherever the title is the context', 'L’IA en Europe', `${far} Le RIA.`, { act: 2 }],
    ['nothing where its other sense is near', 'Le mistral', 'Rafales en Provence.', {}],
    ['something where its other sense is far', 'x', `Mistral. ${far} Le vent.`, { models: 2 }],
    ['what is spelled so', 'Current AI', '', { models: 4 }],
    ['nothing that is spelled otherwise', 'Our current AI', '', {}],
    ['what begins so', 'x', 'Une licence, deux licensing.', { models: 2 }],
    ['something less where it is said late', 'x', `${far}${far} AI Act. ${far} Mistral.`, {}],
    ['what is said late, where it says enough', 'x', `${far}${far} Règlement sur l’IA, AI Act.`, { act: 3 }],
    ['nothing across title and text', 'Règlement', 'IA', {}],
    ['nothing for an acronym in small letters', 'J’ai ri', 'ia', {}],
    ['two topics, the weightier first', 'AI Act', 'Mistral', { act: 6, models: 2 }],
    ['nothing', '', '', {}],
  ])('%s', (_, title, text, topics) => {
    expect(found(title, text)).toEqual(topics);
  });

  test.each([
    ['fr', { act: 2 }],
    ['en', {}],
    [null, { act: 2 }],
  ])('a word of one language only in that, or where it is unknown: %s', (language, topics) => {
    expect(found('Administration', '', language)).toEqual(topics);
  });
});

test('what was found is told as the entry spells it, each once', () => {
  const { topics } = classify(
    { title: 'Le Règlement sur l’IA', text: 'règlement sur l’IA, RIA', language: 'fr' },
    index,
  );
  expect(topics).toEqual([{ topic: 'act', weight: 8, words: ['Règlement sur l’IA', 'RIA'] }]);
});

test('a guild’s own words and openness are told apart', () => {
  const text = 'Contenu sponsorisé sur le frelon, open source.';
  expect(classify({ title: 'x', text, language: 'fr' }, index)).toEqual({
    topics: [],
    open: ['open source'],
    included: ['frelon'],
    excluded: ['sponsorisé'],
  });
});

test('an index without a guild’s own words finds none', () => {
  const { include: _, exclude: __, ...bare } = SETTINGS;
  expect(classify({ title: 'frelon sponsorisé', text: '', language: null }, indexTopics(bare))).toMatchObject({
    included: [],
    excluded: [],
  });
});

test('a keyword of joining words finds nothing, and an unknown context is a mistake', () => {
  const topic = (words: object) => [{ id: 'a', label, words: [{ weight: 3, any: ['de la'], ...words }] }] as const;
  expect(
    classify({ title: 'de la', text: '', language: null }, indexTopics({ contexts: {}, topics: topic({}) })),
  ).toMatchObject({
    topics: [],
  });
  expect(() => indexTopics({ contexts: {}, topics: topic({ beside: ['ai'] }) })).toThrow('there is no context ai');
  expect(() => indexTopics({ contexts: {}, topics: topic({ unless: ['wind'] }) })).toThrow('there is no context wind');
});

describe('evidence of two things', () => {
  const both = indexTopics({
    contexts: { sport: ['football'] },
    topics: [
      {
        id: 'policy',
        label,
        words: [],
        both: [
          [
            { weight: 3, any: ['IA', 'langage artificiel'], each: true, unless: ['sport'] },
            { weight: 1, any: ['machine', 'outil'] },
          ],
          [
            { weight: 1, any: ['loi', 'langage'], each: true, in: 'fr' },
            { weight: 1, any: ['ville', 'région'] },
          ],
        ],
      },
    ],
  });
  const weight = (title: string, text: string, language: string | null = 'fr') =>
    classify({ title, text, language }, both).topics[0]?.weight ?? 0;

  test.each([
    ['is enough where there is much of one and some of the other', 'IA', 'une loi', 2],
    ['is more where there is much of both', 'IA et loi', 'IA, loi, ville', 3],
    ['is none of one alone', 'IA', 'IA', 0],
    ['is none of the other alone', 'loi', 'loi, région', 0],
    ['is too little where there is little of both', 'x', 'IA, région', 0],
    ['counts a list once, unless each of its words does', 'x', 'machine, outil, loi, ville', 0],
    ['counts no word of a longer one', 'x', 'un langage artificiel', 0],
    ['is none where it means something else', 'IA', 'loi, ville, football', 0],
  ])('%s', (_, title, text, expected) => expect(weight(title, text)).toBe(expected));

  test('is looked for in its language, and at the beginning of the text', () => {
    expect(weight('IA', 'une loi', 'en')).toBe(0);
    expect(weight('IA', 'une loi', null)).toBe(2);
    expect(weight('IA', `${'mot '.repeat(120)} une loi`)).toBe(0);
  });

  test('and words of its own make one topic', () => {
    const [own] = SETTINGS.topics[1]?.words ?? [];
    if (!own) throw new Error('no words');
    const two = indexTopics({
      contexts: SETTINGS.contexts,
      topics: [
        { id: 'policy', label, words: [own], both: [[{ weight: 2, any: ['IA'] }], [{ weight: 2, any: ['loi'] }]] },
      ],
    });
    expect(classify({ title: 'Mistral', text: 'IA, loi', language: 'fr' }, two).topics).toEqual([
      { topic: 'policy', weight: 4, words: ['Mistral', 'IA', 'loi'] },
    ]);
  });

  test('tells its words', () => {
    expect(classify({ title: 'IA', text: 'La loi', language: 'fr' }, both).topics[0]?.words).toEqual(['IA', 'loi']);
  });
});

test('the name of a source is a context, and counts once', () => {
  const entry = { title: 'Rencontres RIA', text: '', language: 'fr' };
  expect(classify(entry, index).topics).toEqual([]);
  expect(classify({ ...entry, source: 'Actu IA' }, index).topics).toEqual([
    { topic: 'act', weight: 4, words: ['RIA'] },
  ]);
  expect(classify({ ...entry, title: 'x', source: 'AI Act' }, index).topics).toEqual([
    { topic: 'act', weight: 3, words: ['AI Act'] },
  ]);
});
