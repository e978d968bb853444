import { isAway } from '../../src/contributors/absence.rules.ts';
import { findContributors, type Wanted } from '../../src/contributors/find.store.ts';
import { LANGUAGES } from '../../src/contributors/rules.ts';
import { findSkill, usedSkills } from '../../src/contributors/skills.store.ts';
import type { Contributor } from '../../src/contributors/store.ts';
import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, literal, shorten, text, timestamp } from '../../src/discord/kit.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import { pageCount, pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { guildSettings } from '../../src/guilds/store.ts';
import type { Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { quoted } from '../../src/words.ts';
import { languageNames } from './cards.ts';
import { findPageRoute } from './routes.ts';

const PAGE_SIZE = 10;
const MAX_SUGGESTIONS = 25;
/** No language wanted, in a `custom_id`. */
const ANY = 'any';

const skillsHere: Autocomplete = ({ parts, guild }, typed) =>
  (guild ? usedSkills(parts.db, guild.id, typed, MAX_SUGGESTIONS) : []).map((skill) => ({ name: skill, value: skill }));

export const find = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    skill: { type: 'string', maxLength: 100, autocomplete: skillsHere },
    language: { type: 'string', choices: LANGUAGES },
    free: { type: 'boolean' },
  },
  run(context, { skill: name, language = null, free = false }) {
    const skill = name === undefined ? null : findSkill(context.parts.db, context.guild.id, { name });
    if (name !== undefined && !skill) throw new UserError('contributor.errors.noSuchSkill', { skill: quoted(name) });
    return page(context, { skill: skill?.id ?? null, language, free }, 1);
  },
});

export const findPageButton = button({
  ...findPageRoute,
  audience: 'everyone',
  answers: 'update',
  run(context, { page: number, skill, language, free }) {
    const known = LANGUAGES.find((code) => code === language) ?? null;
    return page(context, { skill: skill || null, language: known, free: free === 1 }, number);
  },
});

function page({ parts, guild, now, t }: Context, wanted: Wanted, number: number): Message {
  const { claimLimit } = guildSettings(parts.db, guild.id, parts.config);
  const { contributors, total } = findContributors(parts.db, guild.id, wanted, {
    claimLimit,
    at: now,
    size: PAGE_SIZE,
    number,
  });
  const skill = wanted.skill === null ? null : findSkill(parts.db, guild.id, { id: wanted.skill });
  const criteria = [
    ...(skill ? [literal(skill.name)] : []),
    ...(wanted.language ? [languageNames([wanted.language], t)] : []),
    ...(wanted.free ? [t('contributor.find.freeOnly')] : []),
  ];
  const args = { skill: wanted.skill ?? 0, language: wanted.language ?? ANY, free: Number(wanted.free) };
  return card([
    container(COLOURS.neutral, [
      text(
        `### ${t('contributor.find.title', { count: total })}${criteria.length > 0 ? `\n${criteria.join(' · ')}` : ''}`,
      ),
      text(contributors.map((one) => foundLine(one, now, t)).join('\n') || t('contributor.find.none')),
      ...pageRow({
        number,
        pages: pageCount(total, PAGE_SIZE),
        t,
        route: findPageRoute,
        args: (to) => ({ ...args, page: to }),
      }),
    ]),
  ]);
}

/** Who it is and what one must know before one writes to them. */
function foundLine(contributor: Contributor, now: number, t: Texts): string {
  const { userId, skills, languages, hoursAWeek, awayUntilAt } = contributor;
  const facts = [
    ...(isAway(contributor, now) && awayUntilAt !== null
      ? [t('contributor.find.away', { date: timestamp(awayUntilAt, 'D') })]
      : []),
    ...(skills.length > 0 ? [literal(shorten(skills.join(', '), 100))] : []),
    ...(languages.length > 0 ? [shorten(languageNames(languages, t), 60)] : []),
    ...(hoursAWeek !== null ? [t('contributor.find.hours', { count: hoursAWeek })] : []),
  ];
  return [`<@${userId}>`, ...facts].join(' · ');
}
