import { select, subcommand } from '../../src/discord/command.ts';
import { SECTIONS } from '../../src/releases/edit.rules.ts';
import { UserError } from '../../src/user-error.ts';
import { editRoute } from './routes.ts';
import { FORMS } from './sections.ts';
import { editable } from './suggestions.ts';

/** One section at a time, for a form holds five fields. */
export const edit = subcommand({
  audience: 'everyone',
  answers: 'modal',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: editable },
    section: { type: 'string', required: true, choices: SECTIONS },
  },
  run: (context, { release, section }) => FORMS[section].open(context, release),
});

/** The menu of the card. */
export const editSelect = select({
  ...editRoute,
  audience: 'everyone',
  answers: 'modal',
  run(context, { release, values: [picked] }) {
    const section = SECTIONS.find((name) => name === picked);
    if (!section) throw new UserError('discord.errors.unknown');
    return FORMS[section].open(context, release);
  },
});

export const editForms = SECTIONS.map((name) => FORMS[name].sent);
