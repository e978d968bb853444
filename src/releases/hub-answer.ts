import { z } from 'zod';
import { oneLine } from '../words.ts';
import type { Evaluation, HubFacts } from './release.ts';
import { isRepositoryId } from './repository.rules.ts';

// Cards are written by hand, so any part may have any shape: what can't be read counts as not said.
const short = z.string().transform(oneLine).pipe(z.string().min(1).max(200));
const maybe = short.nullable().catch(null).default(null);
const list = z
  .union([short.transform((one) => [one]), z.array(z.unknown())])
  .catch([])
  .default([])
  .transform((all) => [...new Set(all.flatMap((one) => short.safeParse(one).data ?? []))].slice(0, 100));
const moment = z.coerce.date().transform(Number).nullable().catch(null).default(null);
const count = z.int().positive().nullable().catch(null).default(null);
const grams = z.number().nonnegative();

/** A part of an answer that may be missing or of another shape. */
const part = <S extends z.ZodRawShape>(shape: S) => z.object(shape).nullable().catch(null).default(null);
/** The items of a list that have the shape; the others are left out. */
const each = <S extends z.ZodType>(item: S) =>
  z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((all): z.output<S>[] => all.slice(0, MAX_ITEMS).flatMap((one) => item.safeParse(one).data ?? []));
const MAX_ITEMS = 200;

const modelIndex = each(
  z.object({
    results: each(
      z.object({
        dataset: z.object({ name: maybe, type: maybe }),
        metrics: each(z.object({ type: maybe, name: maybe, value: z.number() })),
      }),
    ),
  }),
);

const answerSchema = z.object({
  name: short.refine(isRepositoryId),
  sha: z.string().regex(/^[0-9a-f]{7,64}$/),
  private: z.boolean().default(false),
  disabled: z.boolean().catch(false).default(false),
  gated: z.union([z.literal(false), z.enum(['auto', 'manual'])]).default(false),
  task: maybe,
  library_name: maybe,
  tags: list,
  createdAt: moment,
  updatedAt: moment,
  filePaths: z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((all) => all.filter((path) => typeof path === 'string')),
  safetensors: part({ total: count }),
  'model-index': modelIndex,
  cardData: part({
    license: list,
    license_name: maybe,
    language: list,
    datasets: list,
    base_model: list,
    base_model_relation: maybe,
    library_name: maybe,
    extra_gated_eu_disallowed: z.boolean().catch(false).default(false),
    training_progress: part({ num_tokens: count, context_length: count }),
    co2_eq_emissions: z
      .union([grams, z.object({ emissions: grams }).transform(({ emissions }) => emissions)])
      .nullable()
      .catch(null)
      .default(null),
  }),
});

/** What the Hub's API says of a repository, checked. */
export type HubAnswer = z.infer<typeof answerSchema>;

/** @throws when it is no answer of the Hub: without an id or a commit nothing can be said of it */
export function readAnswer(raw: unknown): HubAnswer {
  return answerSchema.parse(raw);
}

/** What an answer says by itself, without the files of the repository. */
export type AnswerFacts = Omit<HubFacts, 'kind' | 'card' | 'ingredients'>;

/** @see HubFacts */
export function factsOf(answer: HubAnswer): AnswerFacts {
  const { cardData: card, tags, filePaths } = answer;
  const either = (said: string[] | undefined, tag: string) => (said?.length ? said : tagged(tags, tag));
  return {
    repository: answer.name,
    revision: answer.sha,
    parameters: answer.safetensors?.total ?? null,
    licence: licenceOf(answer),
    ...baseOf(card, tags),
    datasets: either(card?.datasets, 'dataset'),
    languages: either(card?.language, 'language'),
    gated: answer.gated !== false,
    closedToEu: card?.extra_gated_eu_disallowed ?? false,
    task: answer.task,
    library: answer.library_name ?? card?.library_name ?? null,
    safetensors: answer.safetensors !== null || filePaths.some((path) => path.endsWith('.safetensors')),
    tokens: card?.training_progress?.num_tokens ?? null,
    contextLength: card?.training_progress?.context_length ?? null,
    co2Grams: card?.co2_eq_emissions ?? null,
    evaluations: evaluationsOf(answer['model-index']),
    createdAt: answer.createdAt,
    modifiedAt: answer.updatedAt,
  };
}

function tagged(tags: readonly string[], kind: string): string[] {
  return tags.filter((tag) => tag.startsWith(`${kind}:`)).map((tag) => tag.slice(kind.length + 1));
}

/** `other` names its licence beside it; `unknown` says nothing. https://huggingface.co/docs/hub/repositories-licenses */
export function licenceOf({ cardData: card, tags }: Pick<HubAnswer, 'cardData' | 'tags'>): string | null {
  const ids = card?.license.length ? card.license : tagged(tags, 'license');
  const stated = ids.filter((id) => id !== 'other' && id !== 'unknown');
  if (stated.length > 0) return stated.join(', ');
  return ids.includes('other') ? (card?.license_name ?? null) : null;
}

/** The Hub tags each base model twice: `base_model:ID`, and with the relation that it worked out `base_model:finetune:ID`. */
function baseOf(card: HubAnswer['cardData'], tags: readonly string[]): Pick<HubFacts, 'baseModels' | 'relation'> {
  const all = tagged(tags, 'base_model');
  const related = all.map((tag) => /^([a-z]+):(.+)$/.exec(tag)).filter((found) => found !== null);
  const stated = card?.base_model.length ? card.base_model : all.filter((tag) => !tag.includes(':'));
  return { baseModels: stated, relation: card?.base_model_relation ?? related[0]?.[1] ?? null };
}

/** As many as are kept of one source. */
const MAX_EVALUATIONS = 200;

/** https://github.com/huggingface/hub-docs/blob/main/modelcard.md */
function evaluationsOf(index: HubAnswer['model-index']): Evaluation[] {
  return index
    .flatMap(({ results }) => results)
    .flatMap(({ dataset, metrics }) => {
      const benchmark = dataset.name ?? dataset.type;
      return benchmark === null
        ? []
        : metrics.map(({ type, name, value }) => ({ benchmark, metric: type ?? name, value }));
    })
    .slice(0, MAX_EVALUATIONS)
    .map((one) => ({ ...one, source: 'model-index' as const }));
}

const evalResults = each(
  z.object({ dataset: z.object({ id: short, task_id: maybe }), value: z.number(), metric: maybe }),
);

/** What a file of `.eval_results/` says, parsed. https://huggingface.co/docs/hub/eval-results */
export function readEvalResults(parsed: unknown): Evaluation[] {
  return evalResults.parse(Array.isArray(parsed) ? parsed : [parsed]).map(({ dataset, value, metric }) => ({
    benchmark: dataset.task_id ?? dataset.id,
    metric,
    value,
    source: 'eval-results',
  }));
}
