import type { Command } from '../../src/discord/command.ts';
import { away, back, backButton } from './away.ts';
import { credits, creditsPageButton } from './credits.ts';
import { edit, editButton, profileForm } from './edit.ts';
import { exportList } from './export.ts';
import { find, findPageButton } from './find.ts';
import { preferences } from './preferences.ts';
import { profile, profileOfPerson } from './profile.ts';
import { addSkillCommand, removeSkillCommand } from './skill.ts';
import { wall } from './wall.ts';

export const contributor: Command = {
  name: 'contributor',
  subcommands: { profile, edit, preferences, away, back, find, credits, wall, export: exportList },
  groups: { skill: { add: addSkillCommand, remove: removeSkillCommand } },
  components: [editButton, backButton, findPageButton, creditsPageButton],
  forms: [profileForm],
  menus: { profile: profileOfPerson },
};
