import { randomBytes } from 'node:crypto';
import {
  type APIInteraction,
  type APIMessage,
  ApplicationIntegrationType,
  type Client,
  GatewayDispatchEvents,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import { takeInteraction } from '../database/interactions.ts';
import type { Parts } from '../parts.ts';
import { textsIn } from '../texts.ts';
import { UserError } from '../user-error.ts';
import { type Answerer, answerer } from './answer.ts';
import { suggest } from './autocomplete.ts';
import { type Call, findCall } from './call.ts';
import type { Command } from './command.ts';
import type { Audience, Context, Guild, Place } from './context.ts';
import { languageOf, personOf } from './incoming.ts';
import { forumTags, mayMention, mayPost } from './known.ts';
import { line, type Message, type Modal } from './reply.ts';
import { routeTable } from './routing.ts';

export interface Dispatch {
  /** Stops listening and resolves when all that was begun is answered. */
  stop(): Promise<void>;
}

interface DispatchOptions {
  client: Client;
  parts: Parts;
  commands: readonly Command[];
  readGuild: (guildId: string) => Guild;
  /** Called after each handler that ran: it may have written to the outbox. */
  afterRun: () => void;
}

/**
 * Answers every interaction. Here alone it is acknowledged, checked for the right to do it, run, and its errors told:
 * a `UserError` to the person in their language, anything else to the log, under a short id that the person sees.
 */
export function startDispatch({ client, parts, commands, readGuild, afterRun }: DispatchOptions): Dispatch {
  const routes = routeTable(commands);
  const running = new Set<Promise<void>>();

  function contextFor(interaction: APIInteraction): Context<Place> {
    const guildId = homeOf(interaction);
    return contextOf(parts, client, interaction, guildId ? readGuild(guildId) : null);
  }

  async function handle(interaction: APIInteraction): Promise<void> {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      await suggest(client.rest, routes, interaction, contextFor(interaction));
      return;
    }
    const answers = answerer(client.rest, interaction);
    try {
      if (!takeInteraction(parts.db, interaction.id, parts.clock())) return;
      await answer(answers, findCall(routes, interaction), contextFor(interaction), messageOf(interaction));
    } catch (error) {
      await explain(answers, error, parts.log, interaction);
    } finally {
      afterRun();
    }
  }

  function onInteraction(interaction: APIInteraction): void {
    const work = handle(interaction)
      .catch((error) =>
        parts.log.error({ err: error, interaction: interaction.id }, 'an interaction could not be answered'),
      )
      .finally(() => running.delete(work));
    running.add(work);
  }

  client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
  return {
    async stop() {
      client.ws.off(GatewayDispatchEvents.InteractionCreate, onInteraction);
      await Promise.allSettled(running);
    },
  };
}

/** The guild in which something was typed, where it has installed the bot: one where a person only brought it along has not. */
function homeOf({ guild_id, authorizing_integration_owners: owners }: APIInteraction): string | undefined {
  return owners[ApplicationIntegrationType.GuildInstall] === guild_id ? guild_id : undefined;
}

function contextOf(parts: Parts, client: Client, interaction: APIInteraction, guild: Guild | null): Context<Place> {
  const person = personOf(interaction, guild);
  return {
    parts,
    now: parts.clock(),
    person,
    guild,
    channelId: interaction.channel?.id ?? '',
    channelType: (id) => client.channels.cache.get(id)?.type,
    mayPost: (channelId) => mayPost(client, channelId),
    mayMention: (roleId) => mayMention(client, interaction.guild_id, roleId),
    isPost: false,
    forumTags: (channelId) => forumTags(client, channelId),
    t: textsIn(person.locale),
  };
}

function messageOf(interaction: APIInteraction): APIMessage | undefined {
  return 'message' in interaction ? interaction.message : undefined;
}

async function answer(
  answers: Answerer,
  call: Call,
  context: Context<Place>,
  message: APIMessage | undefined,
): Promise<void> {
  const { handler } = call;
  checkRight(handler.where, handler.audience, context);
  if (handler.answers === 'defer') {
    await answers.defer();
    await answers.fill(onlyMessage(await call.run(context)));
    return;
  }
  const updates = handler.answers === 'update' && message !== undefined;
  const result = await call.run(updates ? asUpdateOf(message, context) : context);
  if (result.kind === 'modal') await answers.openModal(result);
  else if (updates) await answers.update(withMarkOf(message, result));
  else await answers.reply(result);
}

/** The outbox knows its posts by the `id` of their first component: a click must not take it away. */
function withMarkOf({ components }: APIMessage, message: Message): Message {
  const [first, ...others] = message.components ?? [];
  const id = components?.[0]?.id;
  return first && id !== undefined ? { ...message, components: [{ ...first, id }, ...others] } : message;
}

/** A public post speaks the guild's language, whoever clicks on it. */
function asUpdateOf(message: APIMessage, context: Context<Place>): Context<Place> {
  const isPublic = ((message.flags ?? 0) & MessageFlags.Ephemeral) === 0;
  return isPublic && context.guild ? { ...context, isPost: true, t: textsIn(context.guild.locale) } : context;
}

function onlyMessage(result: Message | Modal): Message {
  if (result.kind === 'modal') throw new Error('a form must be the first answer, and this route was deferred');
  return result;
}

const REFUSALS = {
  everyone: 'discord.errors.unknown',
  contributor: 'discord.errors.needsContributor',
  maintainer: 'discord.errors.needsMaintainer',
  admin: 'discord.errors.needsAdmin',
} as const satisfies Record<Audience, string>;

function checkRight(where: Place, audience: Audience, { guild, person }: Context<Place>): void {
  if (where === 'guild' && !guild) throw new UserError('discord.errors.needsGuild');
  if (!person.may(audience)) throw new UserError(REFUSALS[audience]);
}

async function explain(answers: Answerer, error: unknown, log: Logger, interaction: APIInteraction): Promise<void> {
  const t = textsIn(languageOf(interaction));
  let text: string;
  if (error instanceof UserError) {
    text = t(error.key, error.params);
  } else {
    const reference = randomBytes(3).toString('hex');
    log.error({ err: error, reference, interaction: interaction.id }, 'a command failed');
    text = t('discord.errors.unexpected', { reference });
  }
  await (answers.acknowledged ? answers.fill(line(text)) : answers.reply(line(text)));
}
