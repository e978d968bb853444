import { readEvalResults } from './hub-answer.ts';
import { boundedFetch, HubBusy, TooLong } from './hub-fetch.ts';
import type { CardState, Evaluation } from './release.ts';
import { pageOf, type Repository } from './repository.rules.ts';
import { readYaml } from './yaml.ts';

/** Of a card: the longest of the Hub are a fifth of that. Each look at the checklist reads all of it. */
const MAX_CARD_BYTES = 500_000;
/** A file of results has a dozen lines. */
const MAX_RESULTS_BYTES = 20_000;
/** A file for each benchmark; more say nothing that a card could show. */
const MAX_RESULTS_FILES = 20;

/** Where files are read from, and how. */
export interface Reading {
  endpoint: string;
  token: string | undefined;
  signal: AbortSignal;
}

/** A commit of a repository. */
export interface Commit extends Repository {
  revision: string;
}

/** The card at a commit: its text, or why there is none. */
export async function readCardText(
  reading: Reading,
  commit: Commit,
): Promise<{ card: CardState; cardText: string | null }> {
  try {
    const bytes = await readFile(reading, commit, 'README.md', MAX_CARD_BYTES);
    if (bytes === 'missing' || bytes === 'forbidden') {
      return { card: bytes === 'missing' ? 'missing' : 'unreadable', cardText: null };
    }
    const cardText = decode(bytes);
    return cardText === null ? { card: 'unreadable', cardText } : { card: 'read', cardText };
  } catch (error) {
    if (error instanceof TooLong) return { card: 'too-long', cardText: null };
    throw error;
  }
}

/** What the files of `.eval_results/` report. A file that can't be read or is none of that kind reports nothing. */
export async function readResults(reading: Reading, commit: Commit, paths: readonly string[]): Promise<Evaluation[]> {
  const files = paths
    .filter((path) => /^\.eval_results\/[\w.%-]{1,100}\.ya?ml$/.test(path))
    .slice(0, MAX_RESULTS_FILES);
  const all = await Promise.all(files.map((path) => resultsOf(reading, commit, path)));
  return all.flat();
}

async function resultsOf(reading: Reading, commit: Commit, path: string): Promise<Evaluation[]> {
  try {
    const bytes = await readFile(reading, commit, path, MAX_RESULTS_BYTES);
    if (typeof bytes === 'string') return [];
    return readEvalResults(readYaml(decode(bytes) ?? ''));
  } catch (error) {
    // The clock is one for all that is read: then nothing can be said of the repository.
    reading.signal.throwIfAborted();
    if (error instanceof HubBusy) throw error;
    return [];
  }
}

/** Null: not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The bytes of a file. A gated repository keeps its files to those who were let in. */
async function readFile(
  { endpoint, token, signal }: Reading,
  { kind, id, revision }: Commit,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | 'missing' | 'forbidden'> {
  const address = `${pageOf({ kind, id }, endpoint)}/raw/${revision}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const response = await boundedFetch(signal, maxBytes)(address, { headers });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  if (response.status === 404) return 'missing';
  if (response.status === 401 || response.status === 403) return 'forbidden';
  throw Object.assign(new Error(`${path} was answered with ${response.status}`), { statusCode: response.status });
}
