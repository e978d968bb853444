import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIUser,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { textsOf } from './components.ts';
import { keepFile, type UploadedFile } from './files.ts';
import { attachmentOf, embedMedia } from './media.ts';
import { permissionsIn } from './permissions.ts';
import { placeComponents } from './place.ts';
import { findUser, type StoredMessage, type World } from './world.ts';

/** The parts of a message body that the bot may send, after the rules have accepted it. */
export interface MessageBody {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: object[] | null;
  attachments?: { id: string | number; filename?: string; description?: string }[] | null;
  allowed_mentions?: APIAllowedMentions | null;
  flags?: number | null;
  tts?: boolean;
  nonce?: string | number;
  enforce_nonce?: boolean;
  message_reference?: { message_id: string; fail_if_not_exists?: boolean };
}

export interface Upload {
  readonly body: MessageBody;
  readonly files: readonly UploadedFile[];
  /** The simulator's own address, for the urls of attachments. */
  readonly base: string;
}

/** What a message says, and all the files that came with it. */
export interface Composed {
  readonly said: Pick<APIMessage, 'content' | 'embeds' | 'components' | 'attachments'> & Partial<APIMessage>;
  readonly uploads: APIAttachment[];
}

/** What a new message says. */
export function composeNew(world: World, channelId: string, upload: Upload & { author: APIUser }): Composed {
  const { body, author } = upload;
  const attachments = newAttachments(world, channelId, upload);
  const content = body.content ?? '';
  const components = placeComponents(world, body.components ?? [], attachments);
  const embeds = placeEmbeds(body.embeds ?? [], attachments);
  return {
    said: {
      content,
      embeds,
      components,
      attachments: unreferenced(attachments, embeds, components),
      ...mentionsOf([content, ...textsOf(components)].join('\n'), body.allowed_mentions, { world, channelId, author }),
    },
    uploads: attachments,
  };
}

/** What an edited message says; what the body leaves out stays as it is. */
export function composeEdit(world: World, { json: message, uploads }: StoredMessage, upload: Upload): Composed {
  const { body } = upload;
  const kept = uploads.filter(
    ({ id }) => !body.attachments || body.attachments.some((wanted) => String(wanted.id) === id),
  );
  const attachments = [...kept, ...newAttachments(world, message.channel_id, upload)];
  const wasV2 = Boolean((message.flags ?? 0) & MessageFlags.IsComponentsV2);
  const becomesV2 = !wasV2 && Boolean((body.flags ?? 0) & MessageFlags.IsComponentsV2);
  const content = body.content === undefined && !becomesV2 ? message.content : (body.content ?? '');
  const embeds = body.embeds === undefined && !becomesV2 ? message.embeds : placeEmbeds(body.embeds ?? [], attachments);
  const components =
    body.components === undefined
      ? (message.components ?? [])
      : placeComponents(world, body.components ?? [], attachments);
  const speaker = { world, channelId: message.channel_id, author: message.author };
  const says = body.content !== undefined || body.components !== undefined;
  return {
    said: {
      content,
      embeds,
      components,
      attachments: unreferenced(attachments, embeds, components),
      ...(says && mentionsOf([content, ...textsOf(components)].join('\n'), body.allowed_mentions, speaker)),
    },
    uploads: attachments,
  };
}

function newAttachments(world: World, channelId: string, { body, files, base }: Upload): APIAttachment[] {
  return files.map((file) => {
    const details = body.attachments?.find(({ id }) => String(id) === file.index);
    return keepFile(
      world,
      base,
      channelId,
      { ...file, name: details?.filename ?? file.name },
      details?.description === undefined ? {} : { description: details.description },
    );
  });
}

function placeEmbeds(embeds: APIEmbed[], attachments: APIAttachment[]): APIEmbed[] {
  return embeds.map((embed) => {
    const placed = { ...structuredClone(embed), type: 'rich' } as APIEmbed;
    for (const part of [placed.image, placed.thumbnail]) {
      if (part) Object.assign(part, embedMedia(part.url, attachments));
    }
    for (const part of [placed.author, placed.footer]) {
      if (part?.icon_url) part.icon_url = attachmentOf(part.icon_url, attachments)?.url ?? part.icon_url;
    }
    return placed;
  });
}

/** Discord lists only the files that no embed and no component shows. */
function unreferenced(attachments: APIAttachment[], embeds: APIEmbed[], components: object[]): APIAttachment[] {
  const shown = JSON.stringify([embeds, components]);
  return attachments.filter(({ url }) => !shown.includes(JSON.stringify(url)));
}

/** Who says something, and where. */
interface Speaker {
  readonly world: World;
  readonly channelId: string;
  readonly author: APIUser;
}

/**
 * Whom a text mentions, as far as `allowed_mentions` lets it. Everyone, and a role that is not open to mentions, take a
 * right of their own: without it the text stands there and reaches nobody.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
function mentionsOf(text: string, allowed: APIAllowedMentions | null | undefined, speaker: Speaker) {
  const { world } = speaker;
  const mayAll = mayMentionAll(speaker);
  const open = (id: string) => mayAll || world.guild.roles.get(id)?.mentionable;
  const may = (kind: 'users' | 'roles', id: string) =>
    !allowed || Boolean(allowed.parse?.includes(kind as never) || allowed[kind]?.includes(id));
  const mentions = idsIn(text, /<@!?(\d+)>/g)
    .filter((id) => may('users', id))
    .map((id) => findUser(world, id))
    .filter((user): user is APIUser => user !== undefined);
  const mention_roles = idsIn(text, /<@&(\d+)>/g).filter((id) => may('roles', id) && open(id));
  const everyone = mayAll && /@(everyone|here)\b/.test(text);
  return {
    mentions,
    mention_roles,
    mention_everyone: everyone && (!allowed || Boolean(allowed.parse?.includes('everyone' as never))),
  };
}

function mayMentionAll({ world, channelId, author }: Speaker): boolean {
  const channel = world.channels.get(channelId);
  return Boolean(channel && permissionsIn(world, author.id, channel) & PermissionFlagsBits.MentionEveryone);
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ''))];
}
