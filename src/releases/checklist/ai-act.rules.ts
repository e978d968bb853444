import type { Dossier } from '../release.ts';
import { type Reading, readingOf } from './ai-act-reading.rules.ts';
import { modifierThreshold, originOf, ownCompute } from './compute.rules.ts';
import { because, type Item, type ItemState, item, type NameKey, type Reason } from './item.rules.ts';
import { findSection } from './prose.rules.ts';
import { type Checking, cardPage, type Published } from './published.rules.ts';

/**
 * What the AI Act may ask of whoever publishes the release. A reading aid, not legal advice: the numbers are those of
 * the Commission's guidelines of 19 November 2025, C(2025) 7719, which are not binding.
 */
export function aiActItems(dossier: Dossier, published: readonly Published[], { now, endpoint }: Checking): Item[] {
  const reading = readingOf(dossier.release);
  const page = cardPage(dossier.release, endpoint);
  const relief = reliefOf(dossier, reading, published);
  return [
    generalPurpose(reading, page),
    systemicRisk(reading, page),
    modifier(dossier, reading),
    openSourceRelief(relief),
    documentation(reading, relief),
    due(
      'aiAct.copyrightPolicy',
      reading,
      published.find(({ kind }) => kind === 'copyright-policy'),
    ),
    due(
      'aiAct.trainingSummary',
      reading,
      published.find(({ kind }) => kind === 'training-summary'),
    ),
    dates(dossier, reading, now),
  ];
}

/** Readings from which nothing follows. */
function unread(reading: Reading): [ItemState, Reason] | null {
  switch (reading.status) {
    case 'dataset':
      return ['notApplicable', because('forModels')];
    case 'absurd':
      return ['unknown', because(`absurd-${reading.amount.what}`, { value: String(reading.amount.value) })];
    case 'noCompute':
      return ['unknown', because('noCompute')];
    case 'noTask':
      return ['unknown', because('noTask', { flop: { flop: reading.flop } })];
    default:
      return null;
  }
}

/** The same, and models of which the Act asks nothing as models of general purpose. */
function without(reading: Reading): [ItemState, Reason] | null {
  return (
    unread(reading) ?? (reading.status === 'generalPurpose' ? null : ['notApplicable', because('notGeneralPurpose')])
  );
}

function generalPurpose(reading: Reading, evidence: string | null): Item {
  const id = 'aiAct.generalPurpose';
  const more = { evidence, provisions: ['article 3', 'article 51', 'article 53'] };
  const open = unread(reading);
  if (open) return item(id, ...open, more);
  switch (reading.status) {
    case 'below':
      return item(id, 'met', because(`below-${reading.basis}`, { flop: { flop: reading.flop } }), more);
    case 'otherTask':
      return item(id, 'met', because('otherTask', { flop: { flop: reading.flop }, task: reading.task }), more);
    case 'generalPurpose':
      return item(id, 'met', because(`above-${reading.basis}`, { flop: { flop: reading.flop } }), more);
    default:
      return item(id, 'met', because('stillTheirs'), more);
  }
}

function systemicRisk(reading: Reading, evidence: string | null): Item {
  const id = 'aiAct.systemicRisk';
  const more = { evidence, source: 'aiAct' as const, provisions: ['article 51', 'article 52', 'article 55'] };
  const none = without(reading);
  if (none) return item(id, ...none, more);
  const { flop, isSystemic } = reading as Extract<Reading, { status: 'generalPurpose' }>;
  return isSystemic
    ? item(id, 'missing', because('systemic', { flop: { flop } }), more)
    : item(id, 'met', because('notSystemic', { flop: { flop } }), more);
}

function modifier({ release }: Dossier, reading: Reading): Item {
  const id = 'aiAct.modifier';
  const more = { provisions: ['article 3', 'article 53'] };
  const origin = originOf(release);
  if (reading.status === 'dataset' || !origin) return item(id, 'notApplicable', because('noBase'), more);
  if (reading.status === 'absurd') return item(id, ...(unread(reading) as [ItemState, Reason]), more);
  if (origin.isOwn) return item(id, 'notApplicable', because('ownBase', { base: origin.base }), more);
  const { flop: threshold, basis } = modifierThreshold(origin);
  const own = ownCompute(release);
  const params = { base: origin.base, threshold: { flop: threshold } };
  if (!('flop' in own)) return item(id, 'unknown', because(`modifierUnknown-${basis}`, params), more);
  const key = own.flop > threshold ? 'modifier' : 'noModifier';
  return item(id, 'met', because(`${key}-${basis}`, { ...params, flop: { flop: own.flop } }), more);
}

/** Whether the relief for open models holds, and what it lost. */
type Relief = { state: ItemState; reason: Reason };

function reliefOf(dossier: Dossier, reading: Reading, published: readonly Published[]): Relief {
  const none = without(reading);
  if (none) return { state: none[0], reason: none[1] };
  if (reading.status === 'generalPurpose' && reading.isSystemic)
    return { state: 'missing', reason: because('reliefSystemic') };
  const lost = lostBy(dossier, published);
  if (lost.length > 0) return { state: 'missing', reason: because('reliefLost', { lost: { names: lost } }) };
  return dossier.release.stated.paid === null
    ? { state: 'unknown', reason: because('reliefUnlessPaid') }
    : { state: 'met', reason: because('relief') };
}

/** Article 53(2) and recitals 102 to 104, as the guidelines read them. */
function lostBy({ release, card }: Dossier, published: readonly Published[]): NameKey[] {
  const has = (...kinds: Published['kind'][]) => published.some(({ kind }) => kinds.includes(kind));
  const weights = published.filter(({ kind }) => kind === 'weights');
  const tells = (section: 'architecture' | 'intendedUse') => card !== null && findSection(card.body, section) !== null;
  const lost: [NameKey, boolean][] = [
    ['relief-paid', release.stated.paid === true],
    ['relief-weights', weights.length === 0],
    ['relief-licence', weights.some(({ licence }) => !licence?.isOpen)],
    ['relief-gated', release.hub?.gated === true],
    [
      'relief-architecture',
      !has('architecture', 'technical-report', 'research-paper', 'inference-code') && !tells('architecture'),
    ],
    ['relief-usage', !release.stated.intendedUse && !tells('intendedUse')],
  ];
  return lost.filter(([, isSo]) => isSo).map(([name]) => name);
}

function openSourceRelief({ state, reason }: Relief): Item {
  const provisions = ['article 53', 'article 54', 'recital 103', 'recital 104'];
  return item('aiAct.openSourceRelief', state, reason, { provisions });
}

/** Article 53(1)(a) and (b): nobody outside can see whether these were written. */
function documentation(reading: Reading, relief: Relief): Item {
  const id = 'aiAct.documentation';
  const more = { source: 'aiAct' as const, provisions: ['article 53', 'article 54', 'annex XI', 'annex XII'] };
  const none = without(reading);
  if (none) return item(id, ...none, more);
  return relief.state === 'met'
    ? item(id, 'notApplicable', because('documentationRelieved'), more)
    : item(id, 'unknown', because('documentationDue'), more);
}

/** Article 53(1)(c) and (d), which no openness relieves of. */
function due(
  id: 'aiAct.copyrightPolicy' | 'aiAct.trainingSummary',
  reading: Reading,
  found: Published | undefined,
): Item {
  const more = { source: 'aiAct' as const, provisions: ['article 53'], evidence: found?.address ?? null };
  const what = id === 'aiAct.copyrightPolicy' ? 'policy' : 'summary';
  if (reading.status !== 'dataset' && found)
    return item(id, 'met', because(what === 'policy' ? 'policyThere' : 'summaryPublished'), more);
  const none = without(reading);
  return none ? item(id, ...none, more) : item(id, 'missing', because(`${what}Due`), more);
}

/** Chapter V applies since that day to what comes to the market; what was there before has until the other. */
const CHAPTER_V = '2025-08-02';
const OLDER_MODELS = '2027-08-02';

function dates({ release }: Dossier, reading: Reading, now: number): Item {
  const id = 'aiAct.dates';
  const more = { source: 'aiAct' as const, provisions: ['article 111', 'article 113', 'article 101'] };
  const none = without(reading);
  if (none) return item(id, ...none, more);
  // `extra_gated_eu_disallowed`: whether it comes to the Union market at all is for its maker to say.
  if (release.hub?.closedToEu) return item(id, 'unknown', because('closedToEu'), more);
  const { marketDate } = release.stated;
  if (marketDate !== null) return item(id, 'met', because(...datesFrom(marketDate)), more);
  const made = release.hub?.createdAt ?? null;
  if (made !== null && dayOf(made) < CHAPTER_V) {
    return item(id, 'unknown', because('marketDateUnsaid', { day: { day: dayOf(made) } }), more);
  }
  return item(id, 'met', because(...datesFrom(dayOf(release.announcedAt ?? release.announceAt ?? now))), more);
}

function datesFrom(day: string): ['datesOlder' | 'datesNewer', Reason['params']] {
  return day < CHAPTER_V
    ? ['datesOlder', { day: { day }, until: { day: OLDER_MODELS } }]
    : ['datesNewer', { day: { day }, since: { day: CHAPTER_V } }];
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
