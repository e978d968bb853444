import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import type { Happening } from './history.rules.ts';
import { type Act, changeTask, getTask, othersOf, type Task, tellPerson } from './store.ts';

/** Who sets a task aside or takes it up again: its author or a maintainer. */
export interface Keeper extends Act {
  id: number;
  maintainer: boolean;
}

/**
 * Closes a task that will not be done; whoever held it is told why.
 * @throws {UserError} when it is finished, or the person is neither author nor maintainer
 */
export function closeTask(db: Database, { reason, ...keeper }: Keeper & { reason: string }): Task {
  const { guildId, id, userId: by, at } = keeper;
  return db
    .transaction(() => {
      const task = getTask(db, guildId, id);
      return keep(db, keeper, { what: 'closed', detail: { reason, claimants: task.claimants } }, () => {
        db.prepare('DELETE FROM claims WHERE task_id = ?').run(id);
        for (const userId of othersOf(task, by)) {
          tellPerson(db, task, { userId, kind: 'task.closed', reason, by }, at);
        }
        return "state = 'closed', frozen = 0 WHERE state IN ('open', 'claimed', 'in_review')";
      });
    })
    .immediate();
}

/** Opens a closed task again. @throws {UserError} when it is not closed, or the person may not */
export function reopenTask(db: Database, keeper: Keeper): Task {
  return keep(db, keeper, { what: 'reopened' }, () => "state = 'open' WHERE state = 'closed'");
}

/** Sets a task aside: it can't be claimed and no clock runs. @throws {UserError} when it is frozen or finished, or the person may not */
export function freezeTask(db: Database, { reason, ...keeper }: Keeper & { reason: string }): Task {
  return keep(
    db,
    keeper,
    { what: 'frozen', detail: { reason } },
    () => "frozen = 1 WHERE frozen = 0 AND state IN ('open', 'claimed', 'in_review')",
  );
}

/** Takes a task up again; the clocks of its claims begin anew. @throws {UserError} when it is not frozen, or the person may not */
export function unfreezeTask(db: Database, keeper: Keeper): Task {
  return keep(db, keeper, { what: 'unfrozen' }, () => {
    db.prepare('UPDATE claims SET alive_at = ?, reminded_at = NULL WHERE task_id = ?').run(keeper.at, keeper.id);
    return 'frozen = 0 WHERE frozen = 1';
  });
}

/**
 * Adds a comment to the history.
 * @param contributor whether the guild counts the person among its contributors
 * @throws {UserError} when the person neither is one, nor proposed the task, nor holds it
 */
export function commentTask(
  db: Database,
  { text, contributor, ...act }: Act & { id: number; text: string; contributor: boolean },
): Task {
  return changeTask(db, act, { what: 'commented', detail: { text } }, () => {
    const { authorId, claimants } = getTask(db, act.guildId, act.id);
    const involved = authorId === act.userId || claimants.includes(act.userId);
    if (!contributor && !involved) throw new UserError('discord.errors.needsContributor');
  });
}

/** @throws {UserError} when the person is neither the task's author nor a maintainer */
export function checkKeeper(task: Task, { userId, maintainer }: Keeper): Task {
  if (!maintainer && userId !== task.authorId) throw new UserError('task.errors.notKeeper', { id: task.id });
  return task;
}

/** @param change gives the assignments and the condition of the one UPDATE that decides */
function keep(
  db: Database,
  keeper: Keeper,
  happening: { what: Happening; detail?: Record<string, unknown> },
  change: () => string,
): Task {
  const { guildId, id } = keeper;
  return changeTask(db, keeper, happening, () => {
    const { state, frozen } = checkKeeper(getTask(db, guildId, id), keeper);
    const { changes } = db.prepare(`UPDATE tasks SET ${change()} AND id = ?`).run(id);
    if (changes === 0) throw new UserError(frozen ? 'task.errors.isFrozen' : `task.errors.is.${state}`, { id });
  });
}
