import { tryAgain } from '../database/outbox.rows.ts';
import { UserError } from '../user-error.ts';
import { button } from './command.ts';
import { COLOURS, container, press, row, text } from './kit.ts';
import type { Renderer } from './renderer.ts';
import { card } from './reply.ts';

/** Where the channel is chosen, its messages are sent again, too. */
const retryRoute = { route: 'settings:retry', args: { channel: 'string' } } as const;

/** Tells the maintainers that a channel is closed to the bot; once it is open, they have what was parked sent again. */
export const parkedNotice: Renderer = ({ channelId, reason }, { t }) => {
  const channel = String(channelId);
  return card([
    container(COLOURS.trouble, [
      text(t('discord.parked', { channelId: channel, reason: String(reason) })),
      row(press(retryRoute, { channel }, t('discord.retry.button'))),
    ]),
  ]);
};

/** Whether the channel is open shows when it is sent: Discord alone knows, and a refusal leads to another notice. */
export const retryButton = button({
  ...retryRoute,
  audience: 'maintainer',
  answers: 'update',
  run({ parts, guild, person, now, t }, { channel: channelId }) {
    const count = tryAgain(parts.db, guild.id, channelId, now);
    if (count === 0) throw new UserError('discord.errors.nothingParked', { channelId });
    const words = t('discord.retry.again', { count, channelId, by: `<@${person.id}>` });
    return card([container(COLOURS.neutral, [text(words)])]);
  },
});
