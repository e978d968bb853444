import { MAX_PRESENTATION, readProfile } from '../../src/contributors/rules.ts';
import { contributorOf, saveProfile } from '../../src/contributors/store.ts';
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
    skills: { type: 'paragraph', maxLength: 1_000 },
    github: { type: 'short', maxLength: 200 },
    huggingFace: { type: 'short', maxLength: 200 },
    presentation: { type: 'paragraph', maxLength: MAX_PRESENTATION },
    hoursAWeek: { type: 'short', maxLength: 10 },
  },
  run(context, { fields }) {
    saveProfile(context.parts.db, { ...actOf(context), profile: readProfile(fields) });
    return profileReply(context, context.person);
  },
});

function open({ parts, guild, person, t }: Context): Modal {
  const known = contributorOf(parts.db, guild.id, person.id);
  return openModal(profileForm, {}, t, {
    skills: known?.skills.join(', '),
    github: known?.github ?? undefined,
    huggingFace: known?.huggingFace ?? undefined,
    presentation: known?.presentation ?? undefined,
    hoursAWeek: known?.hoursAWeek?.toString(),
  });
}
