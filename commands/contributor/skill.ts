import { addSkill, removeSkill } from '../../src/contributors/profile.store.ts';
import { readSkill } from '../../src/contributors/rules.ts';
import { usedSkills } from '../../src/contributors/skills.store.ts';
import { contributorOf } from '../../src/contributors/store.ts';
import { subcommand } from '../../src/discord/command.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import { fold } from '../../src/words.ts';
import { actOf } from './act.ts';
import { profileReply } from './cards.ts';

const MAX_SUGGESTIONS = 25;

/** Skills that others here have and this person has not. */
const othersSkills: Autocomplete = ({ parts, guild, person }, typed) => {
  if (!guild) return [];
  const own = new Set(contributorOf(parts.db, guild.id, person.id)?.skills);
  return usedSkills(parts.db, guild.id, typed, MAX_SUGGESTIONS + own.size)
    .filter((skill) => !own.has(skill))
    .map(choice);
};

/** This person's own skills. */
const ownSkills: Autocomplete = ({ parts, guild, person }, typed) =>
  ((guild && contributorOf(parts.db, guild.id, person.id)?.skills) ?? [])
    .filter((skill) => fold(skill).includes(fold(typed.trim())))
    .map(choice);

function choice(skill: string) {
  return { name: skill, value: skill };
}

export const addSkillCommand = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { skill: { type: 'string', required: true, maxLength: 100, autocomplete: othersSkills } },
  run(context, { skill }) {
    addSkill(context.parts.db, { ...actOf(context), skill: readSkill(skill) });
    return profileReply(context, context.person, context.t('contributor.done.skillAdded'));
  },
});

export const removeSkillCommand = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { skill: { type: 'string', required: true, maxLength: 100, autocomplete: ownSkills } },
  run(context, { skill }) {
    removeSkill(context.parts.db, { ...actOf(context), skill: readSkill(skill) });
    return profileReply(context, context.person, context.t('contributor.done.skillRemoved'));
  },
});
