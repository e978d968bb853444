import type { Parts } from '../parts.ts';
import { UserError } from '../user-error.ts';
import { factsOf, type HubAnswer, licenceOf, readAnswer } from './hub-answer.ts';
import { boundedFetch, explain } from './hub-fetch.ts';
import { type Reading, readCardText, readResults } from './hub-files.ts';
import type { HubFacts, Ingredient } from './release.ts';
import { isRepositoryId, type Repository } from './repository.rules.ts';

/** The Hub answers in well under a second; whoever waits for longer sees the bot "think". A stop waits for it, too. */
const TIMEOUT_MS = 6_000;
/** A model is made of a few; a list of a hundred datasets is not worth a hundred questions. */
const MAX_INGREDIENTS = 8;

/** What was read of a repository: the text of its card apart, which is stored apart. */
export interface Read {
  facts: HubFacts;
  /** Null unless `facts.card` is `read`. */
  cardText: string | null;
}

/**
 * What Hugging Face says of a repository now: its API, its card, its files of results, and what it is made of.
 * @throws {UserError} when there is no such repository, it is not public, or the Hub does not answer as it should
 */
export async function readRepository(
  { config, log }: Pick<Parts, 'config' | 'log'>,
  repository: Repository,
  timeoutMs = TIMEOUT_MS,
): Promise<Read> {
  const reading = { ...config.huggingFace, signal: AbortSignal.timeout(timeoutMs) };
  try {
    return await readAll(reading, repository);
  } catch (error) {
    const told = explain(error, repository, reading.token !== undefined);
    log.warn({ err: error, repository: repository.id, told: told.key }, 'Hugging Face could not be read');
    throw told;
  }
}

async function readAll(reading: Reading, repository: Repository): Promise<Read> {
  const answer = await ask(reading, repository);
  checkPublic(answer, repository);
  const { kind } = repository;
  const said = factsOf(answer);
  const commit = { kind, id: said.repository, revision: said.revision };
  const [{ card, cardText }, results, ingredients] = await Promise.all([
    readCardText(reading, commit),
    readResults(reading, commit, answer.filePaths),
    readIngredients(reading, said),
  ]);
  const facts = { kind, ...said, evaluations: [...said.evaluations, ...results], ingredients, card };
  return { facts, cardText };
}

/** @throws {UserError} when it is private, for the operator's token may see what this guild may not, or was disabled */
function checkPublic(answer: HubAnswer, { id }: Repository): void {
  if (answer.private) throw new UserError('release.errors.noRepository', { repository: id });
  if (answer.disabled) throw new UserError('release.errors.hubDisabled', { repository: id });
}

/**
 * What the Hub's API says of a repository.
 * @throws what the Hub's client, `fetch` or the check of the answer throw
 */
export async function ask({ endpoint, token, signal }: Reading, { kind, id }: Repository): Promise<HubAnswer> {
  // Loaded when first needed: most days nobody drafts a release.
  const hub = await import('@huggingface/hub');
  const request = {
    name: id,
    hubUrl: endpoint,
    fetch: boundedFetch(signal),
    ...(token !== undefined && { accessToken: token }),
  };
  return readAnswer(
    kind === 'model'
      ? await hub.modelInfo({ ...request, additionalFields: [...MODEL_FIELDS] })
      : await hub.datasetInfo({ ...request, additionalFields: [...DATASET_FIELDS] }),
  );
}

const DATASET_FIELDS = ['cardData', 'createdAt', 'disabled', 'sha', 'tags'] as const;
const MODEL_FIELDS = [...DATASET_FIELDS, 'filePaths', 'library_name', 'model-index', 'safetensors'] as const;

/** What the Hub says of base models and datasets, as far as they are named as repositories. */
function readIngredients(
  reading: Reading,
  { baseModels, datasets }: Pick<HubFacts, 'baseModels' | 'datasets'>,
): Promise<Ingredient[]> {
  const named: Repository[] = [
    ...baseModels.map((id) => ({ kind: 'model' as const, id })),
    ...datasets.map((id) => ({ kind: 'dataset' as const, id })),
  ];
  const asked = named.filter(({ id }) => isRepositoryId(id)).slice(0, MAX_INGREDIENTS);
  return Promise.all(asked.map((repository) => readIngredient(reading, repository)));
}

/** One that can't be read, for whatever reason, does not keep the release from being drafted. */
async function readIngredient(reading: Reading, repository: Repository): Promise<Ingredient> {
  const hidden = { ...repository, isFound: false, licence: null, parameters: null, tokens: null };
  try {
    const answer = await ask(reading, repository);
    if (answer.private || answer.disabled) return hidden;
    const { parameters, tokens } = factsOf(answer);
    return { ...repository, isFound: true, licence: licenceOf(answer), parameters, tokens };
  } catch {
    return hidden;
  }
}
