import { openDesk } from '../../src/ai-act/desk.ts';
import { findProvision } from '../../src/ai-act/knowledge.ts';
import { shareInChannel } from '../../src/ai-act/share.store.ts';
import { button } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { line, type Message } from '../../src/discord/reply.ts';
import { UserError } from '../../src/user-error.ts';
import { mention } from '../privacy/mention.ts';
import { provisionCard } from './cards.ts';
import { shareRoute } from './routes.ts';

/** Posts a provision in the channel, for everybody. */
export const share = button({
  ...shareRoute,
  audience: 'everyone',
  answers: 'reply',
  async run(context, { kind, number }) {
    const reference = `${kind} ${number}`;
    if (!findProvision(await openDesk(context.parts.db), reference)) throw new UserError('ai-act.errors.noText');
    return shared(context, 'ai-act.provision', { reference });
  },
});

/** Puts into the outbox what somebody wants to show to the channel. @throws {UserError} where the bot may not write */
export function shared(context: Context, kind: string, facts: Record<string, unknown>): Message {
  const { parts, guild, person, channelId, now, t } = context;
  if (!context.mayPost(channelId)) throw new UserError('ai-act.errors.cantPost');
  shareInChannel(parts.db, { guildId: guild.id, channelId, kind, facts, userId: person.id, at: now });
  return line(t('ai-act.shared'));
}

/** A provision as everyone reads it. */
export const provisionShared: Renderer = async ({ reference, sharedBy }, { db, t }) => {
  const knowledge = await openDesk(db);
  const found = findProvision(knowledge, String(reference));
  if (!found) return null;
  return provisionCard(found, knowledge, t, {
    hasText: false,
    canShare: false,
    sharedBy: mention(String(sharedBy), t),
  });
};
