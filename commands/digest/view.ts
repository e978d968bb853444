import { comingDates, type LegalDate } from '../../src/ai-act/calendar.rules.ts';
import { openCalendar } from '../../src/ai-act/calendar.ts';
import type { Digest } from '../../src/digests/digests.store.ts';
import { timestamp } from '../../src/discord/kit.ts';
import type { Look } from '../../src/discord/renderer.ts';
import { LOCALES, type Texts, textsIn } from '../../src/texts.ts';
import { topicNames } from './topic-names.ts';

/** Of the calendar of the AI Act. */
const DATES_SHOWN = 2;

/** What a digest's message is made of. */
export interface View {
  digest: Pick<Digest, 'id' | 'from' | 'until' | 'timeZone' | 'late' | 'parts' | 'stories' | 'left' | 'userId'>;
  /** Which of its messages, from 0. */
  part: number;
  topicName: (id: string) => string;
  dates: readonly LegalDate[];
  t: Texts;
}

/** @param look in whose language it is told where the schedule has none */
export async function viewOf(
  digest: Omit<Digest, 'followed' | 'scheduleId' | 'postedAt' | 'threadId'>,
  part: number,
  { db, t: theirs }: Pick<Look, 'db' | 't'>,
): Promise<View> {
  const locale = LOCALES.find((known) => known === digest.language);
  const t = locale ? textsIn(locale) : theirs;
  const dates = comingDates(await openCalendar(), digest.until, DATES_SHOWN);
  return { digest, part, topicName: await topicNames(db, digest.guildId, t), dates, t };
}

/** Without stories to show: there were none, or they were struck. */
export function emptyText({ digest: { stories } }: View) {
  return stories.length === 0 ? 'digest.card.nothing' : 'digest.card.struck';
}

export function heading({ digest, part, t }: View): string {
  if (part > 0) return t('digest.card.continued', { period: period(digest, t) });
  const late = digest.late ? [t('digest.card.late', { time: timestamp(digest.until) })] : [];
  return [t('digest.card.title', { period: period(digest, t) }), ...late].join('\n');
}

/** `16–23 novembre 2026`, by the calendar of the schedule's zone. */
function period({ from, until, timeZone }: View['digest'], { locale }: Texts): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone });
  return format.formatRange(from, until);
}

/** The next dates of the AI Act, each with what happens then. */
export function datesText({ dates, t }: View): string {
  const format = new Intl.DateTimeFormat(t.locale === 'en' ? 'en-GB' : t.locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const lines = dates.map(({ date, title, status }) =>
    t(status === 'to-be-confirmed' ? 'digest.card.dateToConfirm' : 'digest.card.date', {
      date: format.format(Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds),
      title: title[t.locale],
    }),
  );
  return [t('digest.card.dates'), ...lines].join('\n');
}
