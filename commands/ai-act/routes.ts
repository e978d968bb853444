/** A provision, in a language: where the buttons of a card lead. */
export const showRoute = {
  route: 'ai-act:show',
  args: { kind: 'string', number: 'string', locale: 'string' },
} as const;

/** The same as an answer of its own: what is posted, or answers a question, stays as it is. */
export const openRoute = {
  route: 'ai-act:open',
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

/** What was told so far of one's situation: the next question, or what follows from it. */
export const obligationsRoute = { route: 'ai-act:duties', args: { state: 'string' } } as const;
/** The same as an answer of its own: where another card, such as a release's, leads to it with what it knows. */
export const openObligationsRoute = { route: 'ai-act:my-duties', args: { state: 'string' } } as const;
/** Figures instead of a choice. */
export const figuresRoute = { route: 'ai-act:figures', args: { state: 'string' } } as const;
/** What follows, as a file, and for everybody in the channel. */
export const exportRoute = { route: 'ai-act:export', args: { state: 'string' } } as const;
export const shareOutcomeRoute = { route: 'ai-act:share-duties', args: { state: 'string' } } as const;
