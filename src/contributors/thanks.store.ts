import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import type { Kind } from './credit.rules.ts';
import { addCredit } from './credits.store.ts';
import { type Act, ensureContributor } from './store.ts';
import { type Day, MAX_THANKS_A_DAY, type Thanked } from './thanks.rules.ts';

/** What was said by thanks. Ids are Discord's. */
export interface Thanks {
  id: number;
  giverId: string;
  people: string[];
  kind: Kind;
  reason: string;
}

/**
 * Thanks people: each gets a credit, and it is said where it was typed. All of them or none.
 * @param day the giver's day in the guild's zone, which the limits count
 * @param channelId where to say it; null: nowhere
 * @throws {UserError} when one of them was thanked by this person today, or it is enough for today
 */
export function thank(
  db: Database,
  {
    people,
    kind,
    reason,
    day,
    channelId,
    ...act
  }: Act & { people: readonly Thanked[]; kind: Kind; reason: string; day: Day; channelId: string | null },
): Thanks {
  const { guildId, userId: giverId, at } = act;
  return db
    .transaction(() => {
      ensureContributor(db, act);
      checkLimits(db, { guildId, giverId, day }, people);
      const { lastInsertRowid } = db
        .prepare('INSERT INTO thanks (guild_id, giver_id, kind, reason, at) VALUES (?, ?, ?, ?, ?)')
        .run(guildId, giverId, kind, reason, at);
      const id = Number(lastInsertRowid);
      for (const person of people) {
        const contributorId = ensureContributor(db, { guildId, userId: person.id, name: person.name, at });
        addCredit(db, { guildId, contributorId, kind, origin: 'thanks', originId: id, at });
      }
      const thanked = people.map((person) => person.id);
      const detail = { people: thanked, kind };
      recordEvent(db, { guildId, subject: 'thanks', subjectId: id, actorId: giverId, what: 'given', detail, at });
      if (channelId) {
        say(db, {
          guildId,
          to: { channelId },
          kind: 'thank.given',
          facts: { thanks: id },
          subject: `thanks:${id}`,
          at,
        });
      }
      return { id, giverId, people: thanked, kind, reason };
    })
    .immediate();
}

function checkLimits(
  db: Database,
  { guildId, giverId, day }: { guildId: string; giverId: string; day: Day },
  people: readonly Thanked[],
): void {
  const today = db
    .prepare<unknown[], string>(
      `SELECT user_id FROM thanks JOIN credits ON origin = 'thanks' AND origin_id = thanks.id
         JOIN contributors ON contributors.id = contributor_id
       WHERE thanks.guild_id = ? AND giver_id = ? AND thanks.at >= ? AND thanks.at < ?`,
    )
    .pluck()
    .all(guildId, giverId, day.from, day.until);
  const when = `<t:${Math.floor(day.until / 1_000)}:R>`;
  const again = people.find(({ id }) => today.includes(id));
  if (again) throw new UserError('thank.errors.again', { who: `<@${again.id}>`, when });
  if (today.length + people.length > MAX_THANKS_A_DAY) {
    const left = MAX_THANKS_A_DAY - today.length;
    throw new UserError(left > 0 ? 'thank.errors.fewLeft' : 'thank.errors.enough', {
      max: MAX_THANKS_A_DAY,
      count: left,
      when,
    });
  }
}

/** Thanks by their number, or null when this guild has none such. */
export function thanksOf(db: Database, guildId: string, id: number): Thanks | null {
  const row = db
    .prepare<unknown[], Omit<Thanks, 'people'> & { people: string }>(
      `SELECT thanks.id, giver_id AS giverId, thanks.kind, reason,
         (SELECT json_group_array(user_id ORDER BY credits.id) FROM credits
            JOIN contributors ON contributors.id = contributor_id
          WHERE origin = 'thanks' AND origin_id = thanks.id) AS people
       FROM thanks WHERE guild_id = ? AND id = ?`,
    )
    .get(guildId, id);
  return row ? { ...row, people: JSON.parse(row.people) as string[] } : null;
}
