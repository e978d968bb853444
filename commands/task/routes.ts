/** The routes of this command's buttons, apart from what they do: cards name them, and what they do answers with cards. */
export const claimRoute = { route: 'task:claim', args: { task: 'integer' } } as const;
export const unclaimRoute = { route: 'task:unclaim', args: { task: 'integer' } } as const;
export const renewRoute = { route: 'task:renew', args: { task: 'integer' } } as const;
export const submitRoute = { route: 'task:submit', args: { task: 'integer' } } as const;
export const approveRoute = { route: 'task:approve', args: { task: 'integer' } } as const;
export const returnRoute = { route: 'task:return', args: { task: 'integer' } } as const;
export const editRoute = { route: 'task:edit', args: { task: 'integer' } } as const;
export const closeRoute = { route: 'task:close', args: { task: 'integer' } } as const;
export const reopenRoute = { route: 'task:reopen', args: { task: 'integer' } } as const;
export const freezeRoute = { route: 'task:freeze', args: { task: 'integer' } } as const;
export const unfreezeRoute = { route: 'task:unfreeze', args: { task: 'integer' } } as const;
export const commentRoute = { route: 'task:comment', args: { task: 'integer' } } as const;
/** The card as it is for whoever presses it, with what they may do. */
export const viewRoute = { route: 'task:view', args: { task: 'integer' } } as const;
/** Opens the card of a task that is picked from a list. */
export const pickRoute = { route: 'task:pick', args: {} } as const;
/** Pressed in direct messages, which belong to no guild: so it names the guild. */
export const declineRoute = { route: 'task:decline', args: { guild: 'string', task: 'integer' } } as const;
export const discussRoute = { route: 'task:discuss', args: { task: 'integer' } } as const;
/** A page of the list: its number, and the filters as filter.ts packs them. */
export const pageRoute = { route: 'task:page', args: { page: 'integer', filter: 'string' } } as const;
/** Picks the state of the tasks to be listed; the other filters stay. */
export const filterRoute = { route: 'task:filter', args: { filter: 'string' } } as const;
