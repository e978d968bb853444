import type { Parts } from '../parts.ts';
import { explain } from './hub-fetch.ts';
import { listRepositories } from './hub-list.ts';
import { parseOrganisation } from './repository.rules.ts';
import { type Act, addWatch, type Watch } from './watch.store.ts';

/** Somebody waits for it; an organisation of a few hundred repositories takes two seconds. */
const TIMEOUT_MS = 10_000;

/**
 * Has a guild watch the organisation that somebody named.
 * @throws {UserError} when it is none, there is nothing public, or Hugging Face does not answer
 */
export async function watchOrganisation(
  { config, db, log }: Pick<Parts, 'config' | 'db' | 'log'>,
  act: Act,
  given: string,
): Promise<Watch> {
  const { huggingFace } = config;
  const organisation = parseOrganisation(given, huggingFace.endpoint);
  const reading = { ...huggingFace, signal: AbortSignal.timeout(TIMEOUT_MS) };
  const listed = await listRepositories(reading, organisation, null).catch((error: unknown) => {
    log.warn({ err: error, organisation }, 'an organisation of Hugging Face could not be read');
    throw explain(error, { id: organisation }, huggingFace.token !== undefined);
  });
  return addWatch(db, act, organisation, listed);
}
