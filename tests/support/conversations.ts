import type { Conversations } from '../../src/parts.ts';

/** Nobody wrote anywhere: for tests in which no job asks. */
export const silence: Conversations = { writtenSince: async () => new Map() };
