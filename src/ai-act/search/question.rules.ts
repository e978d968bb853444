import { UserError } from '../../user-error.ts';

/** What one asks in one go, in characters. */
const MAX_QUESTION = 500;

/**
 * A question as somebody typed it, on one line.
 * @throws {UserError} when nothing is asked, or too much at once
 */
export function readQuestion(typed: string): string {
  const question = typed
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(question)) throw new UserError('ai-act.errors.noQuestionAsked');
  if ([...question].length > MAX_QUESTION) throw new UserError('ai-act.errors.longQuestion', { most: MAX_QUESTION });
  return question;
}
