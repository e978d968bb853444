import { MessageFlags } from 'discord-api-types/v10';
import type { Problem } from '../problems.ts';
import { allowedMentions } from './allowed-mentions.ts';
import { checkComponents } from './components.ts';
import { embeds } from './embeds.ts';
import { bits, type Check, flag, isObject, list, model, oneOf, refuse, snowflake, text, whole } from './shape.ts';

/** What a message's body alone cannot tell. */
interface MessageContext {
  /** A new message rather than an edit. */
  creating: boolean;
  /** The message that is edited already is a Components V2 one. */
  v2: boolean;
  /** Names of the files uploaded with it. */
  files: string[];
}

/**
 * A message's body as a bot sends it: to a channel, as an interaction's reply or follow-up, or as an edit.
 * Polls, stickers and shared themes are not simulated and count as unknown fields; unknown fields are refused here,
 * while Discord ignores most of them. `path` is where the message stands in the request.
 * https://discord.com/developers/docs/resources/message#create-message
 */
export function checkMessage(body: unknown, context: MessageContext, path: Problem['path'] = []): Problem[] {
  const problems = shape(body, path);
  if (!isObject(body)) return problems;
  const v2 = context.v2 || setsV2(body.flags);
  if (v2) problems.push(...legacyFields(body, path));
  problems.push(...nonceRules(body, path), ...fileRules(body, context, path));
  if (body.components !== undefined && body.components !== null) {
    const names = context.creating ? [...context.files, ...attachmentNames(body)] : undefined;
    problems.push(...checkComponents(body.components, [...path, 'components'], v2, names));
  }
  return problems;
}

/**
 * Whether a new message would show nothing, for which Discord has an error of its own (50006, "Cannot send an empty
 * message") instead of a 50035.
 */
export function isEmptyMessage(body: unknown, files: readonly string[]): boolean {
  if (files.length > 0) return false;
  if (!isObject(body)) return true;
  const content = typeof body.content === 'string' ? body.content.trim() : '';
  const filled = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
  return content === '' && !filled(body.embeds) && !filled(body.components);
}

const nonce: Check = (value, path) => {
  if (Number.isSafeInteger(value)) return [];
  if (typeof value !== 'string') {
    return refuse(path, 'NONCE_TYPE_INVALID_TYPE', 'This field must be a string or integer.');
  }
  return value.length > 25 ? refuse(path, 'NONCE_TYPE_TOO_LONG', 'Must be 25 or fewer characters long.') : [];
};

/** A file's id is its index while it is being uploaded, which clients send as a number or a string. */
const attachmentId: Check = (value, path) => (Number.isInteger(value) ? [] : snowflake(value, path));

const attachment = model({
  id: { required: attachmentId },
  filename: text(1, 1024),
  title: text(0, 1024),
  description: text(0, 1024),
  duration_secs: whole(0, 2 ** 31 - 1),
  waveform: text(0, 400),
  is_spoiler: flag,
});

const shape = model({
  content: text(0, 2000),
  embeds,
  allowed_mentions: allowedMentions,
  components: () => [],
  flags: bits,
  attachments: list(0, 10, attachment),
  message_reference: model({
    type: oneOf(0),
    message_id: { required: snowflake },
    channel_id: snowflake,
    guild_id: snowflake,
    fail_if_not_exists: flag,
  }),
  nonce,
  enforce_nonce: flag,
  tts: flag,
});

const setsV2 = (flags: unknown): boolean => typeof flags === 'number' && (flags & MessageFlags.IsComponentsV2) !== 0;

function legacyFields(body: Record<string, unknown>, path: Problem['path']): Problem[] {
  return ['content', 'embeds']
    .filter((field) => Array.isArray(body[field]) || typeof body[field] === 'string')
    .filter((field) => (body[field] as string | unknown[]).length > 0)
    .flatMap((field) =>
      refuse(
        [...path, field],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      ),
    );
}

function nonceRules(body: Record<string, unknown>, path: Problem['path']): Problem[] {
  const missing = body.enforce_nonce === true && (body.nonce === undefined || body.nonce === null);
  return missing ? refuse([...path, 'nonce'], 'BASE_TYPE_REQUIRED', 'This field is required') : [];
}

function fileRules(body: Record<string, unknown>, context: MessageContext, path: Problem['path']): Problem[] {
  const problems: Problem[] = [];
  if (context.files.length > 10) {
    problems.push(...refuse([...path, 'files'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.'));
  }
  for (const [index, name] of context.files.entries()) {
    if (name === '')
      problems.push(...refuse([...path, 'files', index], 'BASE_TYPE_REQUIRED', 'This field is required'));
  }
  if (!context.creating || !Array.isArray(body.attachments)) return problems;
  for (const [index, { id }] of body.attachments.filter(isObject).entries()) {
    const known = typeof id === 'number' || typeof id === 'string';
    if (!known || Number(id) < context.files.length) continue;
    problems.push(...refuse([...path, 'attachments', index], 'ATTACHMENT_NOT_FOUND', 'Attachment data not found'));
  }
  return problems;
}

function attachmentNames(body: Record<string, unknown>): string[] {
  if (!Array.isArray(body.attachments)) return [];
  return body.attachments.filter(isObject).flatMap(({ filename }) => (typeof filename === 'string' ? [filename] : []));
}
