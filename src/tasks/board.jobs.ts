import type { Parts } from '../parts.ts';
import { keepBoards } from './board.store.ts';

/** Does what the boards of all guilds need by now. */
export function renewBoards({ db, clock }: Parts): void {
  keepBoards(db, clock());
}
