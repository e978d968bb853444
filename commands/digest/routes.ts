/** The routes of this command's buttons and menus, apart from what they do: cards name them. */

/** A page of the list of sources. */
export const pageRoute = { route: 'digest:sources', args: { page: 'integer' } } as const;
/** One of the feeds that a page offers. */
export const offerRoute = { route: 'digest:offer', args: { offer: 'integer' } } as const;
/** Sources of the starter list. */
export const suggestRoute = { route: 'digest:suggest', args: { kind: 'string' } } as const;
/** Why the stories of a digest are there, and what was left out. */
export const whyRoute = { route: 'digest:why', args: { digest: 'integer' } } as const;
/** What had no room in a digest. */
export const moreRoute = { route: 'digest:more', args: { digest: 'integer' } } as const;
/** Where a digest is discussed. */
export const discussRoute = { route: 'digest:discuss', args: { digest: 'integer' } } as const;
/** Stories to take out of a digest. */
export const strikeRoute = { route: 'digest:strike', args: { digest: 'integer' } } as const;
/** Topics and sources to leave out from now on. */
export const muteRoute = { route: 'digest:mute', args: { digest: 'integer' } } as const;
