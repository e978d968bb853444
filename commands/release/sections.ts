import { MOST, readAmount } from '../../src/releases/amounts.rules.ts';
import { readAddress, readLicence } from '../../src/releases/artifact.rules.ts';
import {
  readDay,
  readEvaluations,
  readLanguages,
  readLine,
  readList,
  readText,
  type Section,
  writeEvaluations,
} from '../../src/releases/edit.rules.ts';
import { MATURITIES } from '../../src/releases/lifecycle.rules.ts';
import { MAX_NAME, readName } from '../../src/releases/naming.rules.ts';
import { section } from './section.ts';

const SHORT = { type: 'short', maxLength: 100 } as const;
const ADDRESS = { type: 'short', maxLength: 500 } as const;
const LONG = { type: 'paragraph', maxLength: 1_000 } as const;
const RESULTS = { type: 'paragraph', maxLength: 4_000 } as const;
const SENTENCE = { type: 'paragraph', maxLength: 300 } as const;

/** Grams are what the Hub counts in, kilograms what people do. */
const GRAMS = 1_000;

const address = (typed: string) => (typed.trim() === '' ? null : readAddress(typed));
const shown = (value: number | null) => (value === null ? undefined : String(value));
/** As it can be typed again: a form cuts what it is filled with, and what is cut would be lost. */
const joined = (items: readonly string[], { maxLength }: { maxLength: number }) => {
  const spaced = items.join(', ');
  return spaced.length <= maxLength ? spaced : items.join(',');
};

const identity = section({
  name: 'identity',
  fields: {
    name: { type: 'short', required: true, maxLength: MAX_NAME },
    family: { type: 'short', required: true, maxLength: MAX_NAME },
    licence: SHORT,
    parameters: SHORT,
    languages: SHORT,
  },
  fill: ({ name, family, stated: { licence, parameters, languages } }) => ({
    name,
    family,
    licence: licence ?? undefined,
    parameters: shown(parameters),
    languages: joined(languages, SHORT),
  }),
  read: ({ name, family, licence, parameters, languages }, locale) => ({
    name: readName(name),
    family: readName(family),
    stated: {
      licence: readLicence(licence),
      parameters: readAmount(parameters, MOST.parameters, locale),
      languages: readLanguages(languages),
    },
  }),
});

const use = section({
  name: 'use',
  fields: {
    maturity: { type: 'select', required: true, choices: MATURITIES },
    use: { type: 'paragraph', required: true, maxLength: 600 },
    limits: { type: 'paragraph', maxLength: 600 },
    context: SHORT,
    contact: SHORT,
  },
  fill: ({ maturity, stated: { intendedUse, limits, contextLength, contact } }) => ({
    maturity: [maturity],
    use: intendedUse ?? undefined,
    limits: limits ?? undefined,
    context: shown(contextLength),
    contact: contact ?? undefined,
  }),
  read: ({ maturity: [maturity], use: intendedUse, limits, context, contact }, locale) => ({
    ...(maturity && { maturity }),
    stated: {
      intendedUse: readText(intendedUse),
      limits: readText(limits),
      contextLength: readAmount(context, MOST.contextLength, locale),
      contact: readLine(contact),
    },
  }),
});

const training = section({
  name: 'training',
  fields: { tokens: SHORT, flop: SHORT, hours: SHORT, energy: SHORT, co2: SHORT },
  fill: ({ stated: { tokens, flop, gpuHours, energyKwh, co2Grams } }) => ({
    tokens: shown(tokens),
    flop: shown(flop),
    hours: shown(gpuHours),
    energy: shown(energyKwh),
    co2: shown(co2Grams === null ? null : co2Grams / GRAMS),
  }),
  read({ tokens, flop, hours, energy, co2 }, locale) {
    const kilograms = readAmount(co2, MOST.co2Kg, locale);
    return {
      stated: {
        tokens: readAmount(tokens, MOST.tokens, locale),
        flop: readAmount(flop, MOST.flop, locale),
        gpuHours: readAmount(hours, MOST.gpuHours, locale),
        energyKwh: readAmount(energy, MOST.energyKwh, locale),
        co2Grams: kilograms === null ? null : kilograms * GRAMS,
      },
    };
  },
});

const data = section({
  name: 'data',
  fields: { data: LONG, datasets: LONG, bases: ADDRESS, summary: ADDRESS, copyright: ADDRESS },
  fill: ({ stated: { data: described, datasets, baseModels, trainingSummary, copyrightPolicy } }) => ({
    data: described ?? undefined,
    datasets: datasets.join('\n'),
    bases: joined(baseModels, ADDRESS),
    summary: trainingSummary ?? undefined,
    copyright: copyrightPolicy ?? undefined,
  }),
  read: ({ data: described, datasets, bases, summary, copyright }) => ({
    stated: {
      data: readText(described),
      datasets: readList(datasets),
      baseModels: readList(bases),
      trainingSummary: address(summary),
      copyrightPolicy: address(copyright),
    },
  }),
});

const evaluation = section({
  name: 'evaluation',
  fields: { results: RESULTS },
  fill: ({ stated: { evaluations } }) => ({ results: writeEvaluations(evaluations, RESULTS.maxLength) }),
  read: ({ results }) => ({ stated: { evaluations: readEvaluations(results) } }),
});

const openness = section({
  name: 'openness',
  fields: {
    paid: { type: 'select', choices: ['no', 'yes'] },
    market: SHORT,
    base: SHORT,
    task: SHORT,
  },
  fill: ({ stated: { paid, marketDate, baseFlop, task } }) => ({
    paid: paid === null ? [] : [paid ? 'yes' : 'no'],
    market: marketDate ?? undefined,
    base: shown(baseFlop),
    task: task ?? undefined,
  }),
  read: ({ paid: [paid], market, base, task }, locale) => ({
    stated: {
      paid: paid === undefined ? null : paid === 'yes',
      marketDate: readDay(market),
      baseFlop: readAmount(base, MOST.flop, locale),
      task: readLine(task),
    },
  }),
});

const words = section({
  name: 'words',
  fields: { fr: SENTENCE, en: SENTENCE },
  fill: ({ stated: { summary } }) => ({ fr: summary.fr ?? undefined, en: summary.en ?? undefined }),
  read: ({ fr, en }) => ({ stated: { summary: { fr: readLine(fr), en: readLine(en) } } }),
});

/** The form of each section. */
export const FORMS = { use, words, identity, training, data, evaluation, openness } as const satisfies Record<
  Section,
  unknown
>;
