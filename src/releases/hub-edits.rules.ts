/** How a repository stands on the Hub. */
export interface Sight {
  /** `gone`: removed, or made private where the Hub does not tell us which. */
  access: 'public' | 'private' | 'disabled' | 'gone';
  repository: string;
  revision: string;
  licence: string | null;
  gated: boolean;
}

/** What differs from one sight to the next. */
export interface Edit {
  what: keyof Sight;
  from: string | null;
  to: string | null;
}

/**
 * What the maintainers of an announced release are to be told of.
 * @param before as it was last seen
 * @param now as it is now
 * @param announced as the release itself has it by now: what it says already is no news
 */
export function editsBetween(before: Sight, now: Sight, announced: Sight): Edit[] {
  // Of what can't be seen, nothing else can be said.
  const told: (keyof Sight)[] =
    now.access === 'public' ? ['access', 'repository', 'licence', 'gated', 'revision'] : ['access'];
  return told
    .filter((what) => now[what] !== before[what] && (what === 'access' || now[what] !== announced[what]))
    .map((what) => ({ what, from: worded(before[what]), to: worded(now[what]) }));
}

const worded = (value: Sight[keyof Sight]) => (value === null ? null : String(value));

/** How a repository is kept in mind that can't be seen: as it was. */
export function hidden(before: Sight, access: Exclude<Sight['access'], 'public'>): Sight {
  return { ...before, access };
}
