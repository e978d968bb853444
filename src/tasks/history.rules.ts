import type { State } from './rules.ts';

/** What happened to a task, as the event log tells it. `detail.person` is whom it happened to, where that is not the actor. */
export const HAPPENINGS = [
  'created',
  'imported',
  'claimed',
  'assigned',
  'unclaimed',
  'declined',
  'lapsed',
  'renewed',
  'reminded',
  'submitted',
  'approved',
  'returned',
  'edited',
  'closed',
  'reopened',
  'frozen',
  'unfrozen',
  'commented',
] as const;
export type Happening = (typeof HAPPENINGS)[number];

export interface TaskEvent {
  what: string;
  actorId: string | null;
  detail?: Record<string, unknown>;
}

/** What a task is, as far as its history decides it. */
export interface Replayed {
  state: State;
  frozen: boolean;
  claimants: string[];
}

/** The present out of the past: the events of a task, oldest first. */
export function replay(events: readonly TaskEvent[]): Replayed {
  return events.reduce(step, { state: 'open', frozen: false, claimants: [] } satisfies Replayed as Replayed);
}

function step(task: Replayed, { what, actorId, detail }: TaskEvent): Replayed {
  const person = String(detail?.person ?? actorId);
  switch (what) {
    case 'claimed':
    case 'assigned':
      return { ...task, state: 'claimed', claimants: [...task.claimants, person] };
    case 'unclaimed':
    case 'declined':
    case 'lapsed': {
      const claimants = task.claimants.filter((claimant) => claimant !== person);
      return { ...task, claimants, state: claimants.length === 0 ? 'open' : 'claimed' };
    }
    case 'submitted':
      return { ...task, state: 'in_review' };
    case 'returned':
      return { ...task, state: 'claimed' };
    case 'approved':
      return { ...task, state: 'done', frozen: false };
    case 'closed':
      return { ...task, state: 'closed', frozen: false, claimants: [] };
    case 'reopened':
      return { ...task, state: 'open' };
    case 'frozen':
    case 'unfrozen':
      return { ...task, frozen: what === 'frozen' };
    default:
      return task;
  }
}
