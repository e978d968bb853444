import type { Context } from '../../src/discord/context.ts';
import { text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import type { Release } from '../../src/releases/release.ts';
import { releaseComponents } from './cards.ts';

type Done =
  | 'edited'
  | 'submitted'
  | 'approved'
  | 'returned'
  | 'cancelled'
  | 'amended'
  | 'superseded'
  | 'withdrawn'
  | 'credited'
  | 'uncredited';

/** What a person sees after an act: what was done, and the release as it is now. */
export function releaseAnswer(context: Context, release: Release, done: Done): Message {
  return card([text(context.t(`release.done.${done}`, { id: release.id })), ...releaseComponents(context, release)]);
}
