import type { APIMessage } from 'discord-api-types/v10';

/** A list with a message put in its place by id, or in place of its older self. */
export function insert(list: readonly APIMessage[], message: APIMessage): APIMessage[] {
  const without = list.filter((known) => known.id !== message.id);
  const at = without.findLastIndex((known) => BigInt(known.id) < BigInt(message.id));
  return without.toSpliced(at + 1, 0, message);
}

/** A list without a message. */
export const remove = (list: readonly APIMessage[], messageId: string): APIMessage[] =>
  list.filter((known) => known.id !== messageId);

/** Whether a message follows the one before closely enough to go without its author's name. */
export function continues(before: APIMessage | undefined, message: APIMessage): boolean {
  return (
    before !== undefined &&
    before.author.id === message.author.id &&
    before.type === 0 &&
    message.type === 0 &&
    Date.parse(message.timestamp) - Date.parse(before.timestamp) < 7 * 60_000
  );
}
