import type { APIMessage } from 'discord-api-types/v10';
import type { Answer } from '../../simulator/api.ts';

/** All words of a message that a person reads, in order: content, embeds, text displays, labels of buttons. */
export function textOf(message: APIMessage): string {
  return [message.content, ...wordsIn(message.embeds), ...wordsIn(message.components)].filter(Boolean).join('\n');
}

/** The message of an answer. @throws when it was answered by a form or not at all */
export function messageOf(answer: Answer): APIMessage {
  if (answer.kind !== 'message' && answer.kind !== 'update') throw new Error(`answered by ${answer.kind}`);
  return answer.message;
}

/** What a person reads in an answer. */
export function said(answer: Answer): string {
  return textOf(messageOf(answer));
}

const WORDS = new Set(['content', 'label', 'title', 'description', 'name', 'value', 'text', 'placeholder']);

function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner === 'string') return WORDS.has(key) ? [inner] : [];
    return wordsIn(inner);
  });
}
