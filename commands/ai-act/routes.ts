/** A provision, in a language: where the buttons of a card lead. */
export const showRoute = {
  route: 'ai-act:show',
  args: { kind: 'string', number: 'string', locale: 'string' },
} as const;

/** The official text of a provision, a page of it. */
export const textRoute = {
  route: 'ai-act:text',
  args: { kind: 'string', number: 'string', locale: 'string', page: 'integer' },
} as const;

/** A provision for everybody in the channel. */
export const shareRoute = { route: 'ai-act:share', args: { kind: 'string', number: 'string' } } as const;

/** A question that others asked. */
export const questionRoute = { route: 'ai-act:question', args: { id: 'string', locale: 'string' } } as const;
