import type {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonStyle,
  ChannelType,
  ComponentType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';

/**
 * Discord's numbers that the page reads, named as in discord-api-types, whose own enums are CommonJS and so cannot be
 * imported by a browser. The types make sure that each number is the right one.
 */
export const Component = {
  ActionRow: 1 as ComponentType.ActionRow,
  Button: 2 as ComponentType.Button,
  StringSelect: 3 as ComponentType.StringSelect,
  TextInput: 4 as ComponentType.TextInput,
  UserSelect: 5 as ComponentType.UserSelect,
  RoleSelect: 6 as ComponentType.RoleSelect,
  MentionableSelect: 7 as ComponentType.MentionableSelect,
  ChannelSelect: 8 as ComponentType.ChannelSelect,
  Section: 9 as ComponentType.Section,
  TextDisplay: 10 as ComponentType.TextDisplay,
  Thumbnail: 11 as ComponentType.Thumbnail,
  MediaGallery: 12 as ComponentType.MediaGallery,
  File: 13 as ComponentType.File,
  Separator: 14 as ComponentType.Separator,
  Container: 17 as ComponentType.Container,
  Label: 18 as ComponentType.Label,
  FileUpload: 19 as ComponentType.FileUpload,
  RadioGroup: 21 as ComponentType.RadioGroup,
  CheckboxGroup: 22 as ComponentType.CheckboxGroup,
  Checkbox: 23 as ComponentType.Checkbox,
} as const;

export const Style = {
  Link: 5 as ButtonStyle.Link,
  Premium: 6 as ButtonStyle.Premium,
} as const;

export const Option = {
  Subcommand: 1 as ApplicationCommandOptionType.Subcommand,
  SubcommandGroup: 2 as ApplicationCommandOptionType.SubcommandGroup,
  String: 3 as ApplicationCommandOptionType.String,
  Integer: 4 as ApplicationCommandOptionType.Integer,
  Boolean: 5 as ApplicationCommandOptionType.Boolean,
  User: 6 as ApplicationCommandOptionType.User,
  Channel: 7 as ApplicationCommandOptionType.Channel,
  Role: 8 as ApplicationCommandOptionType.Role,
  Mentionable: 9 as ApplicationCommandOptionType.Mentionable,
  Number: 10 as ApplicationCommandOptionType.Number,
  Attachment: 11 as ApplicationCommandOptionType.Attachment,
} as const;

export const Command = {
  ChatInput: 1 as ApplicationCommandType.ChatInput,
  User: 2 as ApplicationCommandType.User,
  Message: 3 as ApplicationCommandType.Message,
} as const;

export const Channel = {
  Text: 0 as ChannelType.GuildText,
  Direct: 1 as ChannelType.DM,
  Announcement: 5 as ChannelType.GuildAnnouncement,
  AnnouncementThread: 10 as ChannelType.AnnouncementThread,
  PublicThread: 11 as ChannelType.PublicThread,
  PrivateThread: 12 as ChannelType.PrivateThread,
  Forum: 15 as ChannelType.GuildForum,
} as const;

export const Flag = {
  Ephemeral: 64 as MessageFlags.Ephemeral,
  Loading: 128 as MessageFlags.Loading,
} as const;

export const Message = {
  ThreadCreated: 18 as MessageType.ThreadCreated,
  Reply: 19 as MessageType.Reply,
} as const;

const threadTypes: readonly number[] = [Channel.AnnouncementThread, Channel.PublicThread, Channel.PrivateThread];

/** Whether a channel of this type is a thread or a forum post. */
export const isThread = (type: number): boolean => threadTypes.includes(type);
