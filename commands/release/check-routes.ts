/** A page of a release's checklist. */
export const checkPageRoute = { route: 'release:check', args: { release: 'integer', page: 'integer' } } as const;
/** The part that is picked from its menu: the picked value is a page. */
export const checkPartRoute = { route: 'release:check-part', args: { release: 'integer' } } as const;
