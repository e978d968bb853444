import { readFile } from 'node:fs/promises';
import type { LegalDate } from './calendar.rules.ts';

const FILE = new URL('../../knowledge/ai-act/calendar.yaml', import.meta.url);

let opened: Promise<readonly LegalDate[]> | undefined;

/** The dates of the Act in the order of days, read and checked when first asked for and kept from then on. */
export function openCalendar(): Promise<readonly LegalDate[]> {
  opened ??= readCalendar(FILE);
  return opened;
}

/**
 * Reads and checks a calendar; the README of `knowledge/ai-act/` describes the format.
 * @throws Error that says what is wrong in it
 */
export async function readCalendar(file: URL): Promise<readonly LegalDate[]> {
  // The YAML reader loads when it is needed, not with the bot.
  const { parseCalendar } = await import('./calendar-file.ts');
  return parseCalendar('calendar.yaml', await readFile(file, 'utf8'));
}
