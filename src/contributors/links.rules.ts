import { UserError } from '../user-error.ts';
import { oneLine, quoted } from '../words.ts';

/** Logins, not addresses: what is shown is made from them. */
export interface Links {
  github: string | null;
  huggingFace: string | null;
}

/**
 * 39 characters: https://docs.github.com/en/enterprise-server@3.13/admin/identity-and-access-management/iam-configuration-reference/username-considerations-for-external-authentication
 * Wider than today's sign-up form (which wants single hyphens, none at the end), because older accounts and those that
 * a company manages (`name_company`) exist. Hugging Face: 96 characters, as `huggingface_hub` checks either part of a
 * repository's id.
 */
const SITES = {
  github: { hosts: ['github.com', 'www.github.com'], login: /^[a-z\d][a-z\d_-]{0,38}$/i },
  huggingFace: { hosts: ['huggingface.co', 'www.huggingface.co', 'hf.co'], login: /^[a-z\d][a-z\d_-]{0,95}$/i },
} as const;

/**
 * The logins out of the addresses of a person's pages, with or without `https://`, one a line or between spaces or
 * commas. A second page on the same site takes the place of the first.
 * @throws {UserError} for what is no page of a person on GitHub or Hugging Face
 */
export function readLinks(typed: string): Links {
  const links: Links = { github: null, huggingFace: null };
  for (const address of typed.split(/[\s,;]+/).map(oneLine)) {
    if (address !== '') Object.assign(links, readLink(address));
  }
  return links;
}

function readLink(address: string): Partial<Links> {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`);
  const [path = '', ...rest] = url?.pathname.split('/').filter(Boolean) ?? [];
  const login = path.replace(/^@/, '');
  const site = (['github', 'huggingFace'] as const).find((name) => {
    const hosts: readonly string[] = SITES[name].hosts;
    return url !== null && hosts.includes(url.hostname) && SITES[name].login.test(login);
  });
  // A repository's page names no person.
  if (!site || rest.length > 0 || !url || !/^https?:$/.test(url.protocol)) {
    throw new UserError('contributor.errors.badLink', { typed: quoted(address) });
  }
  return { [site]: login };
}

/** The person's page on GitHub. */
export function githubAddress(login: string): string {
  return `https://github.com/${login}`;
}

/** The person's page on Hugging Face. */
export function huggingFaceAddress(login: string): string {
  return `https://huggingface.co/${login}`;
}

/** The addresses as a form shows them, to be read again by `readLinks`. */
export function writeLinks({ github, huggingFace }: Links): string {
  return [...(github ? [githubAddress(github)] : []), ...(huggingFace ? [huggingFaceAddress(huggingFace)] : [])].join(
    '\n',
  );
}
