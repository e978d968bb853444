import { GATEWAY_PATH } from '../gateway/gateway.ts';
import { botAccount } from '../gateway/payloads.ts';
import type { Call, Route } from './route.ts';

/** What a bot asks for before it connects. */
export const loginRoutes: Route[] = [
  { method: 'GET', path: '/gateway', open: true, handle: ({ discord }) => ({ url: gatewayUrl(discord.url) }) },
  { method: 'GET', path: '/gateway/bot', handle: gatewayBot },
  {
    method: 'GET',
    path: '/users/@me',
    handle: ({ world }) => botAccount(world),
  },
  { method: 'GET', path: '/applications/@me', handle: application },
  { method: 'GET', path: '/oauth2/applications/@me', handle: application },
];

export function gatewayUrl(url: string): string {
  return url.replace(/^http/, 'ws') + GATEWAY_PATH;
}

function gatewayBot({ discord }: Call): object {
  return {
    url: gatewayUrl(discord.url),
    shards: 1,
    session_start_limit: { total: 1_000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
  };
}

function application({ world }: Call): object {
  const { id, bot } = world.application;
  return {
    id,
    name: bot.username,
    icon: null,
    description: '',
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    type: null,
    flags: 0,
    flags_new: '0',
    team: null,
    owner: bot,
    hook: true,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    integration_types_config: { 0: {}, 1: {} },
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
  };
}
