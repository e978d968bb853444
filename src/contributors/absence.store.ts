import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { type Absence, absenceUntil, isAway } from './absence.rules.ts';
import { type Act, type Contributor, contributorOf, ensureContributor } from './store.ts';

/**
 * The person is away from now until a moment: no clock runs for them.
 * @throws {UserError} when that is past or too far off
 */
export function goAway(db: Database, { until, ...act }: Act & { until: number }): Contributor {
  return db
    .transaction(() => {
      ensureContributor(db, act);
      return setAbsence(db, act, 'away', (before) => absenceUntil(before, until, act.at));
    })
    .immediate();
}

/**
 * The person is back before they said they would be. When they left stays known: their clocks stood still since.
 * @throws {UserError} when they are not away
 */
export function comeBack(db: Database, act: Act): Contributor {
  return db
    .transaction(() =>
      setAbsence(db, act, 'back', (before) => {
        if (!isAway(before, act.at)) throw new UserError('contributor.errors.notAway');
        return { awayFromAt: before.awayFromAt, awayUntilAt: act.at };
      }),
    )
    .immediate();
}

function setAbsence(db: Database, act: Act, what: 'away' | 'back', change: (before: Absence) => Absence): Contributor {
  const { guildId, userId, at } = act;
  const before = contributorOf(db, guildId, userId);
  const absence = change(before ?? { awayFromAt: null, awayUntilAt: null });
  db.prepare(
    `UPDATE contributors SET away_from_at = @awayFromAt, away_until_at = @awayUntilAt
     WHERE guild_id = @guildId AND user_id = @userId`,
  ).run({ ...absence, guildId, userId });
  const after = contributorOf(db, guildId, userId);
  if (!after) throw new Error(`contributor ${userId} of guild ${guildId} is gone within a transaction`);
  recordEvent(db, {
    guildId,
    subject: 'contributor',
    subjectId: after.id,
    actorId: userId,
    what,
    detail: { until: absence.awayUntilAt },
    at,
  });
  return after;
}
