import { select, subcommand } from '../../src/discord/command.ts';
import { UserError } from '../../src/user-error.ts';
import { editRoute } from './routes.ts';
import { SECTION_NAMES, SECTIONS } from './sections.ts';
import { editable } from './suggestions.ts';

/** One section at a time, for a form holds five fields. */
export const edit = subcommand({
  audience: 'everyone',
  answers: 'modal',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: editable },
    section: { type: 'string', required: true, choices: SECTION_NAMES },
  },
  run: (context, { release, section }) => SECTIONS[section].open(context, release),
});

/** The menu of the card. */
export const editSelect = select({
  ...editRoute,
  audience: 'everyone',
  answers: 'modal',
  run(context, { release, values: [picked] }) {
    const section = SECTION_NAMES.find((name) => name === picked);
    if (!section) throw new UserError('discord.errors.unknown');
    return SECTIONS[section].open(context, release);
  },
});

export const editForms = SECTION_NAMES.map((name) => SECTIONS[name].sent);
