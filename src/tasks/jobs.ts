import { guildSettings } from '../guilds/store.ts';
import type { Parts } from '../parts.ts';
import {
  type AgeingGuild,
  claimsToLapse,
  claimsToRemind,
  guildIds,
  type IdleClaim,
  lapse,
  remind,
  remindersLeft,
  type Silence,
  showLife,
} from './ageing.store.ts';

/** Of one guild in one round: each may cost a question to Discord. Who is left is due in the next minute, too. */
const PEOPLE_AT_ONCE = 50;

/** Reminds those who gave no sign of life for a while of the tasks that they hold, the longest silent first. */
export async function remindIdleClaimants(parts: Parts, signal: AbortSignal): Promise<void> {
  const { db, clock } = parts;
  await eachGuild(parts, signal, async (guild) => {
    if (remindersLeft(db, guild, clock()) === 0) return;
    await eachPerson(parts, signal, claimsToRemind(db, guild, clock()), (silence) => {
      remind(db, guild, silence);
      return remindersLeft(db, guild, silence.at) > 0;
    });
  });
}

/** Ends the claims of those who did not answer. */
export async function lapseIdleClaims(parts: Parts, signal: AbortSignal): Promise<void> {
  const { db, clock } = parts;
  await eachGuild(parts, signal, async (guild) => {
    await eachPerson(parts, signal, claimsToLapse(db, guild, clock()), (silence) => {
      lapse(db, guild, silence);
      return true;
    });
  });
}

/** One guild's fault holds up no other's. */
async function eachGuild(
  { db, config, log }: Parts,
  signal: AbortSignal,
  act: (guild: AgeingGuild) => Promise<void>,
): Promise<void> {
  for (const guildId of guildIds(db)) {
    if (signal.aborted) return;
    try {
      await act(guildSettings(db, guildId, config));
    } catch (error) {
      log.error({ err: error, guild: guildId }, 'the idle claims of a guild could not be seen to');
    }
  }
}

/** @param act says whether to go on with the next person */
async function eachPerson(
  parts: Parts,
  signal: AbortSignal,
  idle: readonly IdleClaim[],
  act: (silence: Silence) => boolean,
): Promise<void> {
  const people = [...Map.groupBy(idle, ({ contributorId }) => contributorId)].slice(0, PEOPLE_AT_ONCE);
  for (const [contributorId, claims] of people) {
    const tasks = await silentTasks(parts, claims, signal);
    if (signal.aborted) return;
    if (tasks.size > 0 && !act({ contributorId, tasks, at: parts.clock() })) return;
  }
}

/** Which of a person's tasks their thread could be asked about. What they wrote there is a sign of life. */
async function silentTasks(parts: Parts, claims: readonly IdleClaim[], signal: AbortSignal): Promise<Set<number>> {
  const { db, conversations, log } = parts;
  const asked = new Set<number>();
  for (const { taskId, contributorId, userId, threadId, aliveAt, remindedAt } of claims) {
    try {
      const written = threadId ? await conversations.writtenSince(threadId, remindedAt ?? aliveAt, signal) : undefined;
      const at = written?.get(userId);
      if (at !== undefined) showLife(db, { taskId, contributorId, at });
      asked.add(taskId);
    } catch (error) {
      if (signal.aborted) break;
      log.warn({ err: error, task: taskId }, 'a thread could not be read; its idle claim waits');
    }
  }
  return asked;
}
