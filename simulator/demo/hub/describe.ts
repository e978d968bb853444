import { parseDocument } from 'yaml';
import { type Commit, type HubRepository, head, pathsAt } from './repository.ts';

/** What may be asked for with `expand=`, as the Hub's API knows it. */
const EXPANDABLE = {
  model: [
    ...['author', 'baseModels', 'cardData', 'childrenModelCount', 'config', 'createdAt', 'disabled', 'downloads'],
    ...['downloadsAllTime', 'evalResults', 'gated', 'gguf', 'gitalyUid', 'inferenceProviderMapping', 'lastModified'],
    ...['library_name', 'likes', 'model-index', 'pipeline_tag', 'private', 'safetensors', 'sha', 'siblings', 'spaces'],
    ...['tags', 'transformersInfo', 'trendingScore', 'usedStorage'],
  ],
  dataset: [
    ...['author', 'cardData', 'citation', 'createdAt', 'disabled', 'description', 'downloads', 'downloadsAllTime'],
    ...['gated', 'gitalyUid', 'lastModified', 'likes', 'paperswithcode_id', 'private', 'sha', 'siblings', 'tags'],
    ...['trendingScore', 'usedStorage'],
  ],
} as const;

/**
 * A repository as the Hub's API describes it at a commit.
 * @param wanted the keys asked for with `expand=`; none: all of them
 * @returns or the first key that it does not know
 */
export function describe(
  repository: HubRepository,
  commit: Commit,
  wanted: readonly string[],
): Record<string, unknown> | { unknown: string } {
  const all: Record<string, unknown> = everything(repository, commit);
  if (repository.kind === 'model' && wanted.includes('evalResults')) all.evalResults = evalResultsOf(commit);
  const known = EXPANDABLE[repository.kind] as readonly string[];
  const unknown = wanted.find((key) => !known.includes(key));
  if (unknown !== undefined) return { unknown };
  const keys = wanted.length > 0 ? wanted : Object.keys(all);
  const expanded = keys.filter((key) => all[key] !== undefined).map((key) => [key, all[key]]);
  return { _id: (repository.commits[0]?.sha ?? '').slice(0, 24), id: repository.id, ...Object.fromEntries(expanded) };
}

function everything(repository: HubRepository, commit: Commit): Record<string, unknown> {
  const { id, kind, weights, relation } = repository;
  const { 'model-index': modelIndex, ...cardData } = commit.card;
  return {
    author: id.split('/')[0],
    sha: commit.sha,
    createdAt: repository.commits[0]?.date,
    lastModified: head(repository).date,
    private: repository.private,
    gated: repository.gated,
    disabled: repository.disabled,
    downloads: 1_200,
    likes: 12,
    tags: tagsOf(commit.card, relation),
    cardData,
    siblings: pathsAt(commit, repository).map((rfilename) => ({ rfilename })),
    ...(kind === 'model' && {
      pipeline_tag: commit.card.pipeline_tag ?? 'text-generation',
      library_name: 'transformers',
      ...(weights !== undefined && { safetensors: { parameters: { BF16: weights }, total: weights } }),
      ...(modelIndex !== undefined && { 'model-index': modelIndex }),
    }),
  };
}

/** The Hub makes tags of what the card states, and tags a base model twice: plain, and with the relation. */
function tagsOf(card: Record<string, unknown>, relation?: string): string[] {
  const all = (key: string) => [card[key] ?? []].flat().map(String);
  return [
    ...all('language'),
    ...all('datasets').map((id) => `dataset:${id}`),
    ...all('base_model').map((id) => `base_model:${id}`),
    ...(relation ? all('base_model').map((id) => `base_model:${relation}:${id}`) : []),
    ...all('license').map((id) => `license:${id}`),
    'region:eu',
  ];
}

function evalResultsOf({ files }: Commit): unknown[] {
  return Object.entries(files)
    .filter(([path, content]) => /^\.eval_results\/.+\.ya?ml$/.test(path) && typeof content === 'string')
    .flatMap(([filename, content]) => {
      const read = parseDocument(String(content));
      return read.errors.length > 0 ? [] : [read.toJS()].flat().map((data) => ({ filename, data }));
    });
}
