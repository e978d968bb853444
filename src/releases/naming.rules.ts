import { UserError } from '../user-error.ts';
import { oneLine } from '../words.ts';

/** How long a name may be: the Hub's are shorter. */
export const MAX_NAME = 96;

/** The name under which people know a repository: its own, without the organisation's. */
export function nameOf(repository: string): string {
  return repository.slice(repository.indexOf('/') + 1);
}

/** What the relatives of a release are called, as far as its name tells: `Luciole` of `Luciole-8B-Instruct-1.1`. */
export function familyOf(name: string): string {
  return name.split(/[-_. ]/)[0] || name;
}

/**
 * A name or a family's, as somebody typed it.
 * @throws {UserError} when nothing is left of it
 */
export function readName(typed: string): string {
  const name = oneLine(typed).slice(0, MAX_NAME).trim();
  if (!/[\p{L}\p{N}]/u.test(name)) throw new UserError('release.errors.name');
  return name;
}
