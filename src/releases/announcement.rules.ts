import { type Named, namedOf } from './checklist/published.rules.ts';
import { type Facts, factsOf } from './facts.rules.ts';
import type { Dossier, OpenSummary, Release } from './release.ts';
import { isRepositoryId, pageOf, type Repository } from './repository.rules.ts';

/** A page that an announcement leads to. */
export type Link =
  | { what: 'page' | 'demo' | 'report' | 'code' | 'training-summary'; url: string }
  | { what: 'base' | 'data'; id: string; url: string };

/**
 * All that an announcement says, frozen: what is edited later is told by an amendment only. Without its people and its
 * notes, which are read when it is made: who erases their data need not be looked for here.
 */
export interface Announcement extends Pick<Release, 'name' | 'family' | 'kind' | 'maturity' | 'override' | 'version'> {
  summary: Release['stated']['summary'];
  intendedUse: string | null;
  facts: Facts;
  /** The commit on the Hub. */
  revision: string | null;
  artifacts: Named[];
  open: OpenSummary;
  links: Link[];
}

/** A row of buttons holds five; two rows are enough for anybody. */
const MAX_LINKS = 9;

/** What is said of a release: the preview and the post are made of the same. */
export function announcementOf(dossier: Dossier, open: OpenSummary, endpoint: string): Announcement {
  const { release } = dossier;
  const artifacts = namedOf(dossier, endpoint);
  const { name, family, kind, maturity, override, version, stated, hub } = release;
  return {
    name,
    family,
    kind,
    maturity,
    override,
    version,
    summary: stated.summary,
    intendedUse: stated.intendedUse,
    facts: factsOf(release),
    revision: hub?.revision ?? null,
    artifacts,
    open,
    links: linksOf(release, artifacts, endpoint),
  };
}

function linksOf(release: Release, artifacts: readonly Named[], endpoint: string): Link[] {
  const { hub } = release;
  const { baseModels, datasets } = factsOf(release);
  const own = hub && { kind: hub.kind, id: hub.repository };
  const first = (...kinds: Named['kind'][]) => artifacts.find(({ kind }) => kinds.includes(kind))?.address;
  const page = own ? pageOf(own, endpoint) : first('weights', 'dataset');
  const named: [Exclude<Link['what'], 'base' | 'data'>, string | null | undefined][] = [
    ['page', page],
    ['demo', first('demo')],
    ['report', first('technical-report', 'research-paper')],
    ['code', first('training-code', 'inference-code', 'evaluation-code')],
    ['training-summary', first('training-summary')],
  ];
  const made = (what: 'base' | 'data', kind: Repository['kind'], ids: readonly string[]): Link[] =>
    ids.filter(isRepositoryId).map((id) => ({ what, id, url: pageOf({ kind, id }, endpoint) }));
  const all = [
    ...named.flatMap(([what, url]): Link[] => (url ? [{ what, url }] : [])),
    ...made('base', 'model', baseModels),
    ...made('data', 'dataset', datasets),
  ];
  return all.filter((link, i) => all.findIndex(({ url }) => url === link.url) === i).slice(0, MAX_LINKS);
}
