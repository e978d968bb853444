import type { Absence } from '../contributors/absence.rules.ts';
import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { restate, say } from '../database/outbox.ts';
import type { GuildSettings } from '../guilds/store.ts';
import { isErased } from '../privacy/rules.ts';
import { CLAIMS_A_MESSAGE, dayOf, isDue, latestStart, REMINDERS_A_DAY } from './ageing.rules.ts';
import { lapseClaim } from './claims.store.ts';
import type { Happening } from './history.rules.ts';
import { getTask } from './store.ts';

/** What a guild decided that bears on the ageing of claims. */
export type AgeingGuild = Pick<GuildSettings, 'id' | 'idleDays' | 'lapseDays' | 'timeZone' | 'taskChannelId'>;

/** A claim that is due: to be reminded of, or to lapse. */
export interface IdleClaim extends Absence {
  taskId: number;
  contributorId: number;
  userId: string;
  /** Where the task is discussed. */
  threadId: string | null;
  aliveAt: number;
  remindedAt: number | null;
  /** When the clock that is due now was started: by the last sign of life, or by the reminder. */
  since: number;
}

const COLUMNS = `task_id AS taskId, contributor_id AS contributorId, user_id AS userId, thread_id AS threadId,
  alive_at AS aliveAt, reminded_at AS remindedAt, away_from_at AS awayFromAt, away_until_at AS awayUntilAt`;
const TABLES = 'claims JOIN contributors ON contributors.id = contributor_id JOIN tasks ON tasks.id = task_id';
/** What `remind` says of itself, so that it can be found again. */
const REMINDER = `'reminder:' || contributor_id || ':' || reminded_at`;

/** The claims of which nobody was reminded yet and whose time has come, the longest silent first. */
export function claimsToRemind(db: Database, guild: AgeingGuild, now: number, contributorId?: number): IdleClaim[] {
  return idleClaims(
    db,
    `SELECT ${COLUMNS}, alive_at AS since FROM ${TABLES}
     WHERE running_in = @guildId AND reminded_at IS NULL AND alive_at <= @latest
       AND (@contributorId IS NULL OR contributor_id = @contributorId)
     ORDER BY alive_at, task_id`,
    { guildId: guild.id, contributorId, days: guild.idleDays, now },
  );
}

/**
 * The claims whose holders were reminded so long ago that they lapse. Where the reminder was sent late, its days begin
 * there; as long as it waits to be sent, nothing lapses.
 */
export function claimsToLapse(db: Database, guild: AgeingGuild, now: number, contributorId?: number): IdleClaim[] {
  return idleClaims(
    db,
    `SELECT ${COLUMNS},
       max(reminded_at, coalesce((SELECT max(tried_at) FROM outbox WHERE subject = ${REMINDER}), 0)) AS since
     FROM ${TABLES}
     WHERE running_in = @guildId AND reminded_at IS NOT NULL AND reminded_at <= @latest
       AND (@contributorId IS NULL OR contributor_id = @contributorId)
       AND NOT EXISTS (SELECT 1 FROM outbox WHERE subject = ${REMINDER} AND state = 'waiting')
     ORDER BY reminded_at, task_id`,
    // Without reminders nothing lapses either, also what was reminded of before they were switched off.
    { guildId: guild.id, contributorId, days: guild.idleDays === 0 ? 0 : guild.lapseDays, now },
  );
}

function idleClaims(db: Database, query: string, { guildId, contributorId = null, days, now }: IdleQuery): IdleClaim[] {
  if (days === 0) return [];
  return db
    .prepare<unknown[], IdleClaim>(query)
    .all({ guildId, contributorId, latest: latestStart(days, now) })
    .filter((claim) => isDue({ since: claim.since, days, absence: claim }, now));
}

interface IdleQuery {
  guildId: string;
  contributorId?: number | null | undefined;
  days: number;
  now: number;
}

/** Every guild that there may be claims in. */
export function guildIds(db: Database): string[] {
  return db.prepare<[], string>('SELECT id FROM guilds').pluck().all();
}

/** How many more people the guild may remind today. */
export function remindersLeft(db: Database, { id, timeZone }: AgeingGuild, now: number): number {
  const count = db
    .prepare<unknown[], number>('SELECT count FROM reminder_days WHERE guild_id = ? AND day = ?')
    .pluck()
    .get(id, dayOf(now, timeZone));
  return Math.max(0, REMINDERS_A_DAY - (count ?? 0));
}

/** One person, and which of their claims were found to be silent. */
export interface Silence {
  contributorId: number;
  tasks: ReadonlySet<number>;
  at: number;
}

/**
 * Reminds a person of their idle claims, by direct message or, where those are refused, in the thread of one of the
 * tasks; where there is none, in the channel for tasks. Asks again whether they are idle: somebody may just have said that they are still on it.
 * @returns whether there was something to remind of, and the day had room for it
 */
export function remind(db: Database, guild: AgeingGuild, { contributorId, tasks, at }: Silence): boolean {
  return db
    .transaction(() => {
      if (remindersLeft(db, guild, at) === 0) return false;
      const idle = claimsToRemind(db, guild, at, contributorId).filter(({ taskId }) => tasks.has(taskId));
      for (const claim of idle) {
        db.prepare('UPDATE claims SET reminded_at = ? WHERE task_id = ? AND contributor_id = ?').run(
          at,
          claim.taskId,
          contributorId,
        );
        record(db, guild, claim, 'reminded', at);
      }
      for (const claims of inMessages(idle)) sayReminder(db, guild, claims, at);
      if (idle.length > 0) countReminder(db, guild, at);
      return idle.length > 0;
    })
    .immediate();
}

/** As many at once as one message has room for. */
function* inMessages(claims: readonly IdleClaim[]): Generator<IdleClaim[]> {
  for (let i = 0; i < claims.length; i += CLAIMS_A_MESSAGE) yield claims.slice(i, i + CLAIMS_A_MESSAGE);
}

function sayReminder(db: Database, guild: AgeingGuild, claims: readonly IdleClaim[], at: number): void {
  const [first] = claims;
  if (!first || isErased(first.userId)) return;
  const { contributorId, userId } = first;
  const channelId = claims.find((claim) => claim.threadId !== null)?.threadId ?? guild.taskChannelId;
  say(db, {
    guildId: guild.id,
    to: { userId },
    ...(channelId && { otherwise: { channelId } }),
    kind: 'task.idle',
    facts: { person: userId, contributor: contributorId, tasks: claims.map(({ taskId }) => taskId) },
    subject: `reminder:${contributorId}:${at}`,
    at,
  });
}

function countReminder(db: Database, { id, timeZone }: AgeingGuild, at: number): void {
  db.prepare(
    `INSERT INTO reminder_days VALUES (?, ?, 1)
     ON CONFLICT DO UPDATE SET count = iif(day = excluded.day, count + 1, 1), day = excluded.day`,
  ).run(id, dayOf(at, timeZone));
}

/**
 * Ends those of a person's idle claims whose time is over, and tells the person and the threads of the tasks. Asks
 * again whether they are idle: a renewal a second before wins.
 * @returns the numbers of the tasks that they hold no more
 */
export function lapse(db: Database, guild: AgeingGuild, { contributorId, tasks, at }: Silence): number[] {
  return db
    .transaction(() => {
      const guildId = guild.id;
      const lapsed = claimsToLapse(db, guild, at, contributorId)
        .filter(({ taskId }) => tasks.has(taskId))
        .filter(({ taskId, userId, aliveAt }) => lapseClaim(db, { guildId, taskId, userId, aliveAt, at }));
      for (const claim of lapsed) tellThread(db, guildId, claim, at);
      for (const remindedAt of new Set(lapsed.map((claim) => claim.remindedAt))) {
        restate(db, `reminder:${contributorId}:${remindedAt}`, at);
      }
      for (const claims of inMessages(lapsed)) sayLost(db, guildId, claims, at);
      return lapsed.map(({ taskId }) => taskId);
    })
    .immediate();
}

function sayLost(db: Database, guildId: string, claims: readonly IdleClaim[], at: number): void {
  const userId = claims[0]?.userId;
  if (!userId || isErased(userId)) return;
  say(db, { guildId, to: { userId }, kind: 'task.lost', facts: { tasks: claims.map(({ taskId }) => taskId) }, at });
}

function tellThread(db: Database, guildId: string, { taskId, userId, threadId }: IdleClaim, at: number): void {
  if (!threadId) return;
  const isOpen = getTask(db, guildId, taskId).state === 'open';
  say(db, {
    guildId,
    to: { channelId: threadId },
    kind: 'task.lapsed',
    facts: { task: taskId, person: userId, open: isOpen },
    subject: `task:${taskId}`,
    at,
  });
}

function record(db: Database, { id }: AgeingGuild, { taskId, userId }: IdleClaim, what: Happening, at: number): void {
  const detail = { person: userId };
  recordEvent(db, { guildId: id, subject: 'task', subjectId: taskId, actorId: null, what, detail, at });
}

/** A sign of life that was found elsewhere than in a command. An older one than is known changes nothing. */
export function showLife(db: Database, claim: { taskId: number; contributorId: number; at: number }): void {
  db.prepare(
    `UPDATE claims SET alive_at = @at, reminded_at = NULL
     WHERE task_id = @taskId AND contributor_id = @contributorId AND alive_at < @at`,
  ).run(claim);
}
