import {
  type APIChannel,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import { giveUp, markDelivered, markRewritten, markSending, type OutboxRow } from '../database/outbox.rows.ts';
import type { Delivery } from './delivery.ts';
import { text } from './kit.ts';
import { type Found, findMark } from './mark.ts';
import { filesOf, type Message, messageBody } from './reply.ts';
import { findPost, followSubject, startPost, whileOpen } from './threads.ts';

/** Sends a row, unless it stands there already or was taken back. */
export async function post(row: OutboxRow, delivery: Delivery): Promise<void> {
  const { db, clock, log, rest } = delivery;
  const channelId = row.channelId ?? (await openDirectMessages(rest, row.userId ?? ''));
  const found = row.state === 'sending' ? await find(row, channelId, delivery) : 'nowhere';
  if (found === 'unknown') {
    log.error({ outbox: row.id }, 'a message may stand further back than was looked: it is not sent again');
    giveUp(db, row.id, 'parked', 'it may stand in the channel already');
    return;
  }
  if (found !== 'nowhere') {
    record(row, found, delivery);
    return;
  }
  if (row.unwanted) {
    giveUp(db, row.id, 'gone', 'taken back');
    return;
  }
  const triedAt = row.triedAt ?? clock();
  // Before it is rendered: what changes from here on is counted, and has it rewritten.
  if (!markSending(db, row.id, triedAt)) return;
  const message = await make(row, delivery);
  if (!message) {
    giveUp(db, row.id, 'gone', 'nothing to say any more');
    return;
  }
  const body = markedBody(message, row.id);
  const sent = row.isPost
    ? await startPost(channelId, message, body, rest)
    : await send(channelId, message, { ...body, nonce: nonceOf(row.id, triedAt), enforce_nonce: true }, rest);
  record(row, sent, delivery);
}

/** Makes the message of a row anew, as its subject is now. In an archived thread it is edited all the same. */
export async function rewrite(row: OutboxRow, delivery: Delivery): Promise<void> {
  const { rest } = delivery;
  const message = await make(row, delivery);
  if (message) {
    const { flags, components, content, embeds, allowed_mentions } = markedBody(message, row.id);
    const body = { flags, components, content, embeds, allowed_mentions };
    await whileOpen(rest, row.postedChannelId ?? '', async () => {
      if (message.post) await followSubject(row, message.post, rest);
      await rest.patch(messageRoute(row), { body, ...filesOf(message) });
    });
  }
  markRewritten(delivery.db, row.id, row.stale, delivery.clock());
}

/** Takes back what was posted. */
export async function remove(row: OutboxRow, { db, rest }: Delivery): Promise<void> {
  await whileOpen(rest, row.postedChannelId ?? '', () => rest.delete(messageRoute(row)));
  giveUp(db, row.id, 'gone', 'taken back');
}

async function openDirectMessages(rest: REST, userId: string): Promise<string> {
  const channel = (await rest.post(Routes.userChannels(), { body: { recipient_id: userId } })) as APIChannel;
  return channel.id;
}

function find(row: OutboxRow, channelId: string, delivery: Delivery): Promise<Found> {
  return row.isPost ? findPost(row, channelId, delivery) : findMark(row, channelId, delivery);
}

/** The message of a row; to a person who could not be reached directly it says their name, and notifies them. */
async function make(row: OutboxRow, delivery: Delivery): Promise<Message | null> {
  const message = await delivery.render(row);
  const { addressee } = row.facts;
  // Who erased their data meanwhile has a pseudonym there, which nobody can be called by.
  if (!message || typeof addressee !== 'string' || !/^\d+$/.test(addressee)) return message;
  const components = [text(`<@${addressee}>`), ...(message.components ?? [])];
  return { ...message, components, mentions: { users: [addressee] } };
}

async function send(
  channelId: string,
  message: Message,
  body: RESTPostAPIChannelMessageJSONBody,
  rest: REST,
): Promise<{ channelId: string; messageId: string }> {
  const sent = await whileOpen(rest, channelId, () =>
    rest.post(Routes.channelMessages(channelId), { body, ...filesOf(message) }),
  );
  return { channelId, messageId: (sent as APIMessage).id };
}

function record(row: OutboxRow, at: { channelId: string; messageId: string }, { db, clock, onThread }: Delivery): void {
  db.transaction(() => {
    markDelivered(db, row.id, at.channelId, at.messageId, clock());
    if (row.isPost) onThread(row, at.channelId);
  }).immediate();
}

/** The row's number as `id` of the first component: what tells our message from others after a crash. */
function markedBody(message: Message, mark: number): RESTPostAPIChannelMessageJSONBody {
  const [first, ...others] = message.components ?? [];
  if (!first) throw new TypeError('a posted message needs a component, to carry its mark');
  const components: APIMessageTopLevelComponent[] = [{ ...first, id: mark }, ...others];
  return messageBody({ ...message, components });
}

/** At most 25 characters, the same for each try of a row, different in another database. */
function nonceOf(id: number, triedAt: number): string {
  return `${id.toString(36)}.${triedAt.toString(36)}`;
}

function messageRoute(row: OutboxRow) {
  return Routes.channelMessage(row.postedChannelId ?? '', row.messageId ?? '');
}
