import { DiscordAPIError, type REST, Routes } from 'discord.js';
import {
  channelSubject,
  giveUp,
  markCrossposted,
  markRewritten,
  markThread,
  markUnsent,
  type OutboxRow,
  postpone,
  redirect,
} from '../database/outbox.rows.ts';
import { say, wasSaid } from '../database/outbox.ts';
import type { Parts } from '../parts.ts';
import { failureOf, isClosed, isOutOfReach, UNKNOWN_CHANNEL, UNKNOWN_MESSAGE } from './failure.ts';
import { post, remove, rewrite } from './posting.ts';
import type { Message } from './reply.ts';
import { openThread } from './threads.ts';

const ALREADY_CROSSPOSTED = 40033;
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
  /** A row has its thread now, or (null) somebody deleted it. Called within the transaction that records it. */
  onThread(row: OutboxRow, threadId: string | null): void;
}

type Step = 'send' | 'remove' | 'openThread' | 'rewrite' | 'crosspost';

const STEPS: Record<Step, (row: OutboxRow, delivery: Delivery) => Promise<void>> = {
  send: post,
  remove,
  openThread,
  rewrite,
  crosspost,
};

/** Does the next step of a row. Never throws for what Discord answers. */
export async function deliver(row: OutboxRow, delivery: Delivery): Promise<void> {
  const step = nextStep(row);
  try {
    await STEPS[step](row, delivery);
  } catch (error) {
    settle(row, step, error, delivery);
  }
}

function nextStep({ state, unwanted, threadName, threadId, stale }: OutboxRow): Step {
  if (state !== 'delivered') return 'send';
  if (unwanted) return 'remove';
  if (threadName !== null && threadId === null) return 'openThread';
  return stale > 0 ? 'rewrite' : 'crosspost';
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
function settle(row: OutboxRow, step: Step, error: unknown, delivery: Delivery): void {
  const { db, clock, log } = delivery;
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
  if (step === 'send' && isOutOfReach(failure.code) && redirect(db, row.id, clock())) return;
  if (step !== 'send' && isDeleted(row, failure.code)) {
    db.transaction(() => {
      giveUp(db, row.id, 'gone', reason);
      if (failure.code === UNKNOWN_CHANNEL) delivery.onThread(row, null);
    }).immediate();
    return;
  }
  log.error({ err: error, outbox: row.id, kind: row.kind, step }, 'Discord refuses to take a message');
  db.transaction(() => {
    skip(row, step, reason, delivery);
    if (isClosed(failure.code)) tellOnce(row, reason, delivery);
  }).immediate();
}

function isDeleted({ isPost }: OutboxRow, code: number): boolean {
  return code === UNKNOWN_MESSAGE || (isPost === 1 && code === UNKNOWN_CHANNEL);
}

/** Goes on without a step that Discord refuses. */
function skip(row: OutboxRow, step: Step, reason: string, { db, clock }: Delivery): void {
  // Refused at the first try it does not stand there, however much is written until it is tried again.
  if (step === 'send' && row.state === 'waiting') markUnsent(db, row.id);
  if (step === 'send' || step === 'remove') giveUp(db, row.id, 'parked', reason);
  else if (step === 'openThread') markThread(db, row.id, null);
  else if (step === 'rewrite') markRewritten(db, row.id, row.stale, clock());
  else markCrossposted(db, row.id, null);
}

/** Tells the maintainers that a channel is closed to the bot, once a day. */
function tellOnce({ guildId, channelId }: OutboxRow, reason: string, { db, clock, maintainerChannel }: Delivery): void {
  const reader = guildId && maintainerChannel(guildId);
  if (!reader || !channelId || reader === channelId) return;
  const now = clock();
  const subject = channelSubject(channelId);
  if (wasSaid(db, PARKED, subject, now - DAY_MS)) return;
  say(db, { guildId, to: { channelId: reader }, kind: PARKED, facts: { channelId, reason }, subject, at: now });
}
