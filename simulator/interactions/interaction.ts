import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  APIUser,
  InteractionType,
} from 'discord-api-types/v10';
import type { Answer } from '../api.ts';

/** One use of the bot by a person: from the INTERACTION_CREATE until its token expires. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly createdAt: number;
  readonly user: APIUser;
  readonly channelId: string;
  /** The message that carried the button, select or modal. */
  readonly sourceId?: string | undefined;
  readonly metadata: object;
  /** `waiting` until the bot acknowledges it; `failed` when it did so too late. */
  state: 'waiting' | 'acknowledged' | 'failed';
  /** What `@original` stands for. */
  originalId?: string | undefined;
  /** Messages that its token may change. */
  readonly messageIds: Set<string>;
  /** A deferral that nothing has followed yet. */
  deferred?: 'reply' | 'update' | undefined;
  /** The modal that it opened. */
  modal?: APIModalInteractionResponseCallbackData | undefined;
  readonly settle: (answer: Settled) => void;
}

/** What the person who waits is given in the end. */
export type Settled = Answer | { kind: 'choices'; choices: APIApplicationCommandOptionChoice[] };
