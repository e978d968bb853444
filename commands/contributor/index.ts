import type { Command } from '../../src/discord/command.ts';
import { edit, editButton, profileForm } from './edit.ts';
import { profile, profileOfPerson } from './profile.ts';
import { addSkillCommand, removeSkillCommand } from './skill.ts';

export const contributor: Command = {
  name: 'contributor',
  subcommands: { profile, edit },
  groups: { skill: { add: addSkillCommand, remove: removeSkillCommand } },
  components: [editButton],
  forms: [profileForm],
  menus: { profile: profileOfPerson },
};
