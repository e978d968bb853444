import type { Area, Priority, Size } from './rules.ts';

/** An open task that could be somebody's next. */
export interface Candidate {
  id: number;
  area: Area;
  size: Size;
  priority: Priority;
  dueAt: number | null;
  /** Names of the skills that it asks for. */
  skills: readonly string[];
}

/** What is known of the person who looks for work. */
export interface Worker {
  skills: readonly string[];
  /** What they finished: area and size of each task. */
  finished: readonly { area: Area; size: Size }[];
}

/** Why a task was suggested; `commands/` puts it into words. */
export type Reason =
  | { why: 'skills'; skills: string[] }
  | { why: 'area'; area: Area; count: number }
  | { why: 'small' }
  | { why: 'usualSize'; size: Size }
  | { why: 'overdue'; at: number }
  | { why: 'due'; at: number }
  | { why: 'urgent' }
  | { why: 'learn'; skills: string[] }
  | { why: 'anyone' };

export interface Suggestion {
  id: number;
  /** The strongest first; at least one. */
  reasons: Reason[];
}

const SOON = 7 * 86_400_000;

/**
 * Tasks in the order in which they fit a person, each with its reasons: skills weigh most, then what they finished before, then a
 * size that suits them, then what is urgent. Of equals the newest comes first.
 * @param now ms since the epoch
 */
export function rank(candidates: readonly Candidate[], worker: Worker, now: number): Suggestion[] {
  return candidates
    .map((task) => {
      const found = weigh(task, worker, now);
      const weight = found.reduce((sum, reason) => sum + reason.weight, 0) - burden(task, worker);
      return { id: task.id, weight, reasons: reasonsOf(task, found) };
    })
    .sort((a, b) => b.weight - a.weight || b.id - a.id)
    .map(({ id, reasons }) => ({ id, reasons }));
}

/** Whether a due date is less than a week away, or past. */
export function isSoon(dueAt: number | null, now: number): boolean {
  return dueAt !== null && dueAt < now + SOON;
}

interface Weighed {
  weight: number;
  reason: Reason;
}

function weigh({ area, size, priority, dueAt, skills }: Candidate, worker: Worker, now: number): Weighed[] {
  const known = skills.filter((skill) => worker.skills.includes(skill));
  const inArea = worker.finished.filter((task) => task.area === area).length;
  const found: (Weighed | false)[] = [
    known.length > 0 && { weight: 4 + 2 * known.length, reason: { why: 'skills', skills: known } },
    inArea > 0 && { weight: 2 + Math.min(inArea, 3), reason: { why: 'area', area, count: inArea } },
    worker.finished.length === 0 && size === 'S' && { weight: 4, reason: { why: 'small' } },
    usualSize(worker) === size && { weight: 1, reason: { why: 'usualSize', size } },
    dueAt !== null && dueAt < now && { weight: 3, reason: { why: 'overdue', at: dueAt } },
    dueAt !== null && dueAt >= now && isSoon(dueAt, now) && { weight: 3, reason: { why: 'due', at: dueAt } },
    priority === 'high' && { weight: 2, reason: { why: 'urgent' } },
  ];
  return found.filter((one) => one !== false).sort((a, b) => b.weight - a.weight);
}

/** What speaks against it: weeks of work for a newcomer, skills that they lack, that it can wait. */
function burden({ size, priority, skills }: Candidate, worker: Worker): number {
  const lacking = skills.filter((skill) => !worker.skills.includes(skill)).length;
  const tooBig = worker.finished.length === 0 && size === 'L' ? 4 : 0;
  return Math.min(lacking, 3) + tooBig + (priority === 'low' ? 1 : 0);
}

/** Nothing is suggested without a reason: at the least, one can learn from it, or anyone can do it. */
function reasonsOf({ skills }: Candidate, found: readonly Weighed[]): Reason[] {
  if (found.length > 0) return found.map(({ reason }) => reason);
  return [skills.length > 0 ? { why: 'learn', skills: [...skills] } : { why: 'anyone' }];
}

/** The size that they finished most often; of equals the smaller. */
function usualSize({ finished }: Worker): Size | undefined {
  const sizes: Size[] = ['S', 'M', 'L'];
  const often = (size: Size) => finished.filter((task) => task.size === size).length;
  const [usual] = sizes.filter((size) => often(size) > 0).sort((a, b) => often(b) - often(a));
  return usual;
}
