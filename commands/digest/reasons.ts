import type { Reason } from '../../src/digests/score.rules.ts';
import { literal, shorten } from '../../src/discord/kit.ts';
import type { Texts } from '../../src/texts.ts';

const ROOM = 240;
const BETWEEN = ' · ';

/** What was weighed, as a person reads it; what the entry says is shown as text. */
export function reasonsText(
  { reasons }: { reasons: readonly Reason[] },
  t: Texts,
  topicName: (id: string) => string,
): string {
  const all = reasons.map((reason) => reasonText(reason, t, topicName));
  // The weightiest come first: what has no room says least.
  const end = all.findIndex((_, i) => i > 0 && all.slice(0, i + 1).join(BETWEEN).length > ROOM);
  return shorten((end < 0 ? all : all.slice(0, end)).join(BETWEEN), ROOM);
}

function reasonText({ key, params, topic, words }: Reason, t: Texts, topicName: (id: string) => string): string {
  const named = topic === undefined ? {} : { topic: literal(topicName(topic)) };
  // No word tells the topic: its source is about it.
  if (topic !== undefined && words?.length === 0) return t('digest.why.sourceTopic', named);
  const list = words && new Intl.ListFormat(t.locale).format(words.map(literal));
  return t(key, { ...params, ...named, ...(list !== undefined && { words: list }) });
}
