import { describe, expect, test } from '@jest/globals';
import { checkPage } from '../../commands/release/check-cards.ts';
import { checkRelease, MANDATORY_CHOICES, mandatoryItems } from '../../src/releases/checklist/checklist.rules.ts';
import { ARTIFACT_KINDS, type ArtifactKind, type Dossier } from '../../src/releases/release.ts';
import { LOCALES, type Locale, textsIn } from '../../src/texts.ts';
import { CHECKING, dossier } from './checklist/dossiers.ts';

const words = (about: string) => `${about}${'*'.repeat(100 - about.length)}`;

/** Everything as long as it can be, in characters that take twice their room. */
const longest = dossier({
  release: { name: '_'.repeat(96) },
  hub: {
    licence: words('l'),
    baseModels: ['a/b'],
    ingredients: Array.from({ length: 8 }, (_, i) => ({
      kind: 'model' as const,
      id: `a/${i}${'_'.repeat(90)}b`,
      isFound: true,
      licence: `apache-2.0`,
      parameters: null,
      tokens: null,
    })),
  },
  stated: { flop: 2e23, licence: words('m') },
  body: `## Uses ${'*'.repeat(150)}\n\n${'x'.repeat(40)}\n\nFor non-commercial use only ${'*'.repeat(400)}.\n`,
  artifacts: Array.from({ length: 40 }, (_, i): [ArtifactKind, string] => [
    ARTIFACT_KINDS[i % ARTIFACT_KINDS.length] as ArtifactKind,
    words(`licence-${i}`),
  ]),
});

/** Each page of the checklist as JSON. */
function pagesOf(of: Dossier, locale: Locale, mandatory: readonly string[] = mandatoryItems(null)): string[] {
  const checked = { id: 7, name: of.release.name, items: checkRelease(of, CHECKING), mandatory, situation: '-' };
  return Array.from({ length: 30 }, (_, i) => JSON.stringify(checkPage(checked, i + 1, textsIn(locale)).components));
}

const textLength = (page: string) =>
  [...page.matchAll(/"content":("(?:[^"\\]|\\.)*")/g)].reduce(
    (sum, [, content = '']) => sum + JSON.parse(content).length,
    0,
  );

describe.each(LOCALES)('the checklist in %s', (locale) => {
  test('fits into a message of Discord whatever people wrote', () => {
    const pages = pagesOf(longest, locale, [...MANDATORY_CHOICES, 'release.maturity', 'release.intendedUse']);
    expect(Math.max(...pages.map(textLength))).toBeLessThanOrEqual(4_000);
  });

  test('leads to each article of the AI Act that it names', () => {
    const of = dossier({ stated: { flop: 2e23 } });
    const named = new Set(checkRelease(of, CHECKING).flatMap(({ provisions }) => provisions));
    const pages = pagesOf(of, locale).join('');
    const articles = [...named].filter((provision) => provision.startsWith('article '));
    expect(articles.length).toBeGreaterThan(5);
    for (const article of articles) expect(pages).toContain(`"ai-act:open:article:${article.slice(8)}:${locale}"`);
  });
});
