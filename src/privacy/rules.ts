const PREFIX = 'erased:';

/**
 * What stands in place of the Discord id of somebody who had their data erased.
 * @param random must say nothing of who they were
 */
export function pseudonym(random: string): string {
  return `${PREFIX}${random}`;
}

/** Whether an id is such a pseudonym, which Discord can't mention. */
export function isErased(userId: string): boolean {
  return userId.startsWith(PREFIX);
}
