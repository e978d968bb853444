/** The life of a release, in its order. */
export const STATES = ['draft', 'in_review', 'approved', 'announced', 'superseded', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

/** Those of a release that was not announced yet. A repository has one such release at a time. */
export const UNDER_WAY: readonly State[] = ['draft', 'in_review', 'approved'];

/** How far a release may be relied on: a research model that does not say so is taken for a product. */
export const MATURITIES = ['research', 'experimental', 'ready'] as const;
export type Maturity = (typeof MATURITIES)[number];

export const REPOSITORY_KINDS = ['model', 'dataset'] as const;
export type RepositoryKind = (typeof REPOSITORY_KINDS)[number];

/** What can be done with a release. */
export const ACTIONS = [
  'edit',
  'preview',
  'submit',
  'approve',
  'return',
  'announce',
  'cancel',
  'amend',
  'supersede',
  'withdraw',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What decides about the actions on a release. */
export interface Situation {
  state: State;
  draftedBy: string | null;
  announceAt: number | null;
}

/** Who asks. */
export interface Asker {
  id: string;
  maintainer: boolean;
  /** Whether the guild lets the author of a release approve it. */
  ownApproval: boolean;
}

/** What this person may do with the release now. The store asks again within its transaction. */
export function actionsFor(release: Situation, asker: Asker): Action[] {
  return ACTIONS.filter((action) => mayDo(action, asker, release) && statesFor(action).includes(release.state));
}

/** Whether this person is one who may do it, whatever state the release is in. */
export function mayDo(action: Action, asker: Asker, release: Situation): boolean {
  return WHO[action](release, asker);
}

/** In which states it can be done. */
export function statesFor(action: Action): readonly State[] {
  return WHEN[action];
}

const isKeeper = ({ draftedBy }: Situation, { id, maintainer }: Asker) => maintainer || draftedBy === id;
const isMaintainer = (_: Situation, { maintainer }: Asker) => maintainer;
/** Nobody judges their own release, unless the guild allows it. */
const isJudge = ({ draftedBy }: Situation, { id, maintainer, ownApproval }: Asker) =>
  maintainer && (ownApproval || draftedBy !== id);

const WHO: Record<Action, (release: Situation, asker: Asker) => boolean> = {
  edit: isKeeper,
  preview: isKeeper,
  submit: isKeeper,
  approve: isJudge,
  return: isMaintainer,
  announce: isMaintainer,
  cancel: ({ announceAt }, { maintainer }) => maintainer && announceAt !== null,
  amend: isMaintainer,
  supersede: isMaintainer,
  withdraw: isMaintainer,
};

const WHEN: Record<Action, readonly State[]> = {
  // What is changed on an announced release waits for its amendment.
  edit: ['draft', 'in_review', 'approved', 'announced'],
  preview: ['draft', 'in_review', 'approved', 'announced'],
  submit: ['draft'],
  approve: ['in_review'],
  return: ['in_review', 'approved'],
  announce: ['approved'],
  cancel: ['approved'],
  amend: ['announced'],
  supersede: ['announced'],
  withdraw: ['announced', 'superseded'],
};
