import type { Database } from '../database/open.ts';
import { fold } from '../words.ts';

/** The number of a skill of the guild, which is made when it is new. It keeps the spelling that it was first given. */
export function skillId(db: Database, guildId: string, name: string): number {
  const folded = fold(name);
  db.prepare('INSERT INTO skills (guild_id, name, folded) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    guildId,
    name,
    folded,
  );
  const row = db
    .prepare<unknown[], { id: number }>('SELECT id FROM skills WHERE guild_id = ? AND folded = ?')
    .get(guildId, folded);
  if (!row) throw new Error(`the skill ${folded} is gone within a transaction`);
  return row.id;
}

/** Takes out of the guild's list what neither a person nor a task has any more. */
export function dropUnusedSkills(db: Database, guildId: string): void {
  db.prepare(
    `DELETE FROM skills WHERE guild_id = ?
     AND NOT EXISTS (SELECT 1 FROM contributor_skills WHERE skill_id = skills.id)
     AND NOT EXISTS (SELECT 1 FROM task_skills WHERE skill_id = skills.id)`,
  ).run(guildId);
}

/** A skill of the guild by its number or its name in any spelling, or null when nobody speaks of it. */
export function findSkill(
  db: Database,
  guildId: string,
  { id, name }: { id: number; name?: never } | { id?: never; name: string },
): { id: number; name: string } | null {
  const row = db
    .prepare<unknown[], { id: number; name: string }>(
      'SELECT id, name FROM skills WHERE guild_id = ? AND (id = ? OR folded = ?)',
    )
    .get(guildId, id ?? null, name === undefined ? null : fold(name.trim()));
  return row ?? null;
}

/** Skills that contributors of the guild have, the most frequent first, whose name holds what was typed. */
export function usedSkills(db: Database, guildId: string, typed: string, limit: number): string[] {
  return db
    .prepare<unknown[], string>(
      `SELECT name FROM skills JOIN contributor_skills ON skill_id = skills.id
       WHERE guild_id = ? AND instr(folded, ?) > 0 GROUP BY skills.id ORDER BY count(*) DESC, folded LIMIT ?`,
    )
    .pluck()
    .all(guildId, fold(typed.trim()), limit);
}
