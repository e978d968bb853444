import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';
import type { RepositoryKind } from './lifecycle.rules.ts';

/** A repository of the Hub, by its kind and `organisation/name`. */
export interface Repository {
  kind: RepositoryKind;
  id: string;
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

/**
 * The organisation (or person) of the Hub that is named: `OpenLLM-France`, or the address of its page.
 * @param endpoint the Hub in use, whose addresses count as well
 * @throws {UserError} when it is neither
 */
export function parseOrganisation(given: string, endpoint: string): string {
  const trimmed = given.trim();
  const name = NAME.test(trimmed) ? trimmed : (pathOf(trimmed, endpoint)?.split('/').filter(Boolean)[0] ?? '');
  if (!isRepositoryId(`${name}/x`) || NO_ORGANISATION.includes(name.toLowerCase()) || name === 'datasets') {
    throw new UserError('release.watch.errors.organisation', { given: quoted(given) });
  }
  return name;
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

/** The page of a repository on the Hub in use. */
export function pageOf({ kind, id }: Repository, endpoint: string): string {
  return `${endpoint}/${kind === 'dataset' ? 'datasets/' : ''}${id}`;
}
