/** The routes of this command's buttons, apart from what they do: cards name them, and what they do answers with cards. */
export const exportRoute = { route: 'privacy:export', args: {} } as const;
/** Asks first. */
export const eraseRoute = { route: 'privacy:erase', args: {} } as const;
export const confirmRoute = { route: 'privacy:confirm', args: {} } as const;
export const cancelRoute = { route: 'privacy:cancel', args: {} } as const;
