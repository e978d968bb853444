import type { Dossier } from '../release.ts';
import { aiActItems } from './ai-act.rules.ts';
import { cardItems } from './card.rules.ts';
import { consistencyItems } from './consistency.rules.ts';
import { type FixedItem, ITEMS, type Item } from './item.rules.ts';
import { licenceItems } from './licences.rules.ts';
import { opennessItems } from './openness.rules.ts';
import { type Checking, publishedOf } from './published.rules.ts';
import { releaseItems } from './release.rules.ts';

/** The checklist of a release, in the order of its groups. */
export function checkRelease(dossier: Dossier, checking: Checking): Item[] {
  const published = publishedOf(dossier, checking);
  return [
    ...releaseItems(dossier, published, checking.endpoint),
    ...cardItems(dossier, checking.endpoint),
    ...consistencyItems(dossier, checking),
    ...licenceItems(dossier, published, checking.endpoint),
    ...opennessItems(dossier, published),
    ...aiActItems(dossier, published, checking),
  ];
}

/** In every guild: a release that does not say how far it may be relied on, and what for, is taken for a product. */
const ALWAYS: readonly FixedItem[] = ['release.maturity', 'release.intendedUse'];

/** What says how a release is to be read, and is not for anybody to mend. */
const READINGS: readonly FixedItem[] = [
  'licences.differences',
  'aiAct.generalPurpose',
  'aiAct.systemicRisk',
  'aiAct.modifier',
  'aiAct.openSourceRelief',
  'aiAct.documentation',
  'aiAct.dates',
];

/** The items that a guild may demand before an announcement. At most 25, which is what a menu of Discord holds. */
export const MANDATORY_CHOICES: readonly FixedItem[] = ITEMS.filter(
  (id) => !ALWAYS.includes(id) && !READINGS.includes(id),
);

/** What a guild demands until it decides otherwise. */
export const MANDATORY_DEFAULTS: readonly FixedItem[] = [
  'release.artifacts',
  'card.exists',
  'card.licence',
  'card.limits',
  'card.trainingData',
  'consistency.licence',
  'licences.known',
  'licences.caveats',
  'aiAct.copyrightPolicy',
  'aiAct.trainingSummary',
];

/** What a guild demands, from the JSON of its setting; null: the defaults. Items that no longer exist are left out. */
export function mandatoryItems(stored: string | null): readonly FixedItem[] {
  const chosen = stored === null ? MANDATORY_DEFAULTS : (JSON.parse(stored) as string[]);
  return ITEMS.filter((id) => ALWAYS.includes(id) || chosen.includes(id));
}

/**
 * What keeps a release from being announced. What is not known is missing as well; but not in the reading of the AI
 * Act, where a compute that nobody counted would stop every small model.
 */
export function missingMandatory(items: readonly Item[], mandatory: readonly string[]): Item[] {
  return items.filter(
    ({ id, group, state }) =>
      mandatory.includes(id) && (state === 'missing' || (state === 'unknown' && group !== 'aiAct')),
  );
}
