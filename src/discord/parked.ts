import { COLOURS, container, text } from './kit.ts';
import type { Renderer } from './renderer.ts';
import { card } from './reply.ts';

/** Tells the maintainers that a channel is closed to the bot. */
export const parkedNotice: Renderer = ({ channelId, reason }, { t }) =>
  card([
    container(COLOURS.trouble, [text(t('discord.parked', { channelId: String(channelId), reason: String(reason) }))]),
  ]);
