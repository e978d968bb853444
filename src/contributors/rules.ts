import { UserError } from '../user-error.ts';
import { fold, oneLine, paragraphs, quoted } from '../words.ts';
import { type Links, readLinks } from './links.rules.ts';

export const MAX_SKILLS = 20;
const MAX_SKILL_LENGTH = 40;
export const MAX_PRESENTATION = 500;
export const MAX_CREDITED_AS = 60;
const MAX_HOURS = 80;

/** The languages that one can say to work in, by their codes (ISO 639-1): a menu of Discord holds 25. */
export const LANGUAGES = [
  'fr',
  'en',
  'ar',
  'bg',
  'br',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'fi',
  'hu',
  'it',
  'ja',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'tr',
  'uk',
  'zh',
] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a person says of themselves. */
export interface Profile extends Links {
  skills: string[];
  presentation: string | null;
  languages: Language[];
  /** Hours a week that they mean to give. */
  hoursAWeek: number | null;
}

/** The same as entered into a form: typed, but for the languages, which are picked. */
export interface TypedProfile {
  skills: string;
  presentation: string;
  languages: readonly Language[];
  hoursAWeek: string;
  links: string;
}

/**
 * Reads a form as a profile; an empty field is nothing.
 * @throws {UserError} for the first field that can't be read
 */
export function readProfile(typed: TypedProfile): Profile {
  return {
    presentation: readPresentation(typed.presentation),
    skills: readSkills(typed.skills),
    languages: LANGUAGES.filter((language) => typed.languages.includes(language)),
    hoursAWeek: readHours(typed.hoursAWeek),
    ...readLinks(typed.links),
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

/**
 * The name under which somebody wants their credits; null for the one that the guild shows anyway.
 * @throws {UserError} when nothing can be seen of it, or it is too long
 */
export function readCreditedAs(typed: string, shownName: string): string | null {
  const name = oneLine(typed);
  if (name === '') throw new UserError('contributor.errors.noName');
  if ([...name].length > MAX_CREDITED_AS) throw new UserError('contributor.errors.longName', { max: MAX_CREDITED_AS });
  return name === oneLine(shownName) ? null : name;
}
