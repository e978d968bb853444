import { contributorOf } from '../../src/contributors/store.ts';
import { subcommand, userMenu } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { literal } from '../../src/discord/kit.ts';
import type { UserValue } from '../../src/discord/options.ts';
import type { Message } from '../../src/discord/reply.ts';
import { UserError } from '../../src/user-error.ts';
import { profileReply } from './cards.ts';

export const profile = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { who: { type: 'user' } },
  run: (context, { who }) => show(context, who ?? { ...context.person, bot: false }),
});

/** "Profile" on a person. */
export const profileOfPerson = userMenu({ audience: 'everyone', answers: 'reply', run: show });

function show(context: Context, who: UserValue): Message {
  const name = literal(who.name);
  if (who.bot) throw new UserError('contributor.errors.bot', { name });
  const known = contributorOf(context.parts.db, context.guild.id, who.id);
  if (!known && who.id !== context.person.id) throw new UserError('contributor.errors.noProfile', { name });
  return profileReply(context, who);
}
