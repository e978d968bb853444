/** An article, in a language: where the buttons of a card lead. */
export const showRoute = { route: 'ai-act:show', args: { number: 'string', locale: 'string' } } as const;
