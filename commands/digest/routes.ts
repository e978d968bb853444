/** A page of the list of sources. */
export const pageRoute = { route: 'digest:sources', args: { page: 'integer' } } as const;
