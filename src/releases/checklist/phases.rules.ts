import { amounts, proseOf, type Written } from './prose.rules.ts';

/** Phases of a training, by the words that name them in English and French. The first that fits is meant. */
const PHASES = [
  [
    'contextExtension',
    /context(?:[- ]length)?[- ]extension|context (?:was |is |were )?extended|extend\w* (?:the |its )?context|extension du contexte|allongement du contexte|contexte (?:a été |est )?étendu|étend\w* (?:le|son) contexte/i,
  ],
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
const TOKENS = 'tokens?|jetons?';

/**
 * A row of a table speaks of the phase that it names, where a column holds tokens; else of the phase that was named
 * last above it, in a title.
 */
function readPhases(body: string): Claim[] {
  const claims: Claim[] = [];
  let titled: Phase | null = null;
  let header: string | null = null;
  for (const line of proseOf(body).split('\n')) {
    if (line.trimStart().startsWith('|')) {
      header ??= line;
      claims.push(...rowClaims(line, header, titled));
      continue;
    }
    header = null;
    titled = (TITLE.test(line) && phasesIn(line)[0]) || titled;
    claims.push(...line.split(/(?<=[.!?])\s+(?!\d)/).flatMap(sentenceClaims));
  }
  return claims;
}

function rowClaims(row: string, header: string, titled: Phase | null): Claim[] {
  const [named] = phasesIn(row);
  // A row that counts tokens itself is no header of a column.
  const hasColumn = new RegExp(`\\b(?:${TOKENS})\\b`, 'i').test(header) && amounts(header, TOKENS).length === 0;
  const phase = hasColumn ? named : titled;
  const [tokens] = amounts(row, hasColumn ? '' : TOKENS);
  return phase && tokens ? [{ phase, where: 'table', tokens }] : [];
}

/** A sentence that names two phases would leave it open of which it tells. */
function sentenceClaims(sentence: string): Claim[] {
  const [phase, another] = phasesIn(sentence);
  const [tokens] = amounts(sentence, TOKENS);
  return phase && !another && tokens ? [{ phase, where: 'text', tokens }] : [];
}

function phasesIn(words: string): Phase[] {
  return PHASES.filter(([, named]) => named.test(words)).map(([phase]) => phase);
}

function sum(claims: readonly Claim[], phase: Phase, where: Claim['where']): { value: number; margin: number } {
  const some = claims.filter((claim) => claim.phase === phase && claim.where === where);
  return {
    value: some.reduce((total, { tokens }) => total + tokens.value, 0),
    margin: some.reduce((total, { tokens }) => total + tokens.margin, 0),
  };
}
