import { KINDS } from '../../src/contributors/credit.rules.ts';
import { usedSkills } from '../../src/contributors/skills.store.ts';
import type { Context } from '../../src/discord/context.ts';
import type { Autocomplete, OptionSpecs, OptionValues } from '../../src/discord/options.ts';
import { readDue } from '../../src/tasks/due.ts';
import {
  AREAS,
  MAX_CAPACITY,
  MAX_DESCRIPTION,
  MAX_LINK,
  MAX_TITLE,
  PRIORITIES,
  readBlockers,
  readTaskSkills,
  SIZES,
  type TypedDraft,
} from '../../src/tasks/rules.ts';
import { fold } from '../../src/words.ts';
import { anyTask, taskSkills } from './suggestions.ts';

const MAX_DUE = 60;
const MAX_SUGGESTIONS = 25;

/** Skills that people here have or tasks here ask for. */
const knownSkills: Autocomplete = async (context, typed, others) => {
  const { parts, guild } = context;
  if (!guild) return [];
  const names = usedSkills(parts.db, guild.id, typed, MAX_SUGGESTIONS);
  const asked = (await taskSkills(context, typed, others)).filter(({ value }) => !names.includes(String(value)));
  return [...names.map((name) => ({ name, value: name })), ...asked];
};

const kinds: Autocomplete = ({ t }, typed) =>
  KINDS.map((value) => ({ name: t(`contributor.kinds.${value}`), value })).filter(({ name }) =>
    fold(name).includes(fold(typed.trim())),
  );

/** Suggests for the last piece of a list with commas, and keeps what stands before it. */
function inList(suggest: Autocomplete): Autocomplete {
  return async (context, typed, others) => {
    const cut = typed.lastIndexOf(',') + 1;
    const before = cut > 0 ? `${typed.slice(0, cut).trim()} ` : '';
    const choices = await suggest(context, typed.slice(cut).trim(), others);
    return choices.map(({ name, value }) => ({ name: before + name, value: before + value }));
  };
}

/** The same in a form, as far as its five fields reach. The rest is by options. */
export const draftFields = {
  title: { type: 'short', required: true, maxLength: MAX_TITLE },
  description: { type: 'paragraph', maxLength: MAX_DESCRIPTION },
  area: { type: 'select', required: true, choices: AREAS },
  size: { type: 'select', required: true, choices: SIZES },
  due: { type: 'short', maxLength: MAX_DUE },
} as const;

/** What can be said of a task, by options. */
export const draftOptions = {
  title: { type: 'string', maxLength: MAX_TITLE },
  description: { type: 'string', maxLength: MAX_DESCRIPTION },
  area: { type: 'string', choices: AREAS },
  size: { type: 'string', choices: SIZES },
  due: { type: 'string', maxLength: MAX_DUE },
  priority: { type: 'string', choices: PRIORITIES },
  link: { type: 'string', maxLength: MAX_LINK },
  skills: { type: 'string', maxLength: 300, autocomplete: inList(knownSkills) },
  capacity: { type: 'integer', min: 1, max: MAX_CAPACITY },
  'blocked-by': { type: 'string', maxLength: 100, autocomplete: inList(anyTask) },
  credit: { type: 'string', maxLength: 100, autocomplete: kinds },
} as const satisfies OptionSpecs;

type Given = OptionValues<typeof draftOptions>;

/** What an option says that empties a field. */
const NOTHING = '-';

/** What was typed, with its date, skills and numbers read. */
export interface ReadFields {
  typed: TypedDraft;
  skills?: string[];
  blockers?: number[];
}

/**
 * Reads the fields of a task.
 * @throws {UserError} when a date, a skill or a number can't be read
 */
export async function readFields({ now, guild }: Context, given: Partial<Given>): Promise<ReadFields> {
  const { due, skills, 'blocked-by': blockers, credit, link, description, ...rest } = given;
  return {
    typed: {
      ...rest,
      link: cleared(link),
      description: cleared(description),
      creditKind: credit,
      dueAt: due === undefined ? undefined : await readDue(cleared(due), { now, timeZone: guild.timeZone }),
    },
    ...(skills !== undefined && { skills: readTaskSkills(cleared(skills)) }),
    ...(blockers !== undefined && { blockers: readBlockers(cleared(blockers)) }),
  };
}

function cleared<T extends string | undefined>(typed: T): T | '' {
  return typed?.trim() === NOTHING ? '' : typed;
}
