import { UserError } from '../user-error.ts';
import { oneLine } from '../words.ts';

/** How many people one may thank in a day. */
export const MAX_THANKS_A_DAY = 10;
export const MAX_REASON = 300;

/** Somebody who is thanked. */
export interface Thanked {
  id: string;
  name: string;
  bot: boolean;
}

/**
 * Those who are thanked, each once.
 * @throws {UserError} when one of them is the giver or a bot
 */
export function checkThanked(giverId: string, people: readonly Thanked[]): Thanked[] {
  if (people.some(({ id }) => id === giverId)) throw new UserError('thank.errors.yourself');
  const bot = people.find((person) => person.bot);
  if (bot) throw new UserError('thank.errors.bot', { who: `<@${bot.id}>` });
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/**
 * What somebody is thanked for, on one line.
 * @throws {UserError} when nothing can be seen of it, or it is too long
 */
export function readReason(typed: string): string {
  const reason = oneLine(typed);
  if (reason === '') throw new UserError('thank.errors.noReason');
  if ([...reason].length > MAX_REASON) throw new UserError('thank.errors.longReason', { max: MAX_REASON });
  return reason;
}

/** A day on the wall clock of a zone: from its first moment up to the first of the next. */
export interface Day {
  from: number;
  until: number;
}

/** The day that a moment is in. Days that the clocks change have 23 or 25 hours. */
export function dayOf(at: number, timeZone: string): Day {
  const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).startOfDay();
  return { from: start.epochMilliseconds, until: start.add({ days: 1 }).startOfDay().epochMilliseconds };
}
