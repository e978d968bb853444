import { button, subcommand } from '../../src/discord/command.ts';
import type { Context, Place } from '../../src/discord/context.ts';
import { countKept, eraseKept } from '../../src/privacy/store.ts';
import { askReply, erasedReply, notice } from './cards.ts';
import { cancelRoute, confirmRoute, eraseRoute } from './routes.ts';

const ask = ({ parts, person, t }: Context<Place>) => askReply(countKept(parts.db, person.id), t);

export const erase = subcommand({ audience: 'everyone', answers: 'reply', where: 'anywhere', run: ask });

export const eraseButton = button({
  ...eraseRoute,
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  run: ask,
});

/** Whoever clicks erases their own data, and nobody else's. */
export const confirmButton = button({
  ...confirmRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  run: ({ parts, person, now, t }) => erasedReply(eraseKept(parts.db, person.id, now), t),
});

export const cancelButton = button({
  ...cancelRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  run: ({ t }) => notice(t('privacy.erase.cancelled')),
});
