import {
  ApplicationCommandType,
  ChannelType,
  ApplicationCommandOptionType as Option,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';

/** The commands of the test bot: one for each thing that the page must be able to do. */
export const commands: RESTPutAPIApplicationCommandsJSONBody = [
  {
    name: 'garden',
    name_localizations: { fr: 'jardin' },
    description: 'Look after the garden',
    description_localizations: { fr: 'S’occuper du jardin' },
    options: [
      {
        type: Option.Subcommand,
        name: 'plant',
        name_localizations: { fr: 'planter' },
        description: 'Plant something',
        description_localizations: { fr: 'Planter quelque chose' },
        options: [
          {
            type: Option.String,
            name: 'flower',
            description: 'Its name',
            required: true,
            min_length: 3,
            max_length: 20,
          },
          { type: Option.Integer, name: 'count', description: 'How many', required: true, min_value: 1, max_value: 9 },
          {
            type: Option.String,
            name: 'bed',
            description: 'Where',
            choices: [
              { name: 'north', value: 'n' },
              { name: 'south', value: 's' },
            ],
          },
          { type: Option.Boolean, name: 'water', description: 'Now?' },
          { type: Option.User, name: 'gardener', description: 'By whom' },
          { type: Option.Channel, name: 'place', description: 'Which channel', channel_types: [ChannelType.GuildText] },
          { type: Option.Role, name: 'helpers', description: 'Which role' },
          { type: Option.Mentionable, name: 'tell', description: 'Whom to tell' },
          { type: Option.Number, name: 'depth', description: 'In cm', min_value: 0.5 },
          { type: Option.Attachment, name: 'picture', description: 'A picture' },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'pick',
        description: 'Pick a flower',
        options: [
          { type: Option.String, name: 'flower', description: 'Which', required: true, autocomplete: true },
          { type: Option.Integer, name: 'row', description: 'Which row', autocomplete: true },
        ],
      },
      {
        type: Option.SubcommandGroup,
        name: 'tools',
        description: 'The tools',
        options: [{ type: Option.Subcommand, name: 'count', description: 'Count the tools' }],
      },
    ],
  },
  { name: 'form', description: 'A modal with half of the kinds of fields' },
  { name: 'survey', description: 'A modal with the other half' },
  { name: 'menus', description: 'A message with every kind of select and button' },
  { name: 'cards', description: 'Components of the second generation' },
  { name: 'embed', description: 'An embed with fields' },
  { name: 'slow', description: 'Answers after thinking' },
  { name: 'late', description: 'Never answers' },
  { name: 'thread', description: 'Opens a thread and a forum post' },
  { name: 'whisper', description: 'Answers only to you' },
  {
    name: 'shears',
    description: 'For maintainers only',
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  },
  { type: ApplicationCommandType.Message, name: 'Press', name_localizations: { fr: 'Presser' } },
  { type: ApplicationCommandType.User, name: 'Greet', name_localizations: { fr: 'Saluer' } },
];
