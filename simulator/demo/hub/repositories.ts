import { CLAIRE } from './claire.ts';
import { repositoryOf } from './entry.ts';
import { INVENTIONS } from './inventions.ts';
import { LUCIE } from './lucie.ts';
import { LUCIOLE } from './luciole.ts';
import type { HubRepository } from './repository.ts';

/** Repositories that moved: the Hub sends whoever asks for the old name to the new one. */
export const RENAMED: Readonly<Record<string, string>> = {
  'OpenLLM-France/Lucie-7B-Base': 'OpenLLM-France/Lucie-7B',
};

/**
 * The real releases of OpenLLM France as they are publicly known, and inventions (the "demo" ones). Texts, commits and
 * dates of commits are the demo's own. Each call makes them anew: they may change.
 */
export function demoRepositories(): HubRepository[] {
  return [...LUCIOLE, ...LUCIE, ...CLAIRE, ...INVENTIONS].map(repositoryOf);
}
