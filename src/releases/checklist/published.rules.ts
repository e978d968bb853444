import type { ArtifactKind, Dossier, Release } from '../release.ts';
import { judgeLicence, type Licence, type LicenceBook } from './licence.rules.ts';

/** Something that is published with a release, listed by its author or following from what else is known. */
export interface Named {
  kind: ArtifactKind;
  address: string;
  /** Its licence as it was written; null: nobody says. */
  written: string | null;
  /** A dataset that the card names: it may be somebody else's. */
  isIngredient: boolean;
}

/** The same, with its licence understood. */
export interface Published extends Named {
  licence: Licence | null;
}

/** The same, where somebody says under which licence. */
export type Licensed = Published & { licence: Licence };

export function isLicensed(one: Published): one is Licensed {
  return one.licence !== null;
}

/** What the checklist is computed with beside the dossier. */
export interface Checking {
  licences: LicenceBook;
  now: number;
  /** Of the Hub. */
  endpoint: string;
}

/** The page of the release's repository; null: it was drafted by hand. */
export function repositoryPage({ hub }: Pick<Release, 'hub'>, endpoint: string): string | null {
  return hub && `${endpoint}/${hub.kind === 'dataset' ? 'datasets/' : ''}${hub.repository}`;
}

/** The card of the revision that was read. */
export function cardPage({ hub }: Pick<Release, 'hub'>, endpoint: string): string | null {
  return hub && `${repositoryPage({ hub }, endpoint)}/blob/${hub.revision}/README.md`;
}

/** All that is published, with the licences understood. */
export function publishedOf(dossier: Dossier, { licences, endpoint }: Checking): Published[] {
  return namedOf(dossier, endpoint).map((one) => ({ ...one, licence: judgeLicence(one.written, licences) }));
}

/**
 * All that is published: what the author lists, and, of the kinds that they do not list, what follows from the Hub's
 * facts (the repository is weights or data under its licence, with a card; datasets that the Hub shows have theirs) and
 * from the addresses that the author gives.
 */
export function namedOf({ release, artifacts }: Pick<Dossier, 'release' | 'artifacts'>, endpoint: string): Named[] {
  const ingredients = (release.hub?.ingredients ?? [])
    .filter(({ kind, isFound }) => kind === 'dataset' && isFound)
    .map(({ id, licence }): Found => ['dataset', `${endpoint}/datasets/${id}`, licence, true]);
  const isListed = ([kind]: Found) => artifacts.some((one) => one.kind === kind);
  const found: Found[] = [
    ...artifacts.map(({ kind, address, licence }): Found => [kind, address, licence, false]),
    ...[...impliedBy(release, endpoint), ...ingredients].filter((one) => !isListed(one)),
  ];
  return found.map(([kind, address, written, isIngredient]) => ({ kind, address, written, isIngredient }));
}

type Found = [kind: ArtifactKind, address: string, licence: string | null, isIngredient: boolean];

function impliedBy(release: Release, endpoint: string): Found[] {
  const { hub, stated } = release;
  const page = repositoryPage(release, endpoint);
  const card = cardPage(release, endpoint);
  const all: Found[] = [];
  if (hub && page && card) {
    const licence = stated.licence ?? hub.licence;
    const isModel = release.kind === 'model';
    all.push([isModel ? 'weights' : 'dataset', page, licence, false]);
    if (hub.card === 'read') all.push([isModel ? 'model-card' : 'data-card', card, licence, false]);
    if (hub.evaluations.length > 0) all.push(['evaluation-results', page, licence, false]);
  }
  if (stated.trainingSummary) all.push(['training-summary', stated.trainingSummary, null, false]);
  if (stated.copyrightPolicy) all.push(['copyright-policy', stated.copyrightPolicy, null, false]);
  return all;
}
