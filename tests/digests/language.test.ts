import { expect, test } from '@jest/globals';
import { detectLanguage } from '../../src/digests/language.ts';

// Titles alone, which are the hardest.
test.each([
  ['fr', 'Le Sénat adopte la loi IA'],
  ['fr', 'Bruxelles reporte à 2027 les obligations pour les systèmes à haut risque'],
  ['fr', 'Mistral AI lève deux milliards d’euros'],
  ['fr', 'OpenLLM France publie Luciole, un modèle de langue ouvert'],
  ['en', 'Lucie-7B released under Apache 2.0'],
  ['en', 'EU delays high-risk AI rules'],
  ['en', 'What the Digital Omnibus means for open models'],
  ['en', 'Meta declines to sign GPAI code'],
  ['de', 'Die EU verschiebt die Regeln für künstliche Intelligenz'],
  ['de', 'Aleph Alpha stellt neues Modell vor'],
  ['es', 'La UE retrasa las normas sobre inteligencia artificial'],
  ['it', 'Il Garante privacy sanziona OpenAI'],
  ['nl', 'Europese regels voor kunstmatige intelligentie uitgesteld'],
  ['pt', 'A União Europeia adia as regras de inteligência artificial'],
  ['pl', 'Unia Europejska odracza przepisy o sztucznej inteligencji'],
  ['el', 'Η ΕΕ αναβάλλει τους κανόνες για την τεχνητή νοημοσύνη'],
  ['ar', 'الاتحاد الأوروبي يؤجل قواعد الذكاء الاصطناعي'],
  ['ja', '人工知能に関する規則の適用が延期されることになりました'],
])('%s: %s', async (language, text) => {
  expect(await detectLanguage(text)).toBe(language);
});

test.each(['', '  ', '12 345', 'v0.3.1', 'Luciole', 'Lucie-7B', 'GPT-4o', '!!!'])('%j tells none', async (text) => {
  expect(await detectLanguage(text)).toBeNull();
});

test('only the beginning of a long text is read', async () => {
  const french = 'Le règlement européen sur l’intelligence artificielle s’applique. '.repeat(20);
  expect(await detectLanguage(french + 'Nothing of this is read any more. '.repeat(10_000))).toBe('fr');
});
