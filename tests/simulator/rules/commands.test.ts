import { checkCommand, checkCommands } from '../../../simulator/rules/commands.ts';
import { type Case, describeRules, many } from './cases.ts';

const path = '/applications/1/commands';
const creating = { ours: (body: unknown) => checkCommand(body, { partial: false }), method: 'POST', path };
const editing = { ours: (body: unknown) => checkCommand(body, { partial: true }), method: 'PATCH', path: `${path}/2` };
const all = { ours: checkCommands, method: 'PUT', path };

const slash = (more: object = {}) => ({ name: 'task', description: 'Tasks', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'title', description: 'Its title', ...more });
const withOption = (more: object) => slash({ options: [option(more)] });
const subcommand = (more: object = {}) => ({ type: 1, name: 'claim', description: 'Claim it', ...more });
const group = (...options: object[]) => ({ type: 2, name: 'sources', description: 'Sources', options });
const invalid = 'APPLICATION_COMMAND_INVALID_NAME';

const commands: Case[] = [
  {
    what: 'a command in two languages',
    body: slash({
      type: 1,
      name_localizations: { fr: 'tâche' },
      description_localizations: { fr: 'Les tâches' },
      default_member_permissions: '32',
      contexts: [0, 1],
      integration_types: [0, 1],
      nsfw: false,
    }),
  },
  { what: 'hyphens, digits and other scripts', body: slash({ name: 'ai-act_2-कला' }) },
  { what: 'an upper-case name', body: slash({ name: 'Task' }), refused: `name ${invalid}` },
  { what: 'a name with a space', body: slash({ name: 'my task' }), refused: `name ${invalid}` },
  { what: 'a name of 33', body: slash({ name: 'a'.repeat(33) }), refused: 'name BASE_TYPE_BAD_LENGTH' },
  { what: 'no name', body: { description: 'x' }, refused: 'name BASE_TYPE_REQUIRED' },
  { what: 'no description', body: { name: 'task' }, refused: 'description BASE_TYPE_REQUIRED' },
  {
    what: 'a description of 101',
    body: slash({ description: 'a'.repeat(101) }),
    refused: 'description BASE_TYPE_BAD_LENGTH',
  },
  {
    what: 'an upper-case translation',
    body: slash({ name_localizations: { fr: 'Tâche' } }),
    refused: `name_localizations.fr ${invalid}`,
  },
  {
    what: 'a locale that Discord has not',
    body: slash({ name_localizations: { 'fr-FR': 'tâche' } }),
    refused: 'name_localizations.fr-FR BASE_TYPE_CHOICES',
  },
  {
    what: 'a translated description of 101',
    body: slash({ description_localizations: { fr: 'a'.repeat(101) } }),
    refused: 'description_localizations.fr BASE_TYPE_BAD_LENGTH',
  },
  { what: 'an unknown field', body: slash({ help: 'x' }), refused: 'help UNKNOWN_FIELD' },
  {
    what: 'permissions that are a word',
    body: slash({ default_member_permissions: 'admin' }),
    refused: 'default_member_permissions NUMBER_TYPE_COERCE',
  },
  { what: 'a context twice', body: slash({ contexts: [0, 0] }), refused: 'contexts.1 SET_TYPE_ALREADY_CONTAINS_VALUE' },
  { what: 'a type that does not exist', body: slash({ type: 9 }), refused: 'type BASE_TYPE_CHOICES' },
  { what: 'a context menu in plain words', body: { type: 3, name: 'Make a task of it' } },
  {
    what: 'a context menu with a description',
    body: { type: 2, name: 'Profile', description: 'x' },
    refused: 'description APPLICATION_COMMAND_CONTEXT_MENU_FIELD',
  },
  {
    what: 'a context menu with options',
    body: { type: 2, name: 'Profile', options: [option()] },
    refused: 'options APPLICATION_COMMAND_CONTEXT_MENU_FIELD',
  },
  {
    what: 'more than 8,000 characters',
    body: slash({
      options: many(4, (i) =>
        option({
          name: `o${i}`,
          choices: many(25, (j) => ({ name: `${j}`.padEnd(50, 'n'), value: `${j}`.padEnd(50, 'v') })),
        }),
      ),
    }),
    refused: 'APPLICATION_COMMAND_TOO_LARGE',
  },
];

const options: Case[] = [
  ...many(9, (i) => ({ what: `an option of type ${i + 3}`, body: withOption({ type: i + 3 }) })),
  { what: 'an option of type 12', body: withOption({ type: 12 }), refused: 'options.0 UNION_TYPE_CHOICES' },
  { what: 'an upper-case name', body: withOption({ name: 'Title' }), refused: `options.0.name ${invalid}` },
  {
    what: 'no description',
    body: slash({ options: [{ type: 3, name: 'a' }] }),
    refused: 'options.0.description BASE_TYPE_REQUIRED',
  },
  {
    what: '26 of them',
    body: slash({ options: many(26, (i) => option({ name: `o${i}` })) }),
    refused: 'options BASE_TYPE_MAX_LENGTH',
  },
  { what: 'required ones first', body: slash({ options: [option({ required: true }), option({ name: 'b' })] }) },
  {
    what: 'a required one after an optional one',
    body: slash({ options: [option(), option({ name: 'b', required: true })] }),
    refused: 'options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  },
  {
    what: 'a name twice',
    body: slash({ options: [option(), option()] }),
    refused: 'options.1.name APPLICATION_COMMAND_OPTION_NAME_DUPLICATED',
  },
  { what: 'choices', body: withOption({ choices: [{ name: 'One', name_localizations: { fr: 'Un' }, value: '1' }] }) },
  {
    what: '26 choices',
    body: withOption({ choices: many(26, (i) => ({ name: `${i}`, value: `${i}` })) }),
    refused: 'options.0.choices BASE_TYPE_MAX_LENGTH',
  },
  {
    what: 'a choice of 101 characters',
    body: withOption({ choices: [{ name: 'a', value: 'a'.repeat(101) }] }),
    refused: 'options.0.choices.0.value BASE_TYPE_MAX_LENGTH',
  },
  {
    what: 'a word among whole numbers',
    body: withOption({ type: 4, choices: [{ name: 'a', value: 'a' }] }),
    refused: 'options.0.choices.0.value NUMBER_TYPE_COERCE',
  },
  {
    what: 'a choice name twice',
    body: withOption({ choices: ['1', '2'].map((value) => ({ name: 'a', value })) }),
    refused: 'options.0.choices.1.name APPLICATION_COMMAND_CHOICE_NAME_DUPLICATED',
  },
  { what: 'autocomplete', body: withOption({ autocomplete: true }) },
  {
    what: 'autocomplete beside choices',
    body: withOption({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }),
    refused: 'options.0.autocomplete APPLICATION_COMMAND_AUTOCOMPLETE_INVALID',
  },
  {
    what: 'autocomplete of a person',
    body: withOption({ type: 6, autocomplete: true }),
    refused: 'options.0.autocomplete APPLICATION_COMMAND_AUTOCOMPLETE_INVALID',
  },
  { what: 'limits of a text', body: withOption({ min_length: 1, max_length: 6000 }) },
  {
    what: 'a maximum of 6,001',
    body: withOption({ max_length: 6001 }),
    refused: 'options.0.max_length NUMBER_TYPE_MAX',
  },
  {
    what: 'a minimum above the maximum',
    body: withOption({ min_length: 9, max_length: 2 }),
    refused: 'options.0.min_length NUMBER_TYPE_MAX',
  },
  {
    what: 'a least value above the greatest',
    body: withOption({ type: 4, min_value: 9, max_value: 2 }),
    refused: 'options.0.min_value NUMBER_TYPE_MAX',
  },
  {
    what: 'a length of a number',
    body: withOption({ type: 4, max_length: 3 }),
    refused: 'options.0.max_length UNKNOWN_FIELD',
  },
  { what: 'only some channels', body: withOption({ type: 7, channel_types: [0, 15] }) },
];

const nesting: Case[] = [
  {
    what: 'sub-commands and groups of them',
    body: slash({ options: [subcommand(), group(subcommand({ options: [option()] }))] }),
  },
  {
    what: 'a sub-command beside an option',
    body: slash({ options: [subcommand(), option()] }),
    refused: 'options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  },
  {
    what: 'a group without sub-commands',
    body: slash({ options: [group()] }),
    refused: 'options.0.options BASE_TYPE_BAD_LENGTH',
  },
  {
    what: 'a group in a group',
    body: slash({ options: [group(group(subcommand()))] }),
    refused: 'options.0.options.0 UNION_TYPE_CHOICES',
  },
  {
    what: 'a sub-command in a sub-command',
    body: slash({ options: [subcommand({ options: [subcommand()] })] }),
    refused: 'options.0.options.0 UNION_TYPE_CHOICES',
  },
  {
    what: 'a wrong order inside a sub-command',
    body: slash({ options: [subcommand({ options: [option(), option({ name: 'b', required: true })] })] }),
    refused: 'options.0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  },
];

const lists: Case[] = [
  { what: 'none', body: [] },
  { what: 'one name as a slash command and a menu', body: [slash(), { type: 2, name: 'task' }] },
  { what: 'one name twice', body: [slash(), slash()], refused: '1 APPLICATION_COMMANDS_DUPLICATE_NAME' },
  {
    what: 'a wrong one among right ones',
    body: [slash(), { name: 'Task', description: 'x' }],
    refused: `1.name ${invalid}`,
  },
  { what: '100 slash commands', body: many(100, (i) => slash({ name: `c${i}` })) },
  { what: '101 slash commands', body: many(101, (i) => slash({ name: `c${i}` })), refused: 'BASE_TYPE_MAX_LENGTH' },
  {
    what: '16 menus of one kind',
    body: many(16, (i) => ({ type: 3, name: `Menu ${i}` })),
    refused: 'BASE_TYPE_MAX_LENGTH',
  },
  { what: '15 menus of each kind', body: many(30, (i) => ({ type: 2 + (i % 2), name: `Menu ${i}` })) },
];

const edits: Case[] = [
  { what: 'nothing but a description', body: { description: 'x' } },
  { what: 'an upper-case name', body: { name: 'Task' }, refused: `name ${invalid}` },
];

describeRules('a command', creating, commands);
describeRules('the options of a command', creating, options);
describeRules('sub-commands', creating, nesting);
describeRules('all commands at once', all, lists);
describeRules('an edit of a command', editing, edits);
