import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';

/** The life of a release, in its order. */
export const STATES = ['draft', 'in_review', 'approved', 'announced', 'superseded', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

/** How far a release may be relied on: a research model that does not say so is taken for a product. */
export const MATURITIES = ['research', 'experimental', 'ready'] as const;
export type Maturity = (typeof MATURITIES)[number];

export type RepositoryKind = 'model' | 'dataset';

/** A repository of the Hub, by its kind and `organisation/name`. */
export interface Repository {
  kind: RepositoryKind;
  id: string;
}

/** What Hugging Face says of a repository. null or an empty list: it says nothing. */
export interface HubFacts {
  kind: RepositoryKind;
  /** `organisation/name`, as the Hub spells it. */
  repository: string;
  /** The commit that was read. */
  revision: string;
  parameters: number | null;
  /** The Hub's licence id, or the name of a licence of its own. */
  licence: string | null;
  baseModels: string[];
  /** How it comes from its base model: `finetune`, `adapter`, `quantized`, `merge`. */
  relation: string | null;
  datasets: string[];
  /** ISO 639 codes. */
  languages: string[];
  /** Whoever downloads it must first agree to something. */
  gated: boolean;
  /** What it is for: `text-generation`. */
  task: string | null;
  createdAt: number | null;
  modifiedAt: number | null;
}

/** A release as it is stored. */
export interface Release extends HubFacts {
  id: number;
  guildId: string;
  state: State;
  /** Counts the changes: what was previewed is what is announced, or nothing is. */
  version: number;
  maturity: Maturity;
  /** One sentence of its author for the announcement. */
  summary: string | null;
  /** null once that person erased their data. */
  draftedBy: string | null;
  draftedAt: number;
  announcedBy: string | null;
  announcedAt: number | null;
}

/** What each state may become. A draft goes straight to its announcement until reviews exist. */
const NEXT: Readonly<Record<State, readonly State[]>> = {
  draft: ['in_review', 'announced'],
  in_review: ['draft', 'approved'],
  approved: ['draft', 'announced'],
  announced: ['superseded', 'withdrawn'],
  superseded: ['withdrawn'],
  withdrawn: [],
};

/** The states from which a release can come into `state`. */
export function statesBefore(state: State): State[] {
  return STATES.filter((from) => NEXT[from].includes(state));
}

const TELLING = ['parameters', 'licence', 'languages', 'baseModels', 'datasets'] as const;
export type Telling = (typeof TELLING)[number];

/** What a reader would look for and Hugging Face does not say. A dataset has neither parameters nor a base model. */
export function notFound(facts: HubFacts): Telling[] {
  const asked = facts.kind === 'model' ? TELLING : (['licence', 'languages'] as const);
  return asked.filter((fact) => facts[fact] === null || (Array.isArray(facts[fact]) && facts[fact].length === 0));
}

const MANDATORY = ['licence'] as const;
export type Mandatory = (typeof MANDATORY)[number];

/** What must be known before a release is announced and is not. Maturity is asked for at the draft. */
export function missingToAnnounce(release: Pick<Release, Mandatory>): Mandatory[] {
  return MANDATORY.filter((fact) => release[fact] === null);
}

const HUB_HOSTS = ['huggingface.co', 'www.huggingface.co', 'hf.co'];
/** First parts of addresses of the Hub that are no organisation. */
const NO_ORGANISATION = ['api', 'blog', 'chat', 'collections', 'docs', 'papers', 'settings', 'spaces', 'tasks'];
/** https://huggingface.co/docs/huggingface_hub/package_reference/utilities#huggingface_hub.utils.validate_repo_id */
const NAME = /^(?=.{1,96}$)[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?$/i;

/** Whether it has the form of a repository's id, so that its address can be told. */
export function isRepositoryId(words: string): boolean {
  const parts = words.split('/');
  return parts.length === 2 && parts.every((part) => NAME.test(part) && !/--|\.\.|\.git$/.test(part));
}

/**
 * The repository that a person names: `OpenLLM-France/Lucie-7B`, `datasets/OpenLLM-France/wikipedia`, or the address
 * of any of its pages.
 * @param endpoint the Hub in use, whose addresses count as well (a mirror, or the demo's)
 * @throws {UserError} when it is neither
 */
export function parseRepository(given: string, endpoint: string): Repository {
  const path = pathOf(given.trim(), endpoint);
  const parts = path?.split('/').filter(Boolean) ?? [];
  const kind = parts[0] === 'datasets' ? 'dataset' : 'model';
  const [organisation = '', name = ''] = kind === 'dataset' ? parts.slice(1) : parts;
  const id = `${organisation}/${name}`;
  if (!isRepositoryId(id) || NO_ORGANISATION.includes(organisation.toLowerCase())) {
    throw new UserError('release.errors.repository', { given: quoted(given) });
  }
  return { kind, id };
}

/** The path within the Hub; undefined for addresses of other places and for an id with more than its two parts. */
function pathOf(given: string, endpoint: string): string | undefined {
  const address = given.replace(/^(?=(?:www\.)?(?:huggingface|hf)\.co\/)/i, 'https://');
  if (!/^https?:\/\//i.test(address)) {
    return /^(?:datasets\/)?[^/\s]+\/[^/\s]+\/?$/.test(given) ? given : undefined;
  }
  const url = URL.parse(address);
  if (url === null) return undefined;
  const mirror = new URL(endpoint);
  const prefix = mirror.pathname.replace(/\/$/, '');
  if (url.host === mirror.host && url.pathname.startsWith(`${prefix}/`)) return url.pathname.slice(prefix.length);
  return HUB_HOSTS.includes(url.hostname) ? url.pathname : undefined;
}

/** The name under which people know it: the repository's without its organisation. */
export function nameOf({ repository }: Pick<HubFacts, 'repository'>): string {
  return repository.slice(repository.indexOf('/') + 1);
}

/** The page of a repository on the Hub in use. */
export function pageOf({ kind, id }: Repository, endpoint: string): string {
  return `${endpoint}/${kind === 'dataset' ? 'datasets/' : ''}${id}`;
}
