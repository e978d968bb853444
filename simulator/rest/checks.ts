import { invalidForm, refusal } from '../errors.ts';
import type { Problem } from '../problems.ts';
import { checkMessage, isEmptyMessage } from '../rules/messages.ts';
import type { MessageBody } from '../state/compose.ts';
import type { Call } from './route.ts';

/** @throws 50035 when the rules found anything */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidForm(problems);
}

/**
 * The body of a request as a new message.
 * @throws 50035 where it breaks a rule, 50006 when it says nothing
 */
export function newMessageBody({ body, files }: Pick<Call, 'body' | 'files'>, path: Problem['path'] = []): MessageBody {
  const names = files.map(({ name }) => name);
  refuseProblems(checkMessage(body ?? {}, { creating: true, v2: false, files: names }, path));
  if (isEmptyMessage(body, names)) throw refusal(50006);
  return body as MessageBody;
}

/**
 * The body of a request as an edit of a message.
 * @throws 50035 where it breaks a rule
 */
export function editBody({ body, files }: Pick<Call, 'body' | 'files'>, v2: boolean): MessageBody {
  const names = files.map(({ name }) => name);
  refuseProblems(checkMessage(body ?? {}, { creating: false, v2, files: names }));
  return (body ?? {}) as MessageBody;
}
