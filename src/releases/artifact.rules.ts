import { UserError } from '../user-error.ts';
import { oneLine, quoted } from '../words.ts';
import type { Artifact, Place } from './release.ts';

export type NewArtifact = Omit<Artifact, 'id'>;

const HOSTS: readonly [host: string, place: Place][] = [
  ['huggingface.co', 'hugging-face'],
  ['hf.co', 'hugging-face'],
  ['github.com', 'github'],
  ['zenodo.org', 'zenodo'],
];

/**
 * An address as people paste it.
 * @throws {UserError} when it is none of the web
 */
export function readAddress(typed: string): string {
  const words = oneLine(typed);
  const url = URL.parse(/^[\w-]+(\.[\w-]+)+(\/|$)/.test(words) ? `https://${words}` : words);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.href.length > MAX_ADDRESS) {
    throw new UserError('release.errors.address', { given: quoted(typed) });
  }
  return url.href;
}

/** What a link button takes. https://discord.com/developers/docs/components/reference#button */
const MAX_ADDRESS = 500;

/** Where something stands, told by its address. */
export function placeOf(address: string): Place {
  const { hostname } = new URL(address);
  return HOSTS.find(([host]) => hostname === host || hostname.endsWith(`.${host}`))?.[1] ?? 'elsewhere';
}

/** A licence as people type it; null where nothing was. */
export function readLicence(typed: string): string | null {
  return oneLine(typed).slice(0, 100) || null;
}
