/** The routes of this command's buttons, apart from what they do: cards name them, and what they do answers with cards. */
export const editRoute = { route: 'contributor:edit', args: {} } as const;
