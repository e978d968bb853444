/** The routes of this command's buttons, apart from what they do: cards name them, and what they do answers with cards. */
export const editRoute = { route: 'contributor:edit', args: {} } as const;
export const backRoute = { route: 'contributor:back', args: {} } as const;
/** A page of those who fit: the number of a skill (0: any), a language (`any`), 1 for those who are free. */
export const findPageRoute = {
  route: 'contributor:found',
  args: { page: 'integer', skill: 'integer', language: 'string', free: 'integer' },
} as const;
/** A page of a profile's credits. */
export const creditsPageRoute = {
  route: 'contributor:credits',
  args: { page: 'integer', contributor: 'integer' },
} as const;
