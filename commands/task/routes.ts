/** The routes of this command's buttons, apart from what they do: cards name them, and what they do answers with cards. */
export const claimRoute = { route: 'task:claim', args: { task: 'integer' } } as const;
export const unclaimRoute = { route: 'task:unclaim', args: { task: 'integer' } } as const;
export const discussRoute = { route: 'task:discuss', args: { task: 'integer' } } as const;
/** A page of the list: its number, and the filters as filter.ts packs them. */
export const pageRoute = { route: 'task:page', args: { page: 'integer', filter: 'string' } } as const;
/** Picks the state of the tasks to be listed; the other filters stay. */
export const filterRoute = { route: 'task:filter', args: { filter: 'string' } } as const;
