import type { APIMessage } from 'discord-api-types/v10';
import type { Answer, Person } from '../../simulator/api.ts';
import { said, textOf } from './messages.ts';

/** Fills in the form that an answer opened. */
export async function fill(person: Person, opened: Answer, fields: Record<string, string | string[]>): Promise<Answer> {
  if (opened.kind !== 'modal') throw new Error(`answered by ${opened.kind}: ${said(opened)}`);
  return person.submit(opened.modal, fields);
}

/** Resolves with the person's direct message that says these words. */
export async function directMessage(person: Person, words: string): Promise<APIMessage> {
  return new Promise((resolve) => {
    const look = () => {
      const found = person.directMessages().find((message) => textOf(message).includes(words));
      if (!found) return;
      stop();
      resolve(found);
    };
    const stop = person.watch(look);
    look();
  });
}
