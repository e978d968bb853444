import { commandRoutes } from './commands.ts';
import { interactionRoutes } from './interactions.ts';
import { loginRoutes } from './login.ts';
import { messageRoutes } from './messages.ts';
import type { Route } from './route.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every route of Discord's that the simulator knows; all others are 404. */
export const routes: readonly Route[] = [
  ...loginRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
  ...messageRoutes,
];
