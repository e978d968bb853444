import { describe, expect, test } from '@jest/globals';
import { bareSummary, type Objection, objectionTo, type Summarised } from '../../src/digests/summary.rules.ts';

const FRENCH: Summarised = {
  language: 'fr',
  title: 'La CNIL sanctionne un éditeur de chatbot',
  text:
    'La CNIL a prononcé le 3 juin 2026 une amende de 2,5 millions d’euros contre la société Parlotte, qui entraînait ' +
    'son agent conversationnel avec les messages privés de ses utilisateurs. L’entreprise a trois mois pour se ' +
    'conformer au RGPD. L’autorité rappelle que l’intérêt légitime suppose une information claire.',
};
const ENGLISH: Summarised = {
  language: 'en',
  title: 'EU delays high-risk AI rules',
  text:
    'The European Parliament voted on 7 July to postpone the obligations of the AI Act for high-risk systems to ' +
    'December 2027. Mistral AI and two associations had asked for it; the AI Office will publish guidelines first.',
};

describe('a summary', () => {
  test.each<[string, Summarised, 'fr' | 'en', Objection | null]>([
    [
      'La CNIL inflige 2,5 millions d’euros d’amende à Parlotte pour avoir entraîné son agent conversationnel avec des messages privés.',
      FRENCH,
      'fr',
      null,
    ],
    ['Amende de 2 500 000 euros pour Parlotte\u00a0: elle a 3 mois pour se conformer au RGPD.', FRENCH, 'fr', null],
    [
      'On 3 June 2026 the CNIL fined Parlotte 2.5 million euros. It has three months to comply with the GDPR.',
      FRENCH,
      'en',
      null,
    ],
    [
      'Le Parlement européen a reporté à décembre 2027 les obligations du règlement IA pour les systèmes à haut risque.',
      ENGLISH,
      'fr',
      null,
    ],
    ['L’UE reporte ses règles\u00a0; le Bureau de l’IA publiera d’abord des lignes directrices.', ENGLISH, 'fr', null],
    ['The European Parliament postponed the obligations for high-risk systems to December 2027.', ENGLISH, 'en', null],

    ['La CNIL inflige 3,5 millions d’euros d’amende à la société Parlotte.', FRENCH, 'fr', 'number'],
    ['La CNIL inflige 2,5 milliards d’euros d’amende à la société Parlotte.', FRENCH, 'fr', 'number'],
    ['La société Parlotte a six mois pour se conformer au RGPD.', FRENCH, 'fr', 'number'],
    ['La CNIL a prononcé une amende contre la société Parlotte en juillet.', FRENCH, 'fr', 'number'],
    ['La CNIL a prononcé une amende contre la société Bavarde et ses utilisateurs.', FRENCH, 'fr', 'name'],
    ['Bavarde reçoit une amende de la CNIL pour son agent conversationnel.', FRENCH, 'fr', 'name'],
    ['The CNIL fined OpenAI for training on private messages.', FRENCH, 'en', 'name'],
    ['Le Sénat américain a reporté les obligations des systèmes à haut risque.', ENGLISH, 'fr', 'name'],
    [
      'Le gouvernement présente une nouvelle politique industrielle ambitieuse pour les territoires ruraux.',
      FRENCH,
      'fr',
      'unlike',
    ],
    ['Une amende. Une société. Un rappel.', FRENCH, 'fr', 'long'],
    [`La CNIL rappelle ${'que l’information doit être claire et '.repeat(12)}juste.`, FRENCH, 'fr', 'long'],
    ['La CNIL inflige une amende à la société', FRENCH, 'fr', 'unfinished'],
    ['', FRENCH, 'fr', 'unfinished'],
    ['La **CNIL** inflige une amende.', FRENCH, 'fr', 'markup'],
    ['La CNIL inflige une amende à @everyone.', FRENCH, 'fr', 'markup'],
    ['La CNIL inflige une amende\u00a0: https://example.org.', FRENCH, 'fr', 'markup'],
    ['Je ne peux pas résumer ce texte.', FRENCH, 'fr', 'refusal'],
    ['I’m sorry, but I can’t help with that.', ENGLISH, 'en', 'refusal'],
    ['As an AI model I have no opinion.', ENGLISH, 'en', 'refusal'],
  ])('%j', (summary, source, locale, objection) => {
    expect(objectionTo(summary, source, locale)).toBe(objection);
  });
});

test.each([
  ['  Un\nfait. ', 'Un fait.'],
  ['« Un fait. »', 'Un fait.'],
  ['"A fact."', 'A fact.'],
  ['Voici un résumé en une phrase : Un fait.', 'Un fait.'],
  ['Here is the summary:\n\nA fact.', 'A fact.'],
  ['Résumé : Un fait.', 'Un fait.'],
  ['Voici les faits. Une phrase : deux.', 'Voici les faits. Une phrase : deux.'],
  ['« Un » et « deux ».', '« Un » et « deux ».'],
])('%j is %j without what models put around', (answer, bare) => {
  expect(bareSummary(answer)).toBe(bare);
});
