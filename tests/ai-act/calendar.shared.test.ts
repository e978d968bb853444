import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openCalendar } from '../../src/ai-act/calendar.ts';

// The facts are not ours to ship: this test is there only where they lie beside the repository.
const SHARED = new URL('../../../shared/', import.meta.url);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

test('every date of the calendar is one of the facts', async () => {
  const facts = [
    readFileSync(new URL('facts/ai-act-status.md', SHARED), 'utf8'),
    readFileSync(new URL('ai-act/amendments-2026-1744.json', SHARED), 'utf8'),
  ].join('\n');
  for (const { id, date } of await openCalendar()) {
    const [year = '', month = '', day = ''] = date.split('-');
    const name = MONTHS[Number(month) - 1] ?? '';
    const written = new RegExp(`\\b${Number(day)} ${name.slice(0, 3)}[a-z]*( ${year})?`);
    expect([id, written.test(facts)]).toEqual([id, true]);
  }
});
