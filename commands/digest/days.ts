import { EVERY_DAY, WEEKDAYS } from '../../src/digests/days.rules.ts';
import type { Texts } from '../../src/texts.ts';

/** `tous les jours`, `du lundi au vendredi`, `le lundi et le jeudi`. */
export function daysText(days: readonly number[], t: Texts): string {
  if (days.length === EVERY_DAY.length) return t('digest.days.daily');
  if (days.join() === WEEKDAYS.join()) return t('digest.days.weekdays');
  return new Intl.ListFormat(t.locale).format(days.map((day) => t(`digest.days.${DAYS[day - 1] ?? 'monday'}`)));
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** What autocomplete offers where nothing is typed. */
export const DAY_CHOICES: readonly (readonly number[])[] = [EVERY_DAY, WEEKDAYS, ...EVERY_DAY.map((day) => [day])];
