import type { Database } from '../../src/database/open.ts';
import { claimTask } from '../../src/tasks/claims.store.ts';
import type { Extras } from '../../src/tasks/create.store.ts';
import { createTask } from '../../src/tasks/create.store.ts';
import { readDraft, type TypedDraft } from '../../src/tasks/rules.ts';

export const GUILD = '1';
export const AUTHOR = '10';
export const ALICE = '11';
export const BOB = '12';
export const MAINTAINER = '13';
export const NOW = Date.UTC(2026, 10, 23, 12);

/** Who acts, in the guild of these tests. */
export function by(userId: string, at = NOW) {
  return { guildId: GUILD, userId, name: `N${userId}`, at };
}

/** A task proposed by AUTHOR; its number. */
export function make(db: Database, typed: TypedDraft = {}, extras: Partial<Extras> = {}): number {
  const draft = readDraft({ title: 'Nettoyer', ...typed });
  return createTask(db, { ...by(AUTHOR), draft, extras: { skills: [], blockers: [], ...extras }, channelId: null }).id;
}

/** Claims without a limit. */
export function take(db: Database, id: number, userId: string, at = NOW) {
  return claimTask(db, { ...by(userId, at), id, settings: { claimLimit: 0 } });
}

/** What was put into the outbox of a kind, and for whom. */
export function told(db: Database, kind: string): { to: string; facts: Record<string, unknown> }[] {
  return db
    .prepare<unknown[], { to: string; facts: string }>(
      'SELECT coalesce(user_id, channel_id) AS "to", facts FROM outbox WHERE kind = ? ORDER BY id',
    )
    .all(kind)
    .map(({ to, facts }) => ({ to, facts: JSON.parse(facts) as Record<string, unknown> }));
}

/** Of a refusal, which sentence it is. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String((error as { key?: string }).key ?? error);
  }
  return 'not refused';
}
