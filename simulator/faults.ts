import type { Fault } from './api.ts';

/** The faults that tests have asked for and that have not all happened yet. */
export interface FaultPlan {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that this request meets, used up by it. */
  next(method: string, path: string): Fault['what'] | undefined;
}

interface Planned {
  readonly fault: Fault;
  passes: number;
  left: number;
}

export function createFaultPlan(): FaultPlan {
  let planned: Planned[] = [];

  function meets(entry: Planned, method: string, path: string): boolean {
    const { fault } = entry;
    if (entry.left === 0 || (fault.method && fault.method.toUpperCase() !== method)) return false;
    if (path.search(fault.path) === -1) return false;
    if (entry.passes === 0) return true;
    entry.passes -= 1;
    return false;
  }

  return {
    add: (fault) => void planned.push({ fault, passes: fault.after ?? 0, left: fault.times ?? 1 }),
    clear: () => {
      planned = [];
    },
    next(method, path) {
      const entry = planned.find((candidate) => meets(candidate, method, path));
      if (!entry) return undefined;
      entry.left -= 1;
      return entry.fault.what;
    },
  };
}
