import type { APIMessage } from 'discord-api-types/v10';
import type { Answer, OpenModal } from '../api.ts';
import { perform } from './connection.ts';
import { become } from './live.ts';
import type { Action, FieldValue, MenuTarget, OptionValue } from './protocol.ts';
import { dismissedKey, type Failure, state, update, whereOf, words } from './store.ts';

let last = 0;
/** A number that is new each time, for keys and ids of elements. */
export const fresh = (): number => ++last;

/** Runs a slash command in the channel on show. */
export async function runCommand(path: string, options: Record<string, OptionValue>): Promise<void> {
  const channelId = state.channelId ?? '';
  const command = `/${path}`;
  const waiting = { id: fresh(), channelId, command };
  update({ pending: [...state.pending, waiting] });
  await interact({ do: 'command', path, options, where: whereOf(channelId) }, { channelId, command });
  update({ pending: state.pending.filter((other) => other !== waiting) });
}

/** Runs a context-menu command on a message or a person. */
export async function runMenu(name: string, target: MenuTarget): Promise<void> {
  const channelId = state.channelId ?? '';
  await interact({ do: 'menu', name, target, where: whereOf(channelId) }, { channelId, command: name });
}

export const click = (message: APIMessage, customId: string): Promise<void> =>
  interact({ do: 'click', channelId: message.channel_id, messageId: message.id, customId }, at(message));

export const select = (message: APIMessage, customId: string, values: string[]): Promise<void> =>
  interact({ do: 'select', channelId: message.channel_id, messageId: message.id, customId, values }, at(message));

/** Sends a modal that was filled in. Gives why it failed, as a sentence, or nothing when the bot took it. */
export async function submit(modal: OpenModal, fields: Record<string, FieldValue>): Promise<string | undefined> {
  try {
    const { interactionId, data } = modal;
    const answer = await perform(state.persona, { do: 'submit', modal: { interactionId, data }, fields });
    if (answer.kind === 'failed') return words().failed;
    if (state.modal?.interactionId === modal.interactionId) closeModal();
    take(answer, { channelId: state.channelId ?? '' });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Puts the open modal away. */
export function closeModal(): void {
  delete state.modal;
  update({});
}

/** Writes in a channel as the persona. Gives whether it arrived. */
export async function say(channelId: string, text: string): Promise<boolean> {
  try {
    await perform(state.persona, { do: 'say', channelId, text });
    return true;
  } catch (error) {
    fail({ channelId, reason: reasonOf(error) });
    return false;
  }
}

/** Makes the persona use Discord in another language. */
export async function speak(locale: string): Promise<void> {
  await perform(state.persona, { do: 'locale', locale });
  become(state.persona);
}

export const reset = (): Promise<null> => perform(state.persona, { do: 'reset' });

/** Puts an ephemeral message away, for as long as this tab is open. */
export function dismiss(messageId: string): void {
  update({ dismissed: new Set(state.dismissed).add(messageId) });
  sessionStorage.setItem(dismissedKey, JSON.stringify([...state.dismissed]));
}

/** Takes a failure off the page. */
export const forget = (id: number): void => update({ failures: state.failures.filter((failure) => failure.id !== id) });

type Place = Omit<Failure, 'id' | 'reason'>;

const at = (message: APIMessage): Place => ({ channelId: message.channel_id, messageId: message.id });

async function interact(action: Action & { do: 'command' | 'menu' | 'click' | 'select' }, place: Place): Promise<void> {
  update({ failures: state.failures.filter((failure) => !place.messageId || failure.messageId !== place.messageId) });
  const persona = state.persona;
  try {
    const answer: Answer = await perform(persona, action);
    if (persona === state.persona) take(answer, place);
  } catch (error) {
    if (persona === state.persona) fail({ ...place, reason: reasonOf(error) });
  }
}

/** Messages arrive over the live line by themselves; a modal and a failure are known only from the answer. */
function take(answer: Answer, place: Place): void {
  if (answer.kind === 'modal') update({ modal: { ...answer.modal, channelId: place.channelId } });
  else if (answer.kind === 'failed') fail(place);
}

function fail(failure: Omit<Failure, 'id'>): void {
  update({ failures: [...state.failures, { ...failure, id: fresh() }], spoken: failure.reason ?? words().failed });
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
