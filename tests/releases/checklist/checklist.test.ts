import { describe, expect, test } from '@jest/globals';
import {
  checkRelease,
  MANDATORY_CHOICES,
  MANDATORY_DEFAULTS,
  mandatoryItems,
  missingMandatory,
} from '../../../src/releases/checklist/checklist.rules.ts';
import { GROUPS, ITEMS } from '../../../src/releases/checklist/item.rules.ts';
import { CHECKING, dossier } from './dossiers.ts';

describe('the checklist', () => {
  test('has every item once, in the order of its groups', () => {
    const ids = checkRelease(dossier(), CHECKING).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...ITEMS]));
    const groups = checkRelease(dossier(), CHECKING).map(({ group }) => GROUPS.indexOf(group));
    expect(groups).toEqual(groups.toSorted((a, b) => a - b));
  });

  test('says of every item where its rule comes from', () => {
    for (const { source } of checkRelease(dossier(), CHECKING)) expect(source.address).toMatch(/^https:\/\//);
  });
});

describe('what is mandatory', () => {
  const ALWAYS = ['release.maturity', 'release.intendedUse'];

  test('has defaults, and the maturity and the intended use in any case', () => {
    expect(mandatoryItems(null)).toEqual(expect.arrayContaining([...ALWAYS, ...MANDATORY_DEFAULTS]));
    expect(mandatoryItems('[]')).toEqual(ALWAYS);
    expect(mandatoryItems('["card.exists","no.more"]')).toEqual([...ALWAYS, 'card.exists']);
  });

  test('fits into a menu of Discord, the defaults among it', () => {
    expect(MANDATORY_CHOICES.length).toBeLessThanOrEqual(25);
    expect(MANDATORY_CHOICES).toEqual(expect.arrayContaining([...MANDATORY_DEFAULTS]));
  });

  test('holds an announcement back where it is missing or unknown, but not for a reading of the AI Act', () => {
    const demanded = ['card.exists', 'card.limits', 'aiAct.copyrightPolicy', 'release.maturity'];
    const missing = (of: Parameters<typeof dossier>[0]) =>
      missingMandatory(checkRelease(dossier(of), CHECKING), demanded).map(({ id }) => id);
    expect(missing({})).toEqual(['card.limits']);
    expect(missing({ body: null, hub: { card: 'unreadable' } })).toEqual(['card.exists', 'card.limits']);
    expect(missing({ stated: { limits: 'It errs.', flop: 2e23 } })).toEqual(['aiAct.copyrightPolicy']);
    expect(missing({ stated: { limits: 'It errs.' } })).toEqual([]);
  });
});

describe('a card that was written to keep the bot busy', () => {
  const millisecondsOf = (body: string) => {
    const started = performance.now();
    checkRelease(dossier({ body, hub: { tokens: 5e12, parameters: 8e9 } }), CHECKING);
    return performance.now() - started;
  };
  /** Of a megabyte that nobody wrote for that. What takes a step for each pair of characters takes a thousand times as long. */
  const usual = millisecondsOf('The model was trained on 5T tokens of open text in French.\n'.repeat(17_000));

  test.each([
    ['brackets', '['.repeat(1_000_000)],
    ['links without an end', '[a]('.repeat(250_000)],
    ['digits', '1'.repeat(1_000_000)],
    ['numbers', 'trained on 1,234,567 '.repeat(45_000)],
    ['a word', 'a'.repeat(1_000_000)],
    ['spaces', `trained on 1${' '.repeat(1_000_000)}`],
    ['fences', '```\n'.repeat(250_001)],
    ['comments', '<!-- '.repeat(200_000)],
    ['headings', '# Uses\n'.repeat(140_000)],
    ['words in one heading', `# ${'usage '.repeat(170_000)}`],
    ['hashes in headings', `# ${'#'.repeat(150)}a\n`.repeat(6_500)],
    ['table rows', '| Annealing | 5B tokens |\n'.repeat(38_000)],
    ['sentences', 'Réservé à la recherche non commercial '.repeat(26_000)],
    ['GPUs', '128 - 256 H100 GPUs 12 GPU hours '.repeat(30_000)],
  ])('of a megabyte of %s is read about as fast as others of that length', (_name, body) => {
    expect(millisecondsOf(body) / usual).toBeLessThan(50);
  });
});
