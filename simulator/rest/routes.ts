import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { crosspostRoutes } from './crosspost.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { loginRoutes } from './login.ts';
import { messageRoutes } from './messages.ts';
import { pinRoutes } from './pins.ts';
import { reactionRoutes } from './reactions.ts';
import type { Route } from './route.ts';
import { threadMemberRoutes } from './thread-members.ts';
import { threadRoutes } from './threads.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every route of Discord's that the simulator knows; all others are 404. */
export const routes: readonly Route[] = [
  ...loginRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
  ...pinRoutes,
  ...messageRoutes,
  ...crosspostRoutes,
  ...reactionRoutes,
  ...channelRoutes,
  ...threadRoutes,
  ...threadMemberRoutes,
  ...guildRoutes,
  ...userRoutes,
];
