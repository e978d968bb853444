import { describe, expect, test } from '@jest/globals';
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { checkPage } from '../../commands/release/check-cards.ts';
import { releaseNotes } from '../../commands/release/notes.ts';
import { itemName, reasonText } from '../../commands/release/reasons.ts';
import { checkRelease, mandatoryItems } from '../../src/releases/checklist/checklist.rules.ts';
import { ITEMS, type Item } from '../../src/releases/checklist/item.rules.ts';
import type { Dossier } from '../../src/releases/release.ts';
import { LOCALES, textsIn } from '../../src/texts.ts';
import { CHECKING, dossier } from '../releases/checklist/dossiers.ts';

const fr = textsIn('fr');
const en = textsIn('en');

const RUN = 'Pre-trained on 128 - 256 H100 80GB GPUs for about 237,036 GPU hours (870 hours).';
const rich = dossier({
  stated: { flop: 2.4742e23, summary: { fr: 'Un modèle ouvert.', en: 'An open model.' } },
  hub: { parameters: 8.08e9, tokens: 4.9e12, datasets: ['a/b'] },
  body: `For non-commercial use only. @everyone <@1> **bold**\n\nIt was trained on 5.1T tokens. ${RUN}`,
  artifacts: [
    ['training-code', 'gpl-3.0'],
    ['dataset', 'cc-by-nc-sa-4.0'],
    ['demo', null],
  ],
});

interface Seen {
  text: string;
  ids: string[];
}

/** All that a reader sees of a page, and the ids of its buttons and menus. */
function seen(components: readonly unknown[] = []): Seen {
  const texts: string[] = [];
  const ids: string[] = [];
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const { content, custom_id } = value as { content?: unknown; custom_id?: unknown };
    if (typeof content === 'string') texts.push(content);
    if (typeof custom_id === 'string') ids.push(custom_id);
    Object.values(value).forEach(walk);
  };
  walk(components);
  return { text: texts.join('\n'), ids };
}

const checked = (of: Dossier, mandatory = mandatoryItems(null)) => ({
  id: 7,
  name: of.release.name,
  items: checkRelease(of, CHECKING),
  mandatory,
  situation: '-',
});
const page = (of: Dossier, number: number, t = fr) =>
  seen(checkPage(checked(of), number, t).components as APIMessageTopLevelComponent[]);
/** With spaces that may break, where typography keeps words together. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** More than there are: what is beyond the last is the last. */
const PAGES = Array.from({ length: 15 }, (_, place) => place + 1);

describe('the page of a checklist', () => {
  test('begins with what keeps the release from being announced, and why', () => {
    const { text, ids } = page(rich, 1);
    expect(text).toContain('Vérification\u00a0: Luciole-8B-Base');
    expect(text).toContain('À compléter avant l’annonce');
    expect(text).toMatch(/Usage prévu\*\*\u00a0: Dites à quoi elle est destinée/);
    expect(text).toContain('pas un avis juridique');
    expect(ids).toContain('release:check-part:7');
  });

  test('says so where nothing is missing', () => {
    const none = checkPage(checked(rich, []), 1, en);
    expect(seen(none.components).text).toContain('Nothing mandatory is missing.');
  });

  test('has a part for each group, with links to the evidence and the rule', () => {
    const all = PAGES.map((number) => page(rich, number, en).text).join('\n');
    expect(all).toContain('237,036 GPU hours in 870 hours take 272 GPUs; the card says 128 to 256.');
    expect(all).toContain('[see](<https://hub.example/OpenLLM-France/Luciole-8B-Base/blob/');
    expect(all).toContain('[SPDX list](<https://spdx.org/licenses/>)');
    expect(plain(all)).toContain('2.47 × 10²³ FLOP, above the indicative threshold of 10²³');
    expect(all).toContain('training data (CC-BY-NC-SA-4.0)');
    for (const { id } of checked(rich).items) expect(all).toContain(itemName(id, en));
  });

  test('leads to the articles of the Act, in the reader’s language', () => {
    const pages = PAGES.map((number) => page(rich, number));
    expect(pages.flatMap(({ ids }) => ids)).toContain('ai-act:open:article:53:fr');
    expect(pages.map(({ text }) => text).join('\n')).toContain('article 111');
  });

  test.each(LOCALES)('is one screen, whatever is said (%s)', (locale) => {
    const t = textsIn(locale);
    const long = dossier({
      ...{ hub: { licence: 'x'.repeat(200), repository: `${'o'.repeat(96)}/${'n'.repeat(96)}`, tokens: 4.9e12 } },
      body: `It was trained on 5.1T tokens. ${'Réservé à la recherche *****. '.repeat(50)}`,
      stated: { flop: 1e40 },
      artifacts: [['training-code', '*'.repeat(200)]],
    });
    for (const one of [rich, long]) {
      for (const number of PAGES) {
        const { text, ids } = page(one, number, t);
        expect([...text].length).toBeLessThanOrEqual(4000);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  });

  test('a page that no longer is there gives the last one', () => {
    expect(page(rich, 99)).toEqual(page(rich, 98));
    expect(page(rich, -3)).toEqual(page(rich, 1));
  });

  test('shows words of a card as they were written, and mentions nobody', () => {
    const caveat = checked(rich).items.find(({ id }) => id === 'licences.caveats') as Item;
    expect(reasonText(caveat, fr)).toContain('For non-commercial use only.');
    const heading = dossier({ body: '## Uses <@1> **x** @everyone\n\nIt is for anyone who likes it.\n' });
    const use = checked(heading).items.find(({ id }) => id === 'card.intendedUse');
    expect(use?.state).toBe('missing');
    const limits = dossier({ body: '## Limits <@1> [x](y)\n\nIt is for anyone who likes it.\n' });
    const found = checked(limits).items.find(({ id }) => id === 'card.limits') as Item;
    expect(reasonText(found, en)).toContain('\\<@1>');
  });
});

test.each(LOCALES)('every item has a name (%s)', (locale) => {
  const t = textsIn(locale);
  for (const id of ITEMS) expect(itemName(id, t)).not.toContain('release.checklist');
  expect(itemName('licences.training-code', t)).toMatch(/^Licen[cs]e/);
});

describe('release notes', () => {
  test.each([
    [
      'fr',
      [
        '# Luciole-8B-Base',
        '*En préparation · Recherche*',
        'Un modèle ouvert.',
        '## Ce qui est publié',
        'données d’entraînement',
      ],
    ],
    [
      'en',
      [
        '# Luciole-8B-Base',
        'An open model.',
        '## What is published',
        '- training code ([address](https://example.org/training-code)): GPL-3.0-only',
      ],
    ],
  ] as const)('in %s say what is known, with licences and what is missing', (locale, lines) => {
    const t = textsIn(locale);
    const notes = releaseNotes(rich, CHECKING, t);
    for (const line of lines) expect(notes).toContain(line);
    expect(notes).toContain(t.locale === 'fr' ? '23 novembre 2026' : 'November 23, 2026');
    expect(notes).not.toMatch(/undefined|null|release\.|\{\{/);
  });

  test('tell results, and an estimate as one', () => {
    const of = dossier({
      hub: {
        parameters: 8.08e9,
        tokens: 5.1e12,
        languages: ['fr'],
        evaluations: [{ benchmark: 'squad_v2', metric: 'exact_match', value: 79.9309, source: 'model-index' }],
      },
      stated: { evaluations: [{ benchmark: 'gpqa', metric: null, value: 0.412, source: 'stated' }] },
    });
    const notes = releaseNotes(of, CHECKING, en);
    expect(notes).toContain('- squad\\_v2 (exact\\_match): 79.9309');
    expect(notes).toContain('- gpqa: 0.412');
    expect(plain(notes)).toContain('2.47 × 10²³ FLOP (estimated)');
  });
});
