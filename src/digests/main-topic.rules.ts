import type { FoundTopic } from './topics.rules.ts';

/** Nearly everything is about it, too: the main topic of what is about nothing else. */
const GENERAL = 'ai_policy';

/**
 * The topic under which a story stands: the one that weighs most.
 * @param wanted only these; null: any
 */
export function mainTopic(found: readonly FoundTopic[], wanted: readonly string[] | null = null): string | null {
  const sorted = found
    .filter(({ topic }) => wanted === null || wanted.includes(topic))
    .sort((a, b) => Number(a.topic === GENERAL) - Number(b.topic === GENERAL) || b.weight - a.weight);
  return sorted[0]?.topic ?? null;
}
