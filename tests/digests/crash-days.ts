export const DAY = 24 * 3_600_000;
/** How many days the process must live through. */
export const DAYS = 40;
/** 08:30 in Paris, when a digest is due. */
export const FIRST = Date.UTC(2026, 10, 23, 7, 30);
