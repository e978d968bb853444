/** The card of a release. */
export const viewRoute = { route: 'release:view', args: { release: 'integer' } } as const;
/** A menu of the sections that can be edited. */
export const editRoute = { route: 'release:edit', args: { release: 'integer' } } as const;
export const submitRoute = { route: 'release:submit', args: { release: 'integer' } } as const;
/** Approves what was looked at: this version. */
export const approveRoute = { route: 'release:approve', args: { release: 'integer', version: 'integer' } } as const;
export const returnRoute = { route: 'release:return', args: { release: 'integer' } } as const;
/** The preview of a release's announcement, in both languages, and in one where both are too long for a message. */
export const previewRoute = { route: 'release:preview', args: { release: 'integer' } } as const;
export const previewInRoute = {
  route: 'release:preview-in',
  args: { release: 'integer', locale: 'string' },
} as const;
/**
 * Announces what was previewed: this version, now (0) or at that moment in ms since the epoch. It was shown as an
 * `embed` or as `components`, which no edit can change.
 */
export const announceRoute = {
  route: 'release:announce',
  args: { release: 'integer', version: 'integer', at: 'integer', look: 'string' },
} as const;
export const cancelRoute = { route: 'release:cancel', args: { release: 'integer' } } as const;
/** The announcement in a language, for whoever reads the other. */
export const readRoute = { route: 'release:read', args: { release: 'integer', locale: 'string' } } as const;
/** A page of the list: its number, and what it is narrowed to. */
export const pageRoute = { route: 'release:page', args: { page: 'integer', filter: 'string' } } as const;
/** Asks for the note of an amendment. */
export const amendRoute = { route: 'release:amend', args: { release: 'integer' } } as const;
/** Has the announcement tell of this version. */
export const amendFormRoute = { route: 'release:amend', args: { release: 'integer', version: 'integer' } } as const;
