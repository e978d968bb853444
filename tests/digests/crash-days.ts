import type { Decided } from '../../src/digests/schedules.store.ts';

export const DAY = 24 * 3_600_000;
/** How many days the process must live through. */
export const DAYS = 60;
/** 08:30 in Paris, when a digest is due. */
export const FIRST = Date.UTC(2026, 10, 23, 7, 30);

/** Every day at 08:30 in Paris. */
export const DAILY: Decided = {
  days: [1, 2, 3, 4, 5, 6, 7],
  time: '08:30',
  timeZone: 'Europe/Paris',
  channelId: '7',
  followed: false,
  userId: null,
  stories: 10,
  language: null,
  topics: null,
  whenEmpty: 'say',
};
