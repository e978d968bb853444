/** The preview of a release's announcement. */
export const previewRoute = { route: 'release:preview', args: { release: 'integer' } } as const;
/** Announces what was previewed: this version, shown as an `embed` or as `components`, which no edit can change. */
export const announceRoute = {
  route: 'release:announce',
  args: { release: 'integer', version: 'integer', look: 'string' },
} as const;
/** A page of the list: its number, and the state or `all`. */
export const pageRoute = { route: 'release:page', args: { page: 'integer', state: 'string' } } as const;
