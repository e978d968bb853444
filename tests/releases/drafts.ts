import type { Database } from '../../src/database/open.ts';
import { draftFromHub, type HubDraft } from '../../src/releases/draft.store.ts';
import { editRelease } from '../../src/releases/edit.store.ts';
import type { HubFacts, Release } from '../../src/releases/release.ts';
import { approveRelease, submitRelease } from '../../src/releases/review.store.ts';
import type { Act } from '../../src/releases/store.ts';

/** A model about which the Hub says all that there is to say. */
export const FACTS: HubFacts = {
  kind: 'model',
  repository: 'OpenLLM-France/Lucie-7B',
  revision: 'aaaaaaa',
  parameters: 6_706_958_336,
  licence: 'apache-2.0',
  baseModels: [],
  relation: null,
  datasets: ['OpenLLM-France/Lucie-Training-Dataset'],
  languages: ['fr', 'en'],
  gated: false,
  closedToEu: false,
  task: 'text-generation',
  library: 'transformers',
  safetensors: true,
  tokens: 3_131_736_326_144,
  contextLength: 32_000,
  co2Grams: null,
  evaluations: [],
  ingredients: [],
  card: 'read',
  createdAt: 1_000,
  modifiedAt: 2_000,
};

/** A card with all that the checklist looks for in one. */
const CARD = `---
license: apache-2.0
language: [fr, en]
---
# Lucie 7B
## Intended use
Research and building assistants in French.
## Limitations
It makes mistakes.
## Training data
An open corpus.
## Evaluation
See the report.
## Contact
contact@example.org
`;

/** Who acts on a release: Ines drafts, Camille maintains. */
export function as(id: 'ines' | 'camille' | 'noah', guildId: string, release: number, more: Partial<Act> = {}): Act {
  return { guildId, release, id, name: id, maintainer: id === 'camille', ownApproval: false, at: 6_000, ...more };
}

export function draft(
  db: Database,
  guildId: string,
  { facts, ...other }: Partial<Omit<HubDraft, 'facts'>> & { facts?: Partial<HubFacts> } = {},
): { release: Release; isNew: boolean } {
  const { release: _, ...who } = as('ines', guildId, 0, { at: 5_000 });
  return draftFromHub(db, {
    ...who,
    facts: { ...FACTS, ...facts },
    cardText: CARD,
    maturity: 'research',
    stated: { summary: { fr: 'Un modèle.', en: 'A model.' } },
    ...other,
  });
}

/** A release with all that is mandatory, approved by Camille. @param author where it must be a real person */
export function approved(db: Database, guildId: string, facts: Partial<HubFacts> = {}, author = 'ines'): Release {
  const ines = { id: author };
  const { id } = draft(db, guildId, { facts, ...ines }).release;
  const stated = {
    intendedUse: 'Assistants in French.',
    limits: 'It makes mistakes.',
    trainingSummary: 'https://example.org/summary.pdf',
    copyrightPolicy: 'https://example.org/copyright.pdf',
  };
  editRelease(db, as('ines', guildId, id, ines), { stated });
  const { version } = submitRelease(db, as('ines', guildId, id, ines), null);
  return approveRelease(db, as('camille', guildId, id), version);
}
