import { z } from 'zod';
import { CONCERNS, DATE_STATUSES, type LegalDate } from './calendar.rules.ts';
import { id, inBoth, provision, validated } from './yaml-file.ts';

const calendarFile = z
  .array(
    z.strictObject({
      id,
      date: z.iso.date(),
      title: inBoth,
      what: inBoth,
      concerns: z.array(z.enum(CONCERNS)).min(1),
      provisions: z.array(provision).min(1),
      status: z.enum(DATE_STATUSES),
    }),
  )
  .min(1);

/**
 * Reads `calendar.yaml`, whose dates stand in the order of days.
 * @throws Error that says what is wrong in it
 */
export function parseCalendar(name: string, yaml: string): readonly LegalDate[] {
  const dates = validated(name, calendarFile, yaml);
  for (const [i, { id, date }] of dates.entries()) {
    if (dates.findIndex((other) => other.id === id) !== i) throw new Error(`${name}: ${id} is there twice`);
    const before = dates[i - 1];
    if (before && before.date > date) throw new Error(`${name}: ${id} must stand before ${before.id}, which is later`);
  }
  return dates;
}
