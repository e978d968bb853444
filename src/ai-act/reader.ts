import { askModel, NoAnswer } from '../llm/ask.ts';
import type { Parts } from '../parts.ts';
import type { Locale } from '../texts.ts';
import { findProvision, type Knowledge } from './knowledge.ts';
import { instructionsFor, type Note, promptOf, readStatements } from './reader.rules.ts';
import { type Answer, type Statement, textOf } from './search/answer.ts';

const MOST_TOKENS = 600;
/** Whoever asked waits, and has a plain answer to fall back on. */
const TIMEOUT_MS = 15_000;

/**
 * Has the operator's model compose an answer from the provisions that were found, and from nothing else.
 * @returns undefined where there is no model, or its answer cites none of them in some sentence: the plain answer stays
 */
export async function composeAnswer(
  parts: Pick<Parts, 'config' | 'log'>,
  { question, found, knowledge, locale }: { question: string; found: Answer; knowledge: Knowledge; locale: Locale },
): Promise<Statement[] | undefined> {
  const { llm } = parts.config;
  if (!llm || !found.answered) return undefined;
  const notes = notesOf(found, knowledge, locale);
  try {
    const answer = await askModel(parts, llm, {
      instructions: instructionsFor(locale),
      text: promptOf(question, notes),
      mostTokens: MOST_TOKENS,
      timeoutMs: TIMEOUT_MS,
    });
    return readStatements(answer, notes);
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    throw error;
  }
}

/** What the knowledge says on each found provision, and what the plain answer says on it. */
function notesOf({ provisions, statements }: Answer, knowledge: Knowledge, locale: Locale): Note[] {
  return provisions.flatMap((reference) => {
    const found = findProvision(knowledge, reference);
    if (!found) return [];
    const said = statements.filter((statement) => statement.provisions.includes(reference)).map(({ text }) => text);
    const meaning = found.kind === 'article' || found.kind === 'annex' ? [found.meaning[locale]] : [];
    return [{ reference, text: [textOf(found)[locale], ...meaning, ...said].join('\n') }];
  });
}
