import type { Parts } from '../parts.ts';
import type { Texts } from '../texts.ts';
import type { Guild } from './context.ts';
import type { Message } from './reply.ts';

/** What a renderer may look at: the subject as it is now, and in which language it is told. */
export interface Look extends Parts {
  t: Texts;
  guild: Guild | null;
}

/**
 * Makes the message for one kind of outbox row, at delivery and again whenever its subject changes.
 * The message needs a component, whose `id` becomes the row's mark. Null: there is nothing to say any more.
 */
export type Renderer = (facts: Record<string, unknown>, look: Look) => Message | null | Promise<Message | null>;
