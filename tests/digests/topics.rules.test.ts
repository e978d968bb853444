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

describe('what tells of something else is taken off', () => {
  const against = [
    { weight: 1, any: ['prix', 'téléphone', 'appel public à l’épargne'], each: true },
    { weight: 1, any: ['match', 'joueur'] },
    { weight: 1, any: ['soldes'], in: 'fr' as const },
    { weight: 1, any: ['essai'], unless: ['labo'] },
  ];
  const weighed = indexTopics({
    contexts: { labo: ['laboratoire'] },
    topics: [
      { id: 'act', label, words: [{ weight: 3, any: ['AI Act'] }], against },
      {
        id: 'policy',
        label,
        words: [],
        both: [
          [{ weight: 3, any: ['IA'], each: true }],
          [
            { weight: 1, any: ['public', 'publiques'], each: true },
            { weight: 2, any: ['loi'], each: true },
          ],
        ],
        against,
      },
      { id: 'own', label, words: [{ weight: 2, any: ['abeille'] }] },
    ],
  });
  const found = (title: string, text = '', language: string | null = 'fr') => {
    const { topics, against } = classify({ title, text, language }, weighed);
    return [Object.fromEntries(topics.map(({ topic, weight }) => [topic, weight])), against ?? []];
  };

  test.each<[string, string, string, Record<string, number>, string[]]>([
    ['from a topic that its words tell', 'AI Act', 'Le prix.', { act: 5 }, []],
    ['twice as much in the title', 'AI Act : le prix', '', { act: 4 }, []],
    ['so that there may be none, and that is told', 'x', 'AI Act, prix, téléphone.', {}, ['prix', 'téléphone']],
    [
      'but five at most',
      'AI Act, prix, téléphone, match',
      'AI Act, soldes, essai',
      {},
      ['prix', 'téléphone', 'match', 'soldes', 'essai'],
    ],
    ['from the second of two things', 'IA', 'une loi', { policy: 3 }, []],
    ['from it and no more', 'IA', 'une loi, le prix', { policy: 2 }, []],
    ['so that there may be too little of it', 'IA', 'une loi, prix, téléphone', {}, ['prix', 'téléphone']],
    ['a list once', 'AI Act', 'match, joueur', { act: 5 }, []],
    ['only in its language', 'AI Act', 'soldes', { act: 5 }, []],
    ['not where its other sense is near', 'AI Act', 'essai en laboratoire', { act: 6 }, []],
    ['and hides the words within it', 'IA', 'appel public à l’épargne, public', {}, ['appel public à l’épargne']],
    ['not from a guild’s own topic', 'abeille, prix, téléphone', '', { own: 4 }, []],
    ['and is not told where there was nothing', 'prix', '', {}, []],
  ])('%s', (_, title, text, topics, told) => expect(found(title, text)).toEqual([topics, told]));

  test('only where the language is known to be another', () => {
    expect(found('AI Act', 'soldes', 'en')).toEqual([{ act: 6 }, []]);
    expect(found('AI Act', 'soldes', null)).toEqual([{ act: 5 }, []]);
  });

  test('a word that says little says no more in the title, nor where two keywords find it', () => {
    expect(found('IA', 'public')).toEqual([{ policy: 2 }, []]);
    expect(found('x', 'IA, public')).toEqual([{}, []]);
    expect(found('public', 'IA')).toEqual([{}, []]);
    expect(found('loi', 'IA')).toEqual([{ policy: 3 }, []]);
  });

  test('and nothing in the name of a source, where one that says much counts', () => {
    const from = (source: string) => classify({ title: 'IA', source, text: '', language: 'fr' }, weighed).topics.length;
    expect([from('Public'), from('La Loi')]).toEqual([0, 1]);
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
