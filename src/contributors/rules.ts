import { UserError } from '../user-error.ts';
import { fold, oneLine, paragraphs, quoted } from '../words.ts';

export const MAX_SKILLS = 20;
const MAX_SKILL_LENGTH = 40;
export const MAX_PRESENTATION = 500;
const MAX_HOURS = 80;

/** What a person says of themselves. Logins, not addresses: what is shown is made from them. */
export interface Profile {
  skills: string[];
  github: string | null;
  huggingFace: string | null;
  presentation: string | null;
  /** Hours a week that they mean to give. */
  hoursAWeek: number | null;
}

/** The same as typed into a form. */
export type TypedProfile = Record<keyof Profile, string>;

/**
 * Reads a form as a profile; an empty field is nothing.
 * @throws {UserError} for the first field that can't be read
 */
export function readProfile(typed: TypedProfile): Profile {
  return {
    skills: readSkills(typed.skills),
    github: readLogin(typed.github, GITHUB),
    huggingFace: readLogin(typed.huggingFace, HUGGING_FACE),
    presentation: readPresentation(typed.presentation),
    hoursAWeek: readHours(typed.hoursAWeek),
  };
}

/**
 * The skills of a list with commas, semicolons or line ends; of those that differ only in case or accents the first stays.
 * @throws {UserError} when there are too many or one is too long
 */
export function readSkills(typed: string): string[] {
  const byFold = new Map<string, string>();
  for (const part of typed.split(/[,;\n]/)) {
    const name = oneLine(part);
    if (name !== '' && !byFold.has(fold(name))) byFold.set(fold(name), checkLength(name));
  }
  if (byFold.size > MAX_SKILLS) throw new UserError('contributor.errors.tooManySkills', { max: MAX_SKILLS });
  return [...byFold.values()];
}

/**
 * One skill.
 * @throws {UserError} when it is empty, a list or too long
 */
export function readSkill(typed: string): string {
  const [skill, ...others] = readSkills(typed);
  if (skill === undefined || others.length > 0) throw new UserError('contributor.errors.oneSkill');
  return skill;
}

function checkLength(name: string): string {
  if ([...name].length <= MAX_SKILL_LENGTH) return name;
  throw new UserError('contributor.errors.skillTooLong', { skill: quoted(name), max: MAX_SKILL_LENGTH });
}

interface Site {
  hosts: readonly string[];
  login: RegExp;
  complaint: 'contributor.errors.badGithub' | 'contributor.errors.badHuggingFace';
}

/**
 * 39 characters: https://docs.github.com/en/enterprise-server@3.13/admin/identity-and-access-management/iam-configuration-reference/username-considerations-for-external-authentication
 * Wider than today's sign-up form (which wants single hyphens, none at the end), because older accounts and those that
 * a company manages (`name_company`) exist.
 */
const GITHUB: Site = {
  hosts: ['github.com', 'www.github.com'],
  login: /^[a-z\d][a-z\d_-]{0,38}$/i,
  complaint: 'contributor.errors.badGithub',
};

/** 96 characters, as `huggingface_hub` checks either part of a repository's id. */
const HUGGING_FACE: Site = {
  hosts: ['huggingface.co', 'www.huggingface.co', 'hf.co'],
  login: /^[a-z\d][a-z\d_-]{0,95}$/i,
  complaint: 'contributor.errors.badHuggingFace',
};

/** A login, `@login`, or the address of the person's page there, with or without `https://`. */
function readLogin(typed: string, { hosts, login, complaint }: Site): string | null {
  const words = oneLine(typed);
  if (words === '') return null;
  const name = /[/:]/.test(words) ? loginOfAddress(words, hosts) : words.replace(/^@/, '');
  if (name === undefined || !login.test(name)) throw new UserError(complaint, { typed: quoted(words) });
  return name;
}

/** The only part of the path of a page on one of the hosts; a repository's page names no person. */
function loginOfAddress(address: string, hosts: readonly string[]): string | undefined {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`);
  if (!url || !/^https?:$/.test(url.protocol) || !hosts.includes(url.hostname)) return undefined;
  const [name, ...rest] = url.pathname.split('/').filter(Boolean);
  return rest.length === 0 ? name?.replace(/^@/, '') : undefined;
}

/** The person's page on GitHub. */
export function githubAddress(login: string): string {
  return `https://github.com/${login}`;
}

/** The person's page on Hugging Face. */
export function huggingFaceAddress(login: string): string {
  return `https://huggingface.co/${login}`;
}

function readPresentation(typed: string): string | null {
  const words = paragraphs(typed);
  if ([...words].length > MAX_PRESENTATION) {
    throw new UserError('contributor.errors.presentationTooLong', { max: MAX_PRESENTATION });
  }
  return words || null;
}

function readHours(typed: string): number | null {
  const words = oneLine(typed);
  if (words === '') return null;
  const hours = /^(\d{1,3})\s*h?$/i.exec(words)?.[1];
  if (hours === undefined || Number(hours) > MAX_HOURS) {
    throw new UserError('contributor.errors.badHours', { max: MAX_HOURS });
  }
  return Number(hours);
}
