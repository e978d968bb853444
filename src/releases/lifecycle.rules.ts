/** The life of a release, in its order. */
export const STATES = ['draft', 'in_review', 'approved', 'announced', 'superseded', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

/** Those of a release that was not announced yet. A repository has one such release at a time. */
export const UNDER_WAY = ['draft', 'in_review', 'approved'] as const satisfies readonly State[];

/** How far a release may be relied on: a research model that does not say so is taken for a product. */
export const MATURITIES = ['research', 'experimental', 'ready'] as const;
export type Maturity = (typeof MATURITIES)[number];

export const REPOSITORY_KINDS = ['model', 'dataset'] as const;
export type RepositoryKind = (typeof REPOSITORY_KINDS)[number];

/** What each state may become. */
const NEXT: Readonly<Record<State, readonly State[]>> = {
  draft: ['in_review'],
  in_review: ['draft', 'approved'],
  approved: ['draft', 'in_review', 'announced'],
  announced: ['superseded', 'withdrawn'],
  superseded: ['withdrawn'],
  withdrawn: [],
};

/** The states from which a release can come into `state`. */
export function statesBefore(state: State): State[] {
  return STATES.filter((from) => NEXT[from].includes(state));
}
