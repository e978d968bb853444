import type { Kind } from './credit.rules.ts';

/** How far the wall and the exports look back. */
export const PERIODS = ['month', 'quarter', 'year', 'all'] as const;
export type Period = (typeof PERIODS)[number];

const DAYS: Record<Exclude<Period, 'all'>, number> = { month: 30, quarter: 91, year: 365 };

/** When a period that ends now began, ms since the epoch. */
export function periodStart(period: Period, now: number): number {
  return period === 'all' ? 0 : now - DAYS[period] * 24 * 60 * 60_000;
}

/** Somebody's credits of one kind. */
export interface Share {
  contributorId: number;
  /** The name that they chose for their credits. */
  name: string;
  github: string | null;
  huggingFace: string | null;
  kind: Kind;
  count: number;
}

/** The contributions of one kind, and who made them, by name: nobody is measured. */
export interface KindOnWall {
  kind: Kind;
  count: number;
  names: string[];
}

/** What is on the wall: the kinds of which there was most first. */
export function kindsOnWall(shares: readonly Share[]): KindOnWall[] {
  const kinds = [...Map.groupBy(shares, ({ kind }) => kind)].map(([kind, ofKind]) => ({
    kind,
    count: sum(ofKind),
    names: ofKind.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'fr')),
  }));
  return kinds.sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind));
}

/** A place in the ranking of a guild that wants one; those with as many credits share it. */
export interface Place {
  place: number;
  name: string;
  count: number;
}

/** Everyone by their credits, the most first. */
export function ranking(shares: readonly Share[]): Place[] {
  const people = peopleOf(shares).map(({ name, shares: own }) => ({ name, count: sum(own) }));
  return people
    .map((person) => ({ ...person, place: 1 + people.filter(({ count }) => count > person.count).length }))
    .sort((a, b) => a.place - b.place || a.name.localeCompare(b.name, 'fr'));
}

/** Somebody with all that they are credited for. */
export interface Credited extends Pick<Share, 'name' | 'github' | 'huggingFace'> {
  shares: Share[];
}

/** Everyone who is credited, in the order of the list. */
export function peopleOf(shares: readonly Share[]): Credited[] {
  return [...Map.groupBy(shares, ({ contributorId }) => contributorId).values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ name: first.name, github: first.github, huggingFace: first.huggingFace, shares: own }] : [];
  });
}

function sum(shares: readonly Share[]): number {
  return shares.reduce((total, { count }) => total + count, 0);
}
