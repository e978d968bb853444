import { checkRelease } from '../../../src/releases/checklist/checklist.rules.ts';
import type { ItemId } from '../../../src/releases/checklist/item.rules.ts';
import type { Dossier } from '../../../src/releases/release.ts';
import { CHECKING } from './dossiers.ts';

/** One line of a dossier's checklist. @throws when there is none of that id */
export function itemOf(dossier: Dossier, id: ItemId) {
  const found = checkRelease(dossier, CHECKING).find((one) => one.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
}

/** Its state and the key of its reason, which is all that most tables look at. */
export function told(dossier: Dossier, id: ItemId): [string, string] {
  const { state, reason } = itemOf(dossier, id);
  return [state, reason.key];
}
