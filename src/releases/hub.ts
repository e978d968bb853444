import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { UserError } from '../user-error.ts';
import { oneLine } from '../words.ts';
import { type HubFacts, isRepositoryId, type Repository } from './rules.ts';

/** The Hub answers in well under a second; whoever waits for longer sees the bot "think". A stop waits for it, too. */
const TIMEOUT_MS = 6_000;
/** What we ask for is a few kilobytes. */
const MAX_BYTES = 2_000_000;

/**
 * What Hugging Face says of a repository now.
 * @throws {UserError} when there is no such repository, it is not public, or the Hub does not answer as it should
 */
export async function readRepository(
  { config, log }: Pick<Parts, 'config' | 'log'>,
  repository: Repository,
  timeoutMs = TIMEOUT_MS,
): Promise<HubFacts> {
  const { endpoint, token } = config.huggingFace;
  try {
    // Loaded when first needed: most days nobody drafts a release.
    const hub = await import('@huggingface/hub');
    const request = {
      name: repository.id,
      hubUrl: endpoint,
      fetch: boundedFetch(AbortSignal.timeout(timeoutMs)),
      ...(token !== undefined && { accessToken: token }),
    };
    const answer =
      repository.kind === 'model'
        ? await hub.modelInfo({ ...request, additionalFields: ['cardData', 'createdAt', 'safetensors', 'sha', 'tags'] })
        : await hub.datasetInfo({ ...request, additionalFields: ['cardData', 'createdAt', 'sha', 'tags'] });
    return factsOf(repository, answer);
  } catch (error) {
    const told = explain(error, repository, token !== undefined);
    log.warn({ err: error, repository: repository.id, told: told.key }, 'Hugging Face could not be read');
    throw told;
  }
}

/** `fetch` with an end in time and in size, for the reading of the body as well. */
function boundedFetch(signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, signal });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_BYTES) throw new Error(`the answer is longer than ${MAX_BYTES} bytes`);
      chunks.push(chunk);
    }
    return new Response(Buffer.concat(chunks), { status: response.status, headers: response.headers });
  };
}

/**
 * Without a token the Hub answers 401 to whoever asks for a repository that is missing or private; with one it answers
 * 404 for these, and 401 only to a bad token. https://huggingface.co/docs/huggingface_hub/package_reference/utilities
 */
function explain(error: unknown, { id }: Repository, withToken: boolean): UserError {
  if (error instanceof UserError) return error;
  const { statusCode, name } = error as { statusCode?: unknown; name?: unknown };
  if (statusCode === 404 || (statusCode === 401 && !withToken)) {
    return new UserError('release.errors.noRepository', { repository: id });
  }
  if (statusCode === 401) return new UserError('release.errors.hubToken');
  if (statusCode === 403) return new UserError('release.errors.hubForbids', { repository: id });
  if (statusCode === 429) return new UserError('release.errors.hubBusy');
  if (name === 'TimeoutError') return new UserError('release.errors.hubSlow');
  return new UserError('release.errors.hubDown');
}

// Cards are written by hand, so any part may have any shape: what can't be read counts as not said.
const short = z.string().transform(oneLine).pipe(z.string().min(1).max(200));
const maybe = short.nullable().catch(null).default(null);
const list = z
  .union([short.transform((one) => [one]), z.array(z.unknown())])
  .catch([])
  .default([])
  .transform((all) => [...new Set(all.flatMap((one) => short.safeParse(one).data ?? []))].slice(0, 100));
const moment = z.coerce.date().transform(Number).nullable().catch(null).default(null);

const answerSchema = z.object({
  name: short.refine(isRepositoryId),
  sha: z.string().regex(/^[0-9a-f]{7,64}$/),
  private: z.boolean().default(false),
  gated: z.union([z.literal(false), z.enum(['auto', 'manual'])]).default(false),
  task: maybe,
  tags: list,
  createdAt: moment,
  updatedAt: moment,
  safetensors: z.object({ total: z.int().positive() }).nullable().catch(null).default(null),
  cardData: z
    .object({
      license: list,
      license_name: maybe,
      language: list,
      datasets: list,
      base_model: list,
      base_model_relation: maybe,
    })
    .nullable()
    .catch(null)
    .default(null),
});
type Answer = z.infer<typeof answerSchema>;

/** @throws {UserError} when the repository is private: the operator's token may see what this guild may not */
function factsOf({ kind, id }: Repository, raw: unknown): HubFacts {
  const answer = answerSchema.parse(raw);
  if (answer.private) throw new UserError('release.errors.noRepository', { repository: id });
  const { cardData: card, tags } = answer;
  const either = (said: string[] | undefined, tag: string) => (said?.length ? said : tagged(tags, tag));
  return {
    kind,
    repository: answer.name,
    revision: answer.sha,
    parameters: answer.safetensors?.total ?? null,
    licence: licenceOf(either(card?.license, 'license'), card?.license_name ?? null),
    ...baseOf(card, tags),
    datasets: either(card?.datasets, 'dataset'),
    languages: either(card?.language, 'language'),
    gated: answer.gated !== false,
    task: answer.task,
    createdAt: answer.createdAt,
    modifiedAt: answer.updatedAt,
  };
}

function tagged(tags: readonly string[], kind: string): string[] {
  return tags.filter((tag) => tag.startsWith(`${kind}:`)).map((tag) => tag.slice(kind.length + 1));
}

/** `other` names its licence beside it; `unknown` says nothing. https://huggingface.co/docs/hub/repositories-licenses */
function licenceOf(ids: readonly string[], ownName: string | null): string | null {
  const stated = ids.filter((id) => id !== 'other' && id !== 'unknown');
  return stated.length > 0 ? stated.join(', ') : ids.includes('other') ? ownName : null;
}

/** The Hub tags each base model twice: `base_model:ID`, and with the relation that it worked out `base_model:finetune:ID`. */
function baseOf(card: Answer['cardData'], tags: readonly string[]): Pick<HubFacts, 'baseModels' | 'relation'> {
  const all = tagged(tags, 'base_model');
  const related = all.map((tag) => /^([a-z]+):(.+)$/.exec(tag)).filter((found) => found !== null);
  const stated = card?.base_model.length ? card.base_model : all.filter((tag) => !tag.includes(':'));
  return { baseModels: stated, relation: card?.base_model_relation ?? related[0]?.[1] ?? null };
}
