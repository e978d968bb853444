import {
  type APIChannel,
  type APIMessage,
  type APIMessageTopLevelComponent,
  DiscordAPIError,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import {
  giveUp,
  markCrossposted,
  markDelivered,
  markRewritten,
  markSending,
  markUnsent,
  type OutboxRow,
  postpone,
  say,
  wasSaid,
} from '../database/outbox.ts';
import type { Parts } from '../parts.ts';
import { failureOf, isClosed } from './failure.ts';
import { filesOf, type Message, messageBody } from './reply.ts';

const UNKNOWN_MESSAGE = 10008;
const ALREADY_CROSSPOSTED = 40033;
const PAGE = 100;
const MAX_PAGES = 10;
/** Clocks differ: how much older than the first try a message may look. */
const SLACK_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** The name of the renderer that tells maintainers about a closed channel. */
export const PARKED = 'discord.parked';

export interface Delivery extends Parts {
  /** Without retries and rejecting on rate limits: the outbox alone decides what is sent again. */
  rest: REST;
  /** The bot's own user. */
  botId: string;
  render(row: OutboxRow): Promise<Message | null>;
  /** Where the maintainers of a guild read, if they said so. */
  maintainerChannel(guildId: string): string | null;
}

/** Does the next step of a row: sends, looks for, rewrites or crossposts it. Never throws for what Discord answers. */
export async function deliver(row: OutboxRow, delivery: Delivery): Promise<void> {
  try {
    if (row.state !== 'delivered') await post(row, delivery);
    else if (row.stale > 0) await rewrite(row, delivery);
    else await crosspost(row, delivery);
  } catch (error) {
    settle(row, error, delivery);
  }
}

async function post(row: OutboxRow, delivery: Delivery): Promise<void> {
  const { db, clock, log, rest } = delivery;
  const channelId = row.channelId ?? (await openDirectMessages(rest, row.userId ?? ''));
  const found = row.state === 'sending' ? await findMark(row, channelId, delivery) : 'nowhere';
  if (found === 'unknown') {
    log.error({ outbox: row.id }, 'a message may stand further back than was looked: it is not sent again');
    giveUp(db, row.id, 'parked', 'it may stand in the channel already');
    return;
  }
  if (found !== 'nowhere') {
    markDelivered(db, row.id, channelId, found.id, clock());
    return;
  }
  const triedAt = row.triedAt ?? clock();
  // Before it is rendered: what changes from here on is counted, and has it rewritten.
  markSending(db, row.id, triedAt);
  const message = await delivery.render(row);
  if (!message) {
    giveUp(db, row.id, 'gone', 'nothing to say any more');
    return;
  }
  const body = { ...markedBody(message, row.id), nonce: nonceOf(row.id, triedAt), enforce_nonce: true };
  const sent = (await rest.post(Routes.channelMessages(channelId), { body, ...filesOf(message) })) as APIMessage;
  markDelivered(db, row.id, channelId, sent.id, clock());
}

async function rewrite(row: OutboxRow, delivery: Delivery): Promise<void> {
  const message = await delivery.render(row);
  if (message) {
    const { flags, components, content, embeds, allowed_mentions } = markedBody(message, row.id);
    const body = { flags, components, content, embeds, allowed_mentions };
    await delivery.rest.patch(messageRoute(row), { body, ...filesOf(message) });
  }
  markRewritten(delivery.db, row.id, row.stale);
}

async function crosspost(row: OutboxRow, { db, rest }: Delivery): Promise<void> {
  try {
    await rest.post(Routes.channelMessageCrosspost(row.postedChannelId ?? '', row.messageId ?? ''));
  } catch (error) {
    if (!(error instanceof DiscordAPIError && error.code === ALREADY_CROSSPOSTED)) throw error;
  }
  markCrossposted(db, row.id, 1);
}

/** Decides what a failure means for the row. */
function settle(row: OutboxRow, error: unknown, { db, clock, log, maintainerChannel }: Delivery): void {
  const failure = failureOf(error);
  const reason = (error as Error).message;
  if (failure.kind !== 'refused') {
    const wait = failure.kind === 'wait' ? failure.ms : Math.min(1_000 * 2 ** row.attempts, LONGEST_WAIT_MS);
    // A row that Discord put off did not arrive: it need not be looked for.
    if (failure.kind === 'wait' && row.state === 'waiting') markUnsent(db, row.id);
    postpone(db, row.id, clock() + wait, reason);
    log.warn({ err: error, outbox: row.id, wait }, 'delivery is postponed');
    return;
  }
  if (row.state === 'delivered' && failure.code === UNKNOWN_MESSAGE) {
    giveUp(db, row.id, 'gone', reason);
    return;
  }
  log.error({ err: error, outbox: row.id, kind: row.kind }, 'Discord refuses to take a message');
  db.transaction(() => {
    if (row.state !== 'delivered') giveUp(db, row.id, 'parked', reason);
    else if (row.stale > 0) markRewritten(db, row.id, row.stale);
    else markCrossposted(db, row.id, null);
    const reader = row.guildId && maintainerChannel(row.guildId);
    if (reader && row.channelId && reader !== row.channelId && isClosed(failure.code)) {
      tellOnce(row.guildId, row.channelId, reader, reason);
    }
  }).immediate();

  function tellOnce(guildId: string | null, channelId: string, reader: string, why: string): void {
    const now = clock();
    const subject = `channel:${channelId}`;
    if (wasSaid(db, PARKED, subject, now - DAY_MS)) return;
    say(db, { guildId, to: { channelId: reader }, kind: PARKED, facts: { channelId, reason: why }, subject, at: now });
  }
}

async function openDirectMessages(rest: REST, userId: string): Promise<string> {
  const channel = (await rest.post(Routes.userChannels(), { body: { recipient_id: userId } })) as APIChannel;
  return channel.id;
}

/** Looks for our message that carries this row's mark; `unknown` where too much was written since it was first sent. */
async function findMark(
  { id, triedAt }: OutboxRow,
  channelId: string,
  { rest, botId }: Delivery,
): Promise<{ id: string } | 'nowhere' | 'unknown'> {
  const since = (triedAt ?? 0) - SLACK_MS;
  let before: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before && { before }) });
    const messages = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    // An older one with this number was sent from another database.
    const recent = messages.filter(({ timestamp }) => Date.parse(timestamp) >= since);
    const ours = recent.find(({ author, components }) => author.id === botId && components?.[0]?.id === id);
    if (ours) return ours;
    before = recent.at(-1)?.id;
    if (recent.length < PAGE) return 'nowhere';
  }
  return 'unknown';
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
