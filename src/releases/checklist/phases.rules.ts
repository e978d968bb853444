import { amounts, proseOf, type Written } from './prose.rules.ts';

/** Phases of a training, by the words that name them in English and French. The first that fits is meant. */
const PHASES = [
  ['contextExtension', /context(?:[- ]length)?[- ]extension|extension du contexte|allongement du contexte/i],
  ['annealing', /anneal|recuit/i],
  ['continued', /continu(?:ed|al)[- ]pre-?train|pré-?entra[iî]nement continu/i],
  ['initial', /(?:initial|main|first)[- ]pre-?train|pré-?entra[iî]nement (?:initial|principal)/i],
] as const;
export type Phase = (typeof PHASES)[number][0];

interface Disagreement {
  phase: Phase;
  /** Tokens, in all lines of the text and in all tables. */
  text: number;
  table: number;
}

/**
 * The phase of which a card's text and its tables say different numbers of tokens. Phases of the same kind are counted
 * together: a context may be extended twice.
 * @returns `none` where no phase stands in both
 */
export function disagreeingPhase(body: string): Disagreement | 'agree' | 'none' {
  const found = readPhases(body);
  const both = PHASES.map(([phase]) => ({
    phase,
    text: sum(found, phase, 'text'),
    table: sum(found, phase, 'table'),
  })).filter(({ text, table }) => text.value > 0 && table.value > 0);
  const wrong = both.find(({ text, table }) => Math.abs(text.value - table.value) > text.margin + table.margin);
  if (wrong) return { phase: wrong.phase, text: wrong.text.value, table: wrong.table.value };
  return both.length > 0 ? 'agree' : 'none';
}

interface Claim {
  phase: Phase;
  where: 'text' | 'table';
  tokens: Written;
}

/** Headings, items of a list and lines that are as short as a title: sentences compare phases with one another. */
const TITLE = /^\s*(?:#|\d+\.|[-•])|^.{1,60}$/;

/** A table belongs to the phase that was named last above it, in a title. */
function readPhases(body: string): Claim[] {
  const claims: Claim[] = [];
  let phase: Phase | null = null;
  for (const line of proseOf(body).split('\n')) {
    const isTable = line.trimStart().startsWith('|');
    const named = isTable || !TITLE.test(line) ? null : PHASES.find(([, words]) => words.test(line))?.[0];
    if (named) phase = named;
    const about = isTable ? phase : named;
    const [tokens] = amounts(line, 'tokens?|jetons?');
    if (about && tokens) claims.push({ phase: about, where: isTable ? 'table' : 'text', tokens });
  }
  return claims;
}

function sum(claims: readonly Claim[], phase: Phase, where: Claim['where']): { value: number; margin: number } {
  const some = claims.filter((claim) => claim.phase === phase && claim.where === where);
  return {
    value: some.reduce((total, { tokens }) => total + tokens.value, 0),
    margin: some.reduce((total, { tokens }) => total + tokens.margin, 0),
  };
}
