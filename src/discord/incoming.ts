import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIAttachment,
  type APIChatInputApplicationCommandInteractionData,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIModalSubmission,
  type APIUser,
  ApplicationCommandOptionType,
  type ChannelType,
  ComponentType,
  PermissionFlagsBits,
} from 'discord.js';
import { type Locale, localeOf } from '../texts.ts';
import { oneLine } from '../words.ts';
import type { Audience, Guild, Person } from './context.ts';
import type { FieldSpecs } from './modal.ts';
import type { AttachmentValue, ChannelValue, OptionSpecs, RoleValue, UserValue } from './options.ts';

type Basic = APIApplicationCommandInteractionDataBasicOption;

/** Whoever caused an interaction, with what this guild lets them do. Discord sends member and permissions along. */
export function personOf(interaction: APIInteraction, guild: Guild | null): Person {
  const { member } = interaction;
  const user = member?.user ?? interaction.user;
  if (!user) throw new Error(`interaction ${interaction.id} names no user`);
  const permissions = BigInt(member?.permissions ?? 0);
  const roles = member?.roles ?? [];
  const admin = (permissions & (PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild)) !== 0n;
  const maintainer = admin || (guild?.maintainerRoleId != null && roles.includes(guild.maintainerRoleId));
  const contributor =
    maintainer || (guild !== null && (guild.contributorRoleId === null || roles.includes(guild.contributorRoleId)));
  const rights: Record<Audience, boolean> = { everyone: true, contributor, maintainer, admin };
  return {
    id: user.id,
    name: shownName(member?.nick, user) ?? user.username,
    locale: languageOf(interaction),
    may: (audience) => rights[audience],
  };
}

/** What can be seen of the name that the guild shows: Discord takes names without width, and such as turn the line around. */
function shownName(
  nick: string | null | undefined,
  user: Pick<APIUser, 'global_name'> | undefined,
): string | undefined {
  return [nick, user?.global_name].map((name) => oneLine(name ?? '')).find((name) => name !== '');
}

/** The language in which whoever caused an interaction uses Discord, as far as we speak it. */
export function languageOf(interaction: APIInteraction): Locale {
  return localeOf('locale' in interaction ? interaction.locale : 'en-US');
}

/** What was typed: the path below the command's name (`sources add`), its options, and the one in focus. */
export function readTyped(data: APIChatInputApplicationCommandInteractionData): { path: string[]; options: Basic[] } {
  const path: string[] = [];
  let options: APIApplicationCommandInteractionDataOption[] = data.options ?? [];
  for (;;) {
    const [first] = options;
    if (
      first?.type !== ApplicationCommandOptionType.Subcommand &&
      first?.type !== ApplicationCommandOptionType.SubcommandGroup
    ) {
      return { path, options: options as Basic[] };
    }
    path.push(first.name);
    options = first.options ?? [];
  }
}

/** The values of the declared options; what Discord resolved takes the place of ids. */
export function optionValues(
  specs: OptionSpecs,
  options: readonly Basic[],
  resolved: APIInteractionDataResolved | undefined,
) {
  const given = new Map(options.map((option) => [option.name, option.value]));
  return Object.fromEntries(
    Object.entries(specs).map(([name, { type }]) => {
      const value = given.get(name);
      return [name, value === undefined ? undefined : resolve(type, value, resolved)];
    }),
  );
}

function resolve(
  type: OptionSpecs[string]['type'],
  value: string | number | boolean,
  resolved: APIInteractionDataResolved = {},
): unknown {
  const id = String(value);
  switch (type) {
    case 'user':
      return userValue(resolved, id);
    case 'channel': {
      const channel = resolved.channels?.[id];
      return { id, name: channel?.name ?? '', type: channel?.type as ChannelType } satisfies ChannelValue;
    }
    case 'role':
      return { id, name: resolved.roles?.[id]?.name ?? '' } satisfies RoleValue;
    case 'attachment':
      return attachmentValue(resolved.attachments?.[id]);
    default:
      return value;
  }
}

/** A user that Discord resolved, under the name that the guild shows. */
export function userValue(resolved: APIInteractionDataResolved, id: string): UserValue {
  const user = resolved.users?.[id];
  const name = shownName(resolved.members?.[id]?.nick, user) ?? user?.username ?? id;
  return { id, name, bot: user?.bot ?? false };
}

function attachmentValue(attachment: APIAttachment | undefined): AttachmentValue | undefined {
  return (
    attachment && {
      url: attachment.url,
      filename: attachment.filename,
      size: attachment.size,
      contentType: attachment.content_type ?? null,
    }
  );
}

/** What stands in the fields of a sent form: text as typed, or the values picked. */
export function fieldValues(fields: FieldSpecs, { components }: APIModalSubmission): Record<string, string | string[]> {
  const sent = new Map<string, string | string[]>();
  for (const outer of components) {
    if (outer.type !== ComponentType.Label) continue;
    const { component } = outer;
    if ('value' in component && typeof component.value === 'string') sent.set(component.custom_id, component.value);
    if ('values' in component) sent.set(component.custom_id, [...component.values]);
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, { type }]) => [name, sent.get(name) ?? (type === 'select' ? [] : '')]),
  );
}
