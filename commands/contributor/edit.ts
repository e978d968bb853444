import { writeLinks } from '../../src/contributors/links.rules.ts';
import { saveProfile } from '../../src/contributors/profile.store.ts';
import { LANGUAGES, MAX_PRESENTATION, readProfile } from '../../src/contributors/rules.ts';
import { contributorOf } from '../../src/contributors/store.ts';
import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import type { Modal } from '../../src/discord/reply.ts';
import { actOf } from './act.ts';
import { profileReply } from './cards.ts';
import { editRoute } from './routes.ts';

export const edit = subcommand({ audience: 'everyone', answers: 'modal', run: open });

export const editButton = button({ ...editRoute, audience: 'everyone', answers: 'modal', run: open });

/** Everything at once, filled with what is known: who wants to change one thing leaves the rest. */
export const profileForm = form({
  route: 'contributor:profile',
  args: {},
  audience: 'everyone',
  answers: 'update',
  fields: {
    presentation: { type: 'paragraph', maxLength: MAX_PRESENTATION },
    skills: { type: 'paragraph', maxLength: 1_000 },
    languages: { type: 'select', choices: LANGUAGES, max: LANGUAGES.length },
    hoursAWeek: { type: 'short', maxLength: 10 },
    links: { type: 'paragraph', maxLength: 400 },
  },
  run(context, { fields }) {
    saveProfile(context.parts.db, { ...actOf(context), profile: readProfile(fields) });
    return profileReply(context, context.person);
  },
});

function open({ parts, guild, person, t }: Context): Modal {
  const known = contributorOf(parts.db, guild.id, person.id);
  return openModal(profileForm, {}, t, {
    presentation: known?.presentation ?? undefined,
    skills: known?.skills.join(', '),
    languages: known?.languages,
    hoursAWeek: known?.hoursAWeek?.toString(),
    links: known ? writeLinks(known) : undefined,
  });
}
