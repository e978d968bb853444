import { expect, test } from '@jest/globals';
import { mainTopic } from '../../src/digests/main-topic.rules.ts';

const found = (topic: string, weight: number) => ({ topic, weight, words: [] });

test.each([
  ['is the one that weighs most', [found('licences', 2), found('gpai', 5)], null, 'gpai'],
  ['is the general one only where there is no other', [found('ai_policy', 9), found('gpai', 2)], null, 'gpai'],
  ['is the general one where there is no other', [found('ai_policy', 3)], null, 'ai_policy'],
  ['is a wanted one', [found('gpai', 5), found('licences', 2)], ['licences'], 'licences'],
  ['is none where none is wanted', [found('gpai', 5)], ['licences'], null],
  ['is none where there is none', [], null, null],
])('the main topic %s', (_, topics, wanted, expected) => expect(mainTopic(topics, wanted)).toBe(expected));
