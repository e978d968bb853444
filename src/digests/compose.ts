import { guildSettings } from '../guilds/store.ts';
import type { Parts } from '../parts.ts';
import { LOCALES, type Locale } from '../texts.ts';
import { everTold, newEntries, toldEntries } from './candidates.store.ts';
import { type Choice, choose } from './choose.rules.ts';
import { foldPeriod, postDigest } from './digests.store.ts';
import { FRESH_MS } from './entry.rules.ts';
import { groupEntries } from './group.ts';
import { type Judged, judgeEntries } from './judge.ts';
import { whatIsDue } from './schedule.rules.ts';
import { type Schedule, scheduleById } from './schedules.store.ts';
import { summarise } from './summarise.ts';

/** Between a choice and its posting the schedule may be changed by its maintainers; not again and again. */
const TRIES = 3;

/** What a digest would hold. */
export interface Draft extends Choice {
  from: number;
  until: number;
  timeZone: string;
  /** In which it is told. */
  locale: Locale;
}

const DEFAULT_STORIES = 8;

/** What a schedule would post of what became news until a moment, in the entries' own words. */
export async function draftOf(parts: Parts, schedule: Schedule, until: number): Promise<Draft> {
  return (await drafted(parts, schedule, until)).draft;
}

async function drafted(
  parts: Parts,
  schedule: Schedule,
  until: number,
): Promise<{ draft: Draft; judged: readonly Judged[] }> {
  const { db } = parts;
  const { id, guildId, sinceAt: from, stories: limit, topics, timeZone } = schedule;
  const entries = newEntries(db, { guildId, from, until });
  const judged = await judgeEntries(db, guildId, entries);
  const told = toldEntries(db, guildId, id, from);
  const groups = groupEntries(judged, told, everTold(db, id, entries), { now: until, topics });
  const locale = localeOf(parts, schedule);
  return { draft: { from, until, timeZone, locale, ...choose(groups, { topics, limit, locale }) }, judged };
}

/**
 * The same as it is posted: with what the operator's model says of each story, if there is one and it can be trusted. It
 * is asked for what is posted alone, or everybody's previews would keep it busy.
 */
async function summarised(parts: Parts, schedule: Schedule, until: number, signal?: AbortSignal): Promise<Draft> {
  const { draft, judged } = await drafted(parts, schedule, until);
  if (!parts.config.llm) return draft;
  const byId = new Map(judged.map((entry) => [entry.id, entry]));
  const tellings = draft.stories.flatMap(({ entryIds: [first] }) => byId.get(first ?? 0) ?? []);
  const summaries = await summarise(parts, tellings, draft.locale, { ...(signal && { signal }) });
  const stories = draft.stories.map((story, i) => {
    const { text, mark } = summaries[i] ?? { text: story.extract, mark: null };
    return { ...story, extract: text, mark };
  });
  return { ...draft, stories };
}

/** What the last week would bring to a guild that has no schedule. */
export function draftWithout(parts: Parts, guild: { id: string; timeZone: string }, now: number): Promise<Draft> {
  const schedule: Schedule = {
    id: 0,
    guildId: guild.id,
    channelId: '',
    followed: false,
    userId: null,
    days: [1],
    time: '00:00',
    timeZone: guild.timeZone,
    stories: DEFAULT_STORIES,
    language: null,
    topics: null,
    whenEmpty: 'skip',
    nextAt: null,
    sinceAt: now - FRESH_MS,
  };
  return draftOf(parts, schedule, now);
}

/** The language in which a schedule's digest is read. */
function localeOf({ db, config }: Pick<Parts, 'db' | 'config'>, { guildId, language }: Schedule): Locale {
  return LOCALES.find((locale) => locale === language) ?? guildSettings(db, guildId, config).locale;
}

/**
 * Posts what is due of a schedule, or folds it into the next one where it is half a day late.
 * @returns whether something was posted
 */
export async function postDue(parts: Parts, scheduleId: number, signal: AbortSignal): Promise<boolean> {
  const { db, clock } = parts;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const schedule = scheduleById(db, scheduleId);
    if (!schedule || schedule.nextAt === null || schedule.nextAt > clock()) return false;
    const { until, tooLate, next } = whatIsDue(schedule, schedule.nextAt, clock());
    if (tooLate) {
      foldPeriod(db, schedule, next);
      return false;
    }
    const { stories, left, locale } = await summarised(parts, schedule, until, signal);
    const posted = postDigest(db, { schedule, until, next, stories, left, locale }, clock());
    if (posted !== 'changed') return posted !== null;
  }
  return false;
}

/**
 * Posts what there is now, between two times of a schedule.
 * @returns the digest's number, or null when there is nothing
 */
export async function postNow(parts: Parts, schedule: Schedule): Promise<number | null> {
  const { db, clock } = parts;
  const until = clock();
  const { stories, left, locale } = await summarised(parts, schedule, until);
  if (stories.length === 0) return null;
  const chosen = { schedule, until, next: schedule.nextAt, stories, left, locale };
  const posted = postDigest(db, chosen, until);
  return posted === 'changed' ? null : posted;
}
