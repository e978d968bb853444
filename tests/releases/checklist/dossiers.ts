import type { LicenceBook } from '../../../src/releases/checklist/licence.rules.ts';
import type { Checking } from '../../../src/releases/checklist/published.rules.ts';
import { NOTHING_STATED } from '../../../src/releases/facts.rules.ts';
import type {
  Artifact,
  ArtifactKind,
  Card,
  Dossier,
  HubFacts,
  Release,
  Stated,
} from '../../../src/releases/release.ts';

const spdx = (id: string, osi: boolean, fsf: boolean) => [id.toLowerCase(), { id, osi, fsf }] as const;

/** As much of the SPDX list as the tables need. */
export const BOOK: LicenceBook = new Map([
  spdx('Apache-2.0', true, true),
  spdx('MIT', true, true),
  spdx('GPL-3.0-only', true, true),
  spdx('CC-BY-4.0', false, true),
  spdx('CC-BY-SA-4.0', false, true),
  spdx('CC-BY-NC-4.0', false, false),
  spdx('CC-BY-NC-SA-4.0', false, false),
  spdx('CC-BY-ND-4.0', false, false),
  spdx('ODC-By-1.0', false, false),
  spdx('etalab-2.0', false, false),
  spdx('Abstyles', false, false),
]);

export const ENDPOINT = 'https://hub.example';
export const NOW = Date.parse('2026-11-23T12:00:00Z');
export const CHECKING: Checking = { licences: BOOK, now: NOW, endpoint: ENDPOINT };

/** What the Hub says of a model about which it says little. */
const HUB: HubFacts = {
  kind: 'model',
  repository: 'OpenLLM-France/Luciole-8B-Base',
  revision: '575db8b7a51b6f85eb06eee540738584589f131c',
  parameters: null,
  licence: 'apache-2.0',
  baseModels: [],
  relation: null,
  datasets: [],
  languages: [],
  gated: false,
  closedToEu: false,
  task: 'text-generation',
  library: null,
  safetensors: true,
  tokens: null,
  contextLength: null,
  co2Grams: null,
  evaluations: [],
  ingredients: [],
  card: 'read',
  createdAt: null,
  modifiedAt: null,
};

interface Parts {
  hub?: Partial<HubFacts> | null;
  stated?: Partial<Stated>;
  /** The card's text below its front matter; null: there is no card. */
  body?: string | null;
  card?: Partial<Card>;
  /** Kinds with their licences. */
  artifacts?: [ArtifactKind, string | null][];
  release?: Partial<Release>;
}

/** A dossier that differs from one of which little is known in what is given. */
export function dossier({
  hub = {},
  stated = {},
  body = '',
  card = {},
  artifacts = [],
  release = {},
}: Parts = {}): Dossier {
  return {
    release: {
      id: 7,
      guildId: '1',
      state: 'draft',
      version: 1,
      name: 'Luciole-8B-Base',
      family: 'Luciole',
      kind: 'model',
      maturity: 'research',
      hub: hub && { ...HUB, ...hub },
      stated: { ...NOTHING_STATED, ...stated },
      draftedBy: '2',
      draftedAt: NOW,
      submittedAt: null,
      approvedVersion: null,
      approvedBy: null,
      approvedAt: null,
      announceAt: null,
      override: null,
      announcedBy: null,
      announcedAt: null,
      announcedVersion: null,
      supersededBy: null,
      withdrawnReason: null,
      ...release,
    },
    artifacts: artifacts.map(([kind, licence], place): Artifact => {
      return { id: place + 1, kind, address: `https://example.org/${kind}`, licence, place: 'elsewhere' };
    }),
    card: body === null ? null : { yaml: 'valid', problem: null, frontMatter: {}, body, ...card },
  };
}
