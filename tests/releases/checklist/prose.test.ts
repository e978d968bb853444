import { describe, expect, test } from '@jest/globals';
import { disagreeingPhase } from '../../../src/releases/checklist/phases.rules.ts';
import {
  agrees,
  amounts,
  anchorOf,
  findCaveat,
  findSection,
  proseOf,
  type Section,
  sizeInName,
} from '../../../src/releases/checklist/prose.rules.ts';
import { trainingRun } from '../../../src/releases/checklist/training-run.rules.ts';

describe('amounts in a text', () => {
  test.each([
    ['on 5.1 trillion tokens', 5.1e12, 0.05e12],
    ['on 5.1T tokens', 5.1e12, 0.05e12],
    ['(25B tokens)', 25e9, 0.5e9],
    ['100 billion tokens', 100e9, 0.5e9],
    ['sur 5,1 billions de jetons', 5.1e12, 0.05e12],
    ['100 milliards de tokens', 100e9, 0.5e9],
    ['2 millions de jetons', 2e6, 0.5e6],
    ['3.14\u00a0T\u00a0tokens', 3.14e12, 0.005e12],
  ])('%s', (words, value, margin) => {
    const [found] = amounts(words, 'tokens?|jetons?');
    expect(found?.value).toBeCloseTo(value);
    expect(found?.margin).toBeCloseTo(margin);
  });

  test.each([['131k tokens'], ['4,096 tokens'], ['7B parameters'], ['the 3T'], ['1.2.3T tokens']])(
    '%s is none',
    (words) => {
      expect(amounts(words, 'tokens?')).toEqual([]);
    },
  );

  test('agree as far as they were written, or within two percent', () => {
    const [written] = amounts('5.1T tokens', 'tokens');
    expect(written && [agrees(written, 5_103_612_329_984), agrees(written, 4_907_671_224_320)]).toEqual([true, false]);
    expect(agrees({ value: 7e9, margin: 0, words: '' }, 7.1e9)).toBe(true);
  });

  test.each([
    ['Luciole-8B-Base', 8e9],
    ['Lucie-7B', 7e9],
    ['Qwen3-1.7B-Base', 1.7e9],
    ['Pythia-410M', 410e6],
  ])('the size in %s', (name, value) => {
    expect(sizeInName(name)?.value).toBe(value);
  });

  test.each([['Mixtral-8x7B'], ['Claire'], ['Luciole-Base'], ['3B2-model']])('%s names no size', (name) => {
    expect(sizeInName(name)).toBeNull();
  });
});

test('prose has no code, no comments and no marks of links', () => {
  const body = 'a [b](c) ![d](e)\n```py\nx\n```\nf <!-- g\nh --> **i**\n~~~\nj';
  expect(proseOf(body)).toBe('a b d\n\nf  i\n');
});

describe('a section', () => {
  test.each<[Section, string]>([
    ['intendedUse', 'Uses'],
    ['intendedUse', 'Intended use'],
    ['intendedUse', 'Direct Use'],
    ['intendedUse', 'Usages prévus'],
    ['intendedUse', 'Utilisation prévue'],
    ['intendedUse', 'Cas d’usage'],
    ['limits', 'Bias, Risks, and Limitations'],
    ['limits', 'Biais, risques et limites'],
    ['limits', 'Disclaimer'],
    ['limits', 'Hors périmètre'],
    ['trainingData', 'Training Data'],
    ['trainingData', 'Données d’entraînement'],
    ['evaluation', 'Évaluation'],
    ['evaluation', 'Benchmarks'],
    ['contact', 'Nous contacter'],
    ['contact', 'Model Card Authors'],
    ['architecture', 'Neural Network Architecture'],
  ])('%s stands under %s', (section, heading) => {
    expect(findSection(`# Card\n\n## ${heading} ##\n\nIt says what there is to say.\n`, section)).toBe(heading);
  });

  test.each<[string, Section]>([
    ['## Usage\n\nimport transformers and so on, then run.', 'intendedUse'],
    ['## Contact\n\n', 'contact'],
    ['## Contact\n\n[More Information Needed]\n\n## Next\n\nWords that belong elsewhere.', 'contact'],
    ['## Uses\n\n### Direct use\n\n### Downstream use\n', 'intendedUse'],
    ['```\n## Contact\nis in the code of the example\n```', 'contact'],
  ])('%j says nothing', (body, section) => {
    expect(findSection(body, section)).toBeNull();
  });

  test('holds what is below its smaller headings', () => {
    expect(findSection('## Uses\n\n### By whom\n\nBy anyone who likes to.\n', 'intendedUse')).toBe('Uses');
  });

  test('has an anchor on the page', () => {
    expect(anchorOf('https://hub.example/a', 'Bias, Risks, and Limitations')).toBe(
      'https://hub.example/a#bias-risks-and-limitations',
    );
    expect(anchorOf(null, 'Uses')).toBeNull();
  });
});

describe('a caveat in words', () => {
  test.each([
    ['We ask that usage of the model be limited to non-commercial purposes until this is settled.'],
    ['For non-commercial use only.'],
    ['The model must not be used for commercial products.'],
    ['Released for research purposes only.'],
    ['It is meant solely for academic research.'],
    ['Le modèle est publié à des fins strictement non commerciales.'],
    ['Utilisation uniquement à des fins de recherche.'],
    ['Sa diffusion est réservée à la recherche.'],
    ['Tout usage commercial est interdit.'],
    ['L’utilisation commerciale est exclue.'],
  ])('%s', (sentence) => {
    expect(findCaveat(`A first sentence. ${sentence}\n\nAnother one.`)).toBe(sentence);
  });

  test.each([
    ['Commercial use is welcome.'],
    ['Its use is not limited to non-commercial purposes.'],
    ['Some corpora are only available under CC-BY-NC-SA licences.'],
    ['```\nFor non-commercial use only.\n```'],
  ])('%s is none', (body) => {
    expect(findCaveat(body)).toBeNull();
  });
});

describe('the phases of a training', () => {
  test('differ where the text says 100B and the table 25B', () => {
    const body =
      '5. Context extension: 100 billion tokens to extend it from 32,768 to 131,072 tokens\n\n**4. Context extension to 131K**\n\n| Total samples | 190,720 (25B tokens) |';
    expect(disagreeingPhase(body)).toEqual({ phase: 'contextExtension', text: 100e9, table: 25e9 });
  });

  test('stand in a column of tokens as well, a row for each', () => {
    const rows = '| Phase | Tokens |\n|---|---|\n| Pretraining | 5.0T |\n| Context extension | 25B |';
    const body = `At the end its context was extended to 131,072 with 100B tokens of long documents, as it is done.\n\n${rows}`;
    expect(disagreeingPhase(body)).toEqual({ phase: 'contextExtension', text: 100e9, table: 25e9 });
    expect(disagreeingPhase(body.replace('100B', '25B'))).toBe('agree');
    expect(
      disagreeingPhase(`À la fin, le contexte a été étendu avec 100 milliards de jetons. Voilà.\n\n${rows}`),
    ).toEqual({
      phase: 'contextExtension',
      text: 100e9,
      table: 25e9,
    });
  });

  test('are left alone where a sentence names two', () => {
    const body = 'Before annealing and context extension it saw 100B tokens.\n\n| Phase | Tokens |\n| Annealing | 5B |';
    expect(disagreeingPhase(body)).toBe('none');
  });

  test('are summed, and a sentence that names another phase does not begin it', () => {
    const body = [
      '4. First context extension: 25 billion tokens',
      '5. Second context extension: 25 billion tokens',
      '### Annealing phase: 0.5T tokens',
      'As for the context extension, the details are the same as those that are listed above, with changes.',
      '| samples (0.5T tokens) |',
      '# Context length extension',
      '| (25B tokens) |',
      '| nothing |',
      '| (25B tokens) |',
    ].join('\n');
    expect(disagreeingPhase(body)).toBe('agree');
  });

  test.each([
    [''],
    ['1. Initial pretraining: 3 trillion tokens'],
    ['| 3T tokens |'],
    ['- Préentraînement continu\n\n| (1T tokens) |'],
  ])('%j says nothing twice', (body) => {
    expect(disagreeingPhase(body)).toBe('none');
  });
});

describe('hours of GPUs', () => {
  test.each([
    [
      'It was pre-trained on 128 - 256 H100 80GB GPUs (32 - 64 nodes) for about 237,036 GPU hours (870 hours) on Jean Zay.',
      { gpuHours: 237_036, hours: 870, gpus: [128, 256] },
    ],
    [
      'It was pre-trained on 512 H100 80GB GPUs for about 550\\,000 GPU hours.',
      { gpuHours: 550_000, hours: null, gpus: [512, 512] },
    ],
    ['Trained on 1 A100 80GB GPU for about 50 GPU hours.', { gpuHours: 50, hours: null, gpus: [1, 1] }],
    [
      'Entraîné sur 128 à 256 GPU H100 pendant 237\u202f036 heures-GPU (870 heures).',
      { gpuHours: 237_036, hours: 870, gpus: [128, 256] },
    ],
    ['About 41,962 GPU-hours in all.', { gpuHours: 41_962, hours: null, gpus: null }],
    ['10 GPU hours (0 hours)', { gpuHours: 10, hours: null, gpus: null }],
  ])('%s', (body, run) => {
    expect(trainingRun(`Before.\n${body}`)).toEqual(run);
  });

  test('are not in a card that counts none', () => {
    expect(trainingRun('Trained on 8 GPUs for 3 hours.')).toBeNull();
  });
});
