import { expect, test } from '@jest/globals';
import { numbersIn } from '../../src/digests/numbers.rules.ts';

test.each<[string, string | null, string[]]>([
  ['2,5 milliards d’euros', 'fr', ['2500000000']],
  ['EUR 2.5bn', 'en', ['2500000000']],
  ['2.5 billion euros', 'en', ['2500000000']],
  ['1 billion', 'fr', ['1000000000000']],
  ['2 trillion', 'en', ['2000000000000']],
  ['2 trillions', 'fr', ['2000000000000000000']],
  ['10 millions', 'fr', ['10000000']],
  ['2.3m', 'en', ['2300000']],
  ['40 Md€', 'fr', ['40000000000']],
  ['3 mille', 'fr', ['3000']],
  ['600\u202f840 kWh', 'fr', ['600840']],
  ['600,840 kWh', 'en', ['600840']],
  ['37,4', 'fr', ['37.4']],
  ['en 2026, 100 cas', 'fr', ['2026', '100']],
  ['le 2 août 2026', 'fr', ['2', 'month 8', '2026']],
  ['on 2 August 2026', 'en', ['2', 'month 8', '2026']],
  ['2026-11-23', null, ['2026', '11', '23']],
  ['article 53(1)(d)', 'en', ['53', '1']],
  ['trois textes, et sept autres', 'fr', ['3', '7']],
  ['a hundred models', 'en', ['100']],
  ['des milliers de pages', 'fr', ['1000']],
  ['5 pour cent, 7 %', 'fr', ['5', '7']],
  ['it may march on', 'en', []],
  ['in May', 'en', ['month 5']],
  ['un modèle, one model', null, []],
  ['GPT-4o, Lucie-7B', null, ['4', '7']],
  ['', null, []],
])('%j (%s) holds %j', (text, language, numbers) => {
  expect([...numbersIn(text, language)].sort()).toEqual(numbers.sort());
});
