import type { ArtifactKind, Dossier, OpenSummary } from '../release.ts';
import { because, type Item, item, type NameKey } from './item.rules.ts';
import { type Checking, type Published, publishedOf } from './published.rules.ts';

/** The classes of the Model Openness Framework, from the least open to the most. */
export const MOF_CLASSES = ['III', 'II', 'I'] as const;
export type MofClass = (typeof MOF_CLASSES)[number];

/**
 * What each class asks for beyond the ones before it. Optional components are left out.
 * https://github.com/lfai/model_openness_tool, mof.settings.yml at 8b5d30e (11 May 2026)
 */
const REQUIRED: Readonly<Record<MofClass, readonly ArtifactKind[]>> = {
  III: ['architecture', 'weights', 'model-card', 'data-card', 'technical-report', 'evaluation-results'],
  II: ['training-code', 'inference-code', 'evaluation-code', 'evaluation-data'],
  I: ['dataset', 'preprocessing-code', 'intermediate-weights', 'research-paper'],
};

/** The class that is reached, and what the next one lacks. */
export interface Mof {
  reached: MofClass | null;
  next: MofClass | null;
  lacks: readonly ArtifactKind[];
}

/**
 * The class, as the Model Openness Tool works it out: a component counts when it is there under an open licence, and a
 * research paper stands in for the technical report.
 */
export function mofOf(published: readonly Published[]): Mof {
  const counts = (kind: ArtifactKind) => isOpenly(kind, published);
  const stands = (kind: ArtifactKind) => counts(kind) || (kind === 'technical-report' && counts('research-paper'));
  let reached: MofClass | null = null;
  for (const next of MOF_CLASSES) {
    const lacks = REQUIRED[next].filter((kind) => !stands(kind));
    if (lacks.length > 0) return { reached, next, lacks };
    reached = next;
  }
  return { reached, next: null, lacks: [] };
}

function isOpenly(kind: ArtifactKind, published: readonly Published[]): boolean {
  return published.some((one) => one.kind === kind && one.licence?.isOpen);
}

/** What is open of a release, in short: for the announcement. */
export function openSummary(dossier: Dossier, checking: Checking): OpenSummary {
  return summaryOf(publishedOf(dossier, checking));
}

function summaryOf(published: readonly Published[]): OpenSummary {
  const data = published.filter(({ kind }) => kind === 'dataset');
  return {
    weights: isOpenly('weights', published),
    code: isOpenly('training-code', published),
    // One closed part of a corpus closes it.
    data: data.length > 0 && data.every(({ licence }) => licence?.isOpen),
    mof: mofOf(published).reached,
  };
}

/** How open it is, by three measures. */
export function opennessItems(dossier: Dossier, published: readonly Published[]): Item[] {
  const summary = summaryOf(published);
  return [mof(dossier, published), osaid(dossier, published), collective(dossier, summary)];
}

function mof({ release }: Dossier, published: readonly Published[]): Item {
  const id = 'openness.mof';
  if (release.kind === 'dataset') return item(id, 'notApplicable', because('forModels'));
  const { reached, next, lacks } = mofOf(published);
  const params = { next: next ?? '', lacks: { kinds: lacks } };
  if (reached === null) return item(id, 'missing', because('mofNone', params));
  if (next === null) return item(id, 'met', because('mofFirst'));
  return item(id, 'met', because('mofReached', { class: reached, ...params }));
}

/** The elements of the Open Source AI Definition 1.0: information on the data, the code, the parameters. */
function osaid({ release }: Dossier, published: readonly Published[]): Item {
  const id = 'openness.osaid';
  if (release.kind === 'dataset') return item(id, 'notApplicable', because('forModels'), { source: 'osaid' });
  const has = (kind: ArtifactKind) => published.some((one) => one.kind === kind);
  const approved = (kind: ArtifactKind) => published.some((one) => one.kind === kind && one.licence?.osi);
  const lacks: NameKey[] = [];
  if (!has('data-card') && !has('dataset') && !has('technical-report') && !release.stated.data)
    lacks.push('data-information');
  if (!approved('preprocessing-code')) lacks.push('code-of-data');
  if (!approved('training-code')) lacks.push('code-of-training');
  if (!approved('inference-code')) lacks.push('code-of-running');
  if (!isOpenly('weights', published)) lacks.push('open-weights');
  return lacks.length === 0
    ? item(id, 'met', because('osaidMet'), { source: 'osaid' })
    : item(id, 'missing', because('osaidLacks', { lacks: { names: lacks } }), { source: 'osaid' });
}

/** Open corpus, open code, open weights. */
function collective({ release }: Dossier, { weights, code, data }: OpenSummary): Item {
  const id = 'openness.collective';
  const asked: [NameKey, boolean][] = [['open-corpus', data]];
  if (release.kind === 'model') asked.push(['open-code', code], ['open-weights', weights]);
  const lacks = asked.filter(([, isThere]) => !isThere).map(([name]) => name);
  return lacks.length === 0
    ? item(id, 'met', because('collectiveMet'), { source: 'collective' })
    : item(id, 'missing', because('collectiveLacks', { lacks: { names: lacks } }), { source: 'collective' });
}
