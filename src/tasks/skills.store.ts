import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { fold, quoted } from '../words.ts';

/** Skills that tasks of the guild ask for, whose name holds what was typed; those that begin with it first. */
export function skillsOfTasks(db: Database, guildId: string, typed: string, limit: number): string[] {
  return db
    .prepare<unknown[], string>(
      `SELECT name FROM skills WHERE guild_id = @guildId AND instr(folded, @typed) > 0
         AND EXISTS (SELECT 1 FROM task_skills WHERE skill_id = skills.id)
       ORDER BY instr(folded, @typed) > 1, folded LIMIT @limit`,
    )
    .pluck()
    .all({ guildId, typed: fold(typed.trim()), limit });
}

/**
 * The number of a skill by its name, in any case and with or without accents.
 * @throws {UserError} when the guild speaks of none
 */
export function skillNumber(db: Database, guildId: string, name: string): number {
  const id = db
    .prepare<unknown[], number>('SELECT id FROM skills WHERE guild_id = ? AND folded = ?')
    .pluck()
    .get(guildId, fold(name.trim()));
  if (id === undefined) throw new UserError('task.errors.unknownSkill', { skill: quoted(name) });
  return id;
}

/** The name of a skill of the guild by its number, unless nobody and nothing has it any more. */
export function skillName(db: Database, guildId: string, id: number): string | undefined {
  return db
    .prepare<unknown[], string>('SELECT name FROM skills WHERE guild_id = ? AND id = ?')
    .pluck()
    .get(guildId, id);
}
