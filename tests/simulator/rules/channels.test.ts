import { checkChannel, checkThread, checkThreadEdit } from '../../../simulator/rules/channels.ts';
import { type Case, describeRules, many } from './cases.ts';

const path = '/channels/1/threads';
const thread = { ours: (body: unknown) => checkThread(body), method: 'POST', path };
const post = {
  ours: (body: unknown, { files }: { files: string[] }) => checkThread(body, { forum: true, files }),
  method: 'POST',
  path,
};
const threadEdit = { ours: checkThreadEdit, method: 'PATCH', path: '/channels/1' };
const creating = {
  ours: (body: unknown) => checkChannel(body, { creating: true }),
  method: 'POST',
  path: '/guilds/1/channels',
};

const message = { content: 'x' };

const threads: Case[] = [
  { what: 'a thread', body: { name: 'Task 42', type: 11, auto_archive_duration: 10_080, rate_limit_per_user: 0 } },
  { what: 'no name', body: {}, refused: 'name BASE_TYPE_REQUIRED' },
  { what: 'a name of 101', body: { name: 'a'.repeat(101) }, refused: 'name BASE_TYPE_BAD_LENGTH' },
  {
    what: 'two days until it is archived',
    body: { name: 'a', auto_archive_duration: 2880 },
    refused: 'auto_archive_duration BASE_TYPE_CHOICES',
  },
  {
    what: 'a slow mode beyond six hours',
    body: { name: 'a', rate_limit_per_user: 21_601 },
    refused: 'rate_limit_per_user NUMBER_TYPE_MAX',
  },
  {
    what: 'a thread that is a text channel',
    body: { name: 'a', type: 0 },
    refused: 'type BASE_TYPE_CHOICES',
  },
];

const posts: Case[] = [
  { what: 'a post', body: { name: 'a', message, applied_tags: ['1'] } },
  {
    what: 'a post with a picture',
    body: {
      name: 'a',
      message: { flags: 1 << 15, components: [{ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }] },
    },
    files: ['a.png'],
  },
  {
    what: 'a post without a message',
    body: { name: 'a', applied_tags: ['1'] },
    refused: 'message BASE_TYPE_REQUIRED',
  },
  {
    what: 'six tags',
    body: { name: 'a', message, applied_tags: many(6, String) },
    refused: 'applied_tags BASE_TYPE_MAX_LENGTH',
  },
  {
    what: 'a message that is too long',
    body: { name: 'a', message: { content: 'a'.repeat(2001) } },
    refused: 'message.content BASE_TYPE_MAX_LENGTH',
  },
];

const edits: Case[] = [
  { what: 'archiving and locking', body: { archived: true, locked: true, applied_tags: [] } },
  { what: 'an unknown field', body: { open: true }, refused: 'open UNKNOWN_FIELD' },
  { what: 'six tags', body: { applied_tags: many(6, String) }, refused: 'applied_tags BASE_TYPE_MAX_LENGTH' },
  { what: 'an archive that is a word', body: { archived: 'yes' }, refused: 'archived BOOLEAN_TYPE_CONVERT' },
];

const channels: Case[] = [
  { what: 'a forum with tags', body: { name: 'tasks', type: 15, topic: 'Work', available_tags: [{ name: 'code' }] } },
  { what: 'no name', body: { type: 0 }, refused: 'name BASE_TYPE_REQUIRED' },
  { what: 'a name of 101', body: { name: 'a'.repeat(101) }, refused: 'name BASE_TYPE_BAD_LENGTH' },
  {
    what: '21 tags',
    body: { name: 'a', type: 15, available_tags: many(21, (i) => ({ name: `${i}` })) },
    refused: 'available_tags BASE_TYPE_MAX_LENGTH',
  },
  { what: 'a topic of 4,097', body: { name: 'a', topic: 'a'.repeat(4097) }, refused: 'topic BASE_TYPE_MAX_LENGTH' },
  {
    what: 'a channel for voices',
    body: { name: 'a', type: 2 },
    refused: 'type BASE_TYPE_CHOICES',
    differs: 'only text, announcement, forum and category are simulated',
  },
];

describeRules('a new thread', thread, threads);
describeRules('a new forum post', post, posts);
describeRules('an edit of a thread', threadEdit, edits);
describeRules('a new channel', creating, channels);
