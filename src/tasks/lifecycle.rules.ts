import type { State } from './rules.ts';

/** What can be done with a task. */
export const ACTIONS = [
  'claim',
  'unclaim',
  'renew',
  'submit',
  'approve',
  'return',
  'edit',
  'assign',
  'close',
  'reopen',
  'freeze',
  'unfreeze',
  'comment',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What decides about the actions on a task. */
export interface Situation {
  state: State;
  frozen: boolean;
  /** Discord ids of those who hold it. */
  claimants: readonly string[];
  capacity: number;
  /** Whether something that it waits for is unfinished. */
  blocked: boolean;
  authorId: string;
  reviewerId: string | null;
}

/** Who asks. */
export interface Asker {
  id: string;
  contributor: boolean;
  maintainer: boolean;
  /** Whether the guild lets those who did a task approve it. */
  ownApproval: boolean;
}

/** What this person may do with the task now. The store asks again within its statement: somebody may be quicker. */
export function actionsFor(task: Situation, asker: Asker): Action[] {
  return ACTIONS.filter((action) => RULES[action](task, asker));
}

/** Whether anybody could claim it: there is work, a free place, and nothing in the way. */
export function isClaimable({ state, frozen, claimants, capacity, blocked }: Situation): boolean {
  return (state === 'open' || state === 'claimed') && !frozen && !blocked && claimants.length < capacity;
}

const isUnfinished = ({ state }: Situation) => state === 'open' || state === 'claimed' || state === 'in_review';
const holds = ({ claimants }: Situation, { id }: Asker) => claimants.includes(id);
const mayChange = ({ authorId }: Situation, { id, maintainer }: Asker) => maintainer || id === authorId;

const RULES: Record<Action, (task: Situation, asker: Asker) => boolean> = {
  claim: (task, asker) => asker.contributor && isClaimable(task) && !holds(task, asker),
  unclaim: (task, asker) => task.state === 'claimed' && holds(task, asker),
  renew: (task, asker) => task.state === 'claimed' && !task.frozen && holds(task, asker),
  submit: (task, asker) => task.state === 'claimed' && !task.frozen && holds(task, asker),
  approve: mayReview,
  return: mayReview,
  edit: (task, asker) => isUnfinished(task) && mayChange(task, asker),
  assign: (task, { maintainer }) => maintainer && isClaimable(task),
  close: (task, asker) => isUnfinished(task) && mayChange(task, asker),
  reopen: (task, asker) => task.state === 'closed' && mayChange(task, asker),
  freeze: (task, asker) => isUnfinished(task) && !task.frozen && mayChange(task, asker),
  unfreeze: (task, asker) => isUnfinished(task) && task.frozen && mayChange(task, asker),
  comment: (task, asker) => mayChange(task, asker) || holds(task, asker) || asker.contributor,
};

/** A maintainer or the named reviewer, but nobody their own work unless the guild allows it. */
function mayReview(task: Situation, asker: Asker): boolean {
  const reviews = asker.maintainer || asker.id === task.reviewerId;
  return task.state === 'in_review' && reviews && (asker.ownApproval || !holds(task, asker));
}
