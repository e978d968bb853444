import { describe, expect, test } from '@jest/globals';
import { instructionsFor, promptOf, readStatements } from '../../src/ai-act/reader.rules.ts';

const notes = [
  { reference: 'article 53', text: 'The provider publishes a summary. Fines are up to 15 million.' },
  { reference: 'recital 104', text: 'The summary stays due.' },
];

test('the prompt holds the notes and the question, and what is to be done with them', () => {
  expect(promptOf('why?', notes)).toBe(
    'NOTES\n[article 53]\nThe provider publishes a summary. Fines are up to 15 million.\n\n[recital 104]\nThe summary stays due.\n\nQUESTION\nwhy?',
  );
  expect(instructionsFor('fr')).toContain('in French');
});

test('sentences that cite notes are read with what they cite', () => {
  expect(
    readStatements(
      'You publish a summary [article 53]. It stays due for open models [recital 104, article 53].',
      notes,
    ),
  ).toEqual([
    { text: 'You publish a summary.', provisions: ['article 53'] },
    { text: 'It stays due for open models.', provisions: ['article 53', 'recital 104'] },
  ]);
});

describe('the plain answer stays where', () => {
  test.each([
    ['a sentence cites nothing', 'You publish a summary. It stays due [recital 104].'],
    ['the last sentence cites nothing', 'You publish a summary [article 53]. And that is all.'],
    ['a sentence cites what was not found', 'You publish a summary [article 99].'],
    ['a sentence cites one that was found and one that was not', 'You publish a summary [article 53, article 99].'],
    ['a number is in no note', 'Fines are up to 35 million [article 53].'],
    ['there is no answer', 'NONE'],
    ['there is nothing', ''],
    [
      'there are more than five',
      'A [article 53]. B [article 53]. C [article 53]. D [article 53]. E [article 53]. F [article 53].',
    ],
  ])('%s', (_, answer) => {
    expect(readStatements(answer, notes)).toBeUndefined();
  });
});
