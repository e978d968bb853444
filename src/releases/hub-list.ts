import { z } from 'zod';
import { boundedFetch } from './hub-fetch.ts';
import type { Reading } from './hub-files.ts';
import type { RepositoryKind } from './lifecycle.rules.ts';
import { isRepositoryId } from './repository.rules.ts';
import type { Listed } from './watch.rules.ts';

/** Of a kind, of one organisation; ten pages of the Hub. */
const MAX_LISTED = 5_000;

const itemSchema = z.object({
  name: z.string().refine(isRepositoryId),
  sha: z.string().regex(/^[0-9a-f]{7,64}$/),
  private: z.literal(false),
  updatedAt: z.date().transform(Number).refine(Number.isFinite),
});

/**
 * The public models and datasets of an organisation, page after page, the last changed first.
 * @param until changes before that moment are not read any more, ms; null: all are
 * @throws what the Hub's client or `fetch` throw: then nothing is known of what was not read
 */
export async function listRepositories(
  reading: Reading,
  organisation: string,
  until: number | null,
): Promise<Listed[]> {
  const models = await listKind('model', reading, organisation, until);
  return [...models, ...(await listKind('dataset', reading, organisation, until))];
}

async function listKind(
  kind: RepositoryKind,
  { endpoint, token, signal }: Reading,
  owner: string,
  until: number | null,
): Promise<Listed[]> {
  const hub = await import('@huggingface/hub');
  const request = {
    search: { owner },
    // Which the Hub takes for: the newest first.
    sort: 'lastModified' as const,
    limit: MAX_LISTED,
    additionalFields: ['sha' as const],
    hubUrl: endpoint,
    fetch: boundedFetch(signal),
    ...(token !== undefined && { accessToken: token }),
  };
  const found: Listed[] = [];
  for await (const item of kind === 'model' ? hub.listModels(request) : hub.listDatasets(request)) {
    const read = itemSchema.safeParse(item);
    if (!read.success) continue;
    const { name: id, sha: revision, updatedAt: modifiedAt } = read.data;
    // At the very same moment there may be another change, which was not seen.
    if (until !== null && modifiedAt < until) break;
    found.push({ kind, id, revision, modifiedAt });
  }
  return found;
}
