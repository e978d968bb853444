import { UserError } from '../user-error.ts';
import { oneLine, quoted } from '../words.ts';
import type { Kind } from './credit.rules.ts';
import { githubAddress, huggingFaceAddress } from './links.rules.ts';
import { type Credited, peopleOf, type Share } from './wall.rules.ts';

/** A repository on GitHub. */
export interface Project {
  owner: string;
  name: string;
}

/**
 * `owner/name`, or the address of a repository's page.
 * @throws {UserError} when it is neither
 */
export function readProject(typed: string): Project {
  const path = oneLine(typed)
    .replace(/^(https?:\/\/)?(www\.)?github\.com\//i, '')
    .replace(/(\.git)?\/?$/, '');
  const match = /^([a-z\d][a-z\d_-]{0,38})\/([\w.-]{1,100})$/i.exec(path);
  if (!match?.[1] || !match[2]) throw new UserError('contributor.errors.badProject', { typed: quoted(typed) });
  return { owner: match[1], name: match[2] };
}

/**
 * A `.all-contributorsrc`, in the shape of https://json.schemastore.org/all-contributors.json. It names people by their
 * logins on GitHub, each once, so that it holds only those who have one.
 */
export function allContributorsFile({ owner, name }: Project, shares: readonly Share[]): string {
  const byLogin = Map.groupBy(
    shares.filter(({ github }) => github !== null),
    ({ github }) => github?.toLowerCase(),
  );
  const contributors = [...byLogin.values()].flatMap((own) => {
    const [first] = own;
    if (!first?.github) return [];
    return {
      login: first.github,
      name: first.name,
      avatar_url: `${githubAddress(first.github)}.png`,
      profile: githubAddress(first.github),
      contributions: [...new Set(own.map(({ kind }) => kind))],
    };
  });
  const file = {
    projectName: name,
    projectOwner: owner,
    repoType: 'github',
    repoHost: 'https://github.com',
    files: ['README.md'],
    imageSize: 100,
    contributorsPerLine: 7,
    contributors,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A line for each person: name, links, and what they did. */
export function markdownFile(shares: readonly Share[], nameOf: (kind: Kind) => string): string {
  return peopleOf(shares)
    .map((person) => {
      const kinds = person.shares.map(({ kind }) => nameOf(kind)).join(', ');
      return `- ${[`**${escaped(person.name)}**`, ...linksOf(person)].join(' · ')} — ${kinds}\n`;
    })
    .join('');
}

function linksOf({ github, huggingFace }: Credited): string[] {
  return [
    ...(github ? [`[GitHub](${githubAddress(github)})`] : []),
    ...(huggingFace ? [`[Hugging Face](${huggingFaceAddress(huggingFace)})`] : []),
  ];
}

/** A name that stays a name in Markdown, HTML and bare addresses included. */
function escaped(name: string): string {
  return oneLine(name).replace(/[\\`*_{}[\]()<>#+!|~&@:.-]/g, '\\$&');
}

/** Without it a spreadsheet on Windows takes the file for Windows-1252 and garbles accents. */
const BYTE_ORDER_MARK = '\ufeff';

/** Lines of comma-separated values (RFC 4180) in UTF-8, the first being the names of the columns. */
export function csvFile(lines: readonly (readonly (string | number | null)[])[]): string {
  return BYTE_ORDER_MARK + lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/**
 * Where a cell begins, also for a spreadsheet that cuts at semicolons, as they do in French: what begins like a formula
 * would be one. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /(?:^|[;\t\r\n])\s*(?=[=+\-@＝＋－＠])/g;

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? value.replace(FORMULA, "$&'") : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
