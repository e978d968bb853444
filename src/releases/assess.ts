import type { GuildSettings } from '../guilds/store.ts';
import { checkRelease, mandatoryItems, missingMandatory } from './checklist/checklist.rules.ts';
import type { Item } from './checklist/item.rules.ts';
import { openSummary } from './checklist/openness.rules.ts';
import { openLicences } from './licences.ts';
import type { Dossier, OpenSummary } from './release.ts';

/** What the checklist says of a release. */
export interface Assessment {
  items: readonly Item[];
  /** The ids of what the guild demands before an announcement. */
  mandatory: readonly string[];
  /** What of that is not met. */
  missing: readonly Item[];
  open: OpenSummary;
}

/** Holds a release against the checklist. */
export type Assess = (dossier: Dossier) => Assessment;
/** What a guild demands, at a moment. */
export type Assessor = (settings: Pick<GuildSettings, 'mandatoryItems'>, now: number) => Assess;

/**
 * The checklist, ready to be used within a transaction: what it knows of licences is read once, when first needed.
 * @param endpoint of the Hub
 */
export async function assessor(endpoint: string): Promise<Assessor> {
  const licences = await openLicences();
  return (settings, now) => (dossier) => {
    const checking = { licences, now, endpoint };
    const items = checkRelease(dossier, checking);
    const mandatory = mandatoryItems(settings.mandatoryItems);
    const missing = missingMandatory(items, mandatory);
    return { items, mandatory, missing, open: openSummary(dossier, checking) };
  };
}
