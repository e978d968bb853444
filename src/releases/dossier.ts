import type { Database } from '../database/open.ts';
import { artifactsOf } from './artifacts.store.ts';
import { readCard } from './card.ts';
import type { Dossier } from './release.ts';
import { cardTextOf, getRelease } from './store.ts';

/**
 * All that is known of a release.
 * @throws {UserError} when this guild has no release of that number
 */
export function dossierOf(db: Database, guildId: string, id: number): Dossier {
  const text = cardTextOf(db, id);
  return {
    release: getRelease(db, guildId, id),
    artifacts: artifactsOf(db, id),
    card: text === null ? null : readCard(text),
  };
}
