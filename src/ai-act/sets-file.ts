import { z } from 'zod';
import {
  type Authority,
  BASES,
  type Definition,
  type Elsewhere,
  type Fine,
  type Question,
  type Recital,
} from './article.ts';
import { articleNumber } from './article-file.ts';
import { id, inBoth, line, provision, validated, wordsInBoth } from './yaml-file.ts';

const provisions = z.array(provision).min(1);

const recitalsFile = z.strictObject({
  title: inBoth,
  explains: z.array(provision),
  recitals: z.array(z.strictObject({ number: z.string().regex(/^\d+$/), fr: line, en: line })).min(1),
});

/** Reads a file of `recitals/`: those that explain the same. @throws Error that says what is wrong in it */
export function parseRecitals(name: string, file: string): Recital[] {
  const { title, explains, recitals } = validated(name, recitalsFile, file);
  return recitals.map(({ number, fr, en }) => ({
    kind: 'recital',
    number,
    theme: title,
    explains,
    text: inBoth.parse({ fr, en }),
  }));
}

const definitionsFile = z.array(
  z.strictObject({
    number: articleNumber,
    term: inBoth,
    basis: z.enum(BASES),
    meaning: inBoth,
    words: wordsInBoth,
    see_also: z.array(provision),
  }),
);

/** Reads `definitions.yaml`. @throws Error that says what is wrong in it */
export function parseDefinitions(name: string, file: string): Definition[] {
  return validated(name, definitionsFile, file).map(({ see_also, ...definition }) => ({
    kind: 'definition',
    ...definition,
    seeAlso: see_also,
  }));
}

const questionsFile = z.strictObject({
  title: inBoth,
  questions: z
    .array(
      z.strictObject({
        id,
        ask: wordsInBoth,
        answer: z
          .array(z.strictObject({ fr: line, en: line, rests_on: provisions }))
          .min(2)
          .max(5),
        related: z.array(id),
      }),
    )
    .min(1),
});

/** Reads a file of `questions/`: those of one theme. @throws Error that says what is wrong in it */
export function parseQuestions(name: string, file: string): Question[] {
  return validated(name, questionsFile, file).questions.map(({ answer, ...question }) => ({
    ...question,
    answer: answer.map(({ fr, en, rests_on }) => ({ text: inBoth.parse({ fr, en }), restsOn: rests_on })),
  }));
}

const finesFile = z.array(
  z.strictObject({
    id,
    title: inBoth,
    euros: z.coerce.number().int().positive(),
    percent: z.coerce.number().positive().max(100),
    lower_for: z.array(z.enum(['sme', 'small-mid-cap'])),
    applies_from: z.iso.date(),
    what: inBoth,
    provisions,
    words: wordsInBoth,
  }),
);

/** Reads `fines.yaml`. @throws Error that says what is wrong in it */
export function parseFines(name: string, file: string): Fine[] {
  return validated(name, finesFile, file).map(({ lower_for, applies_from, ...fine }) => {
    return { ...fine, lowerFor: lower_for, appliesFrom: applies_from };
  });
}

const authoritiesFile = z.array(
  z.strictObject({
    id,
    place: z.enum(['eu', 'france']),
    name: inBoth,
    what: inBoth,
    status: z.enum(['law', 'to-be-confirmed']),
    provisions,
    words: wordsInBoth,
  }),
);

/** Reads `authorities.yaml`. @throws Error that says what is wrong in it */
export function parseAuthorities(name: string, file: string): Authority[] {
  return validated(name, authoritiesFile, file);
}

const elsewhereFile = z.array(
  z.strictObject({
    id,
    law: inBoth,
    says: inBoth,
    ask: wordsInBoth,
    words: wordsInBoth,
    address: z.url({ protocol: /^https$/ }).optional(),
  }),
);

/** Reads `elsewhere.yaml`. @throws Error that says what is wrong in it */
export function parseElsewhere(name: string, file: string): Elsewhere[] {
  return validated(name, elsewhereFile, file);
}
