import { ComponentType } from 'discord.js';
import { CONCERNS, comingDates, type LegalDate, pastDates } from '../../src/ai-act/calendar.rules.ts';
import { openDesk } from '../../src/ai-act/desk.ts';
import { provisionName } from '../../src/ai-act/names.ts';
import { drawTimeline, type Milestone } from '../../src/charts/timeline.ts';
import { subcommand } from '../../src/discord/command.ts';
import { COLOURS, container, separator, shorten, text } from '../../src/discord/kit.ts';
import { card, type File, type Message } from '../../src/discord/reply.ts';
import type { Texts } from '../../src/texts.ts';
import { asOf } from './cards.ts';
import { dayStamp } from './names.ts';

const PAST = 4;
const COMING = 6;
/** Of the description of an image. */
const MAX_ALT = 1_024;

/** The dates of the Act for whom it concerns, the next one first. Drawing takes a moment. */
export const timeline = subcommand({
  audience: 'everyone',
  answers: 'defer',
  where: 'anywhere',
  options: { who: { type: 'string', choices: CONCERNS } },
  async run({ parts, now, t }, { who = 'open-models' }) {
    const { calendar, about } = await openDesk(parts.db);
    const coming = comingDates(calendar, now, COMING, [who]);
    const past = pastDates(calendar, now, PAST, [who]);
    const chart = { name: 'ai-act.png', content: await drawTimeline(milestones(past, coming, t)) };
    const title = t('ai-act.timeline.title', { who: t(`ai-act.concerns.${who}`) });
    return timelineCard({ title, coming, past, chart, footer: asOf(about, t) }, t);
  },
});

interface Shown {
  title: string;
  coming: readonly LegalDate[];
  /** The latest first. */
  past: readonly LegalDate[];
  chart: File;
  footer: string;
}

function timelineCard({ title, coming, past, chart, footer }: Shown, t: Texts): Message {
  const [next, ...later] = coming;
  const described = [...past.toReversed(), ...coming].map((date) => `${day(date, t)} : ${date.title[t.locale]}`);
  const description = shorten(t('ai-act.timeline.chart', { dates: described.join(', ') }), MAX_ALT);
  return card(
    [
      container(COLOURS.neutral, [
        text(`### ${title}`),
        text(next ? `**${t('ai-act.timeline.next')}**\n${dateLine(next, t)}` : t('ai-act.timeline.none')),
        { type: ComponentType.MediaGallery, items: [{ media: { url: `attachment://${chart.name}` }, description }] },
        ...(later.length > 0 ? [text(`**${t('ai-act.timeline.later')}**\n${list(later, t)}`)] : []),
        ...(past.length > 0 ? [separator(), text(`**${t('ai-act.timeline.past')}**\n${list(past, t)}`)] : []),
        text(`-# ${footer}`),
      ]),
    ],
    [chart],
  );
}

function milestones(past: readonly LegalDate[], coming: readonly LegalDate[], t: Texts): Milestone[] {
  const nextDay = coming[0]?.date;
  return [...past.toReversed(), ...coming].map((date) => ({
    day: day(date, t),
    title: date.title[t.locale],
    state: past.includes(date) ? 'past' : date.date === nextDay ? 'next' : 'coming',
  }));
}

function day({ date }: LegalDate, { locale }: Texts): string {
  return Temporal.PlainDate.from(date).toLocaleString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
}

function list(dates: readonly LegalDate[], t: Texts): string {
  return dates.map((date) => `- ${dateLine(date, t)}`).join('\n');
}

/** A date of the calendar on a line: when, what, and what it rests on. */
export function dateLine({ date, what, provisions, status }: LegalDate, t: Texts): string {
  const [provision = ''] = provisions;
  const rests = provisionName(provision, t);
  const firm = status === 'law' ? rests : t(`ai-act.timeline.${status}`, { provision: rests });
  return `${dayStamp(date)} (${dayStamp(date, 'R')}) ${what[t.locale]} *(${firm})*`;
}
