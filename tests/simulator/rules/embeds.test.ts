import { type Case, describeRules, many, newMessage } from './cases.ts';

const one = (embed: object) => ({ embeds: [embed] });
const field = { name: 'a', value: 'b' };

const cases: Case[] = [
  {
    what: 'an embed with everything',
    body: one({
      title: 'a',
      description: 'b',
      url: 'https://example.org',
      color: 0xff_ff_ff,
      timestamp: '2026-07-01T10:00:00.000Z',
      author: { name: 'c', url: 'https://example.org', icon_url: 'https://example.org/a.png' },
      footer: { text: 'd' },
      image: { url: 'https://example.org/a.png' },
      thumbnail: { url: 'attachment://a.png' },
      fields: [{ ...field, inline: true }],
    }),
    files: ['a.png'],
  },
  {
    what: 'an embed of nothing but a colour',
    body: one({ color: 1 }),
    refused: 'embeds.0.description BASE_TYPE_REQUIRED',
  },
  { what: 'ten embeds', body: { embeds: many(10, () => ({ title: 'a' })) } },
  { what: 'eleven', body: { embeds: many(11, () => ({ title: 'a' })) }, refused: 'embeds BASE_TYPE_MAX_LENGTH' },
  { what: 'a title of 257', body: one({ title: 'a'.repeat(257) }), refused: 'embeds.0.title BASE_TYPE_MAX_LENGTH' },
  {
    what: 'a description of 4,097',
    body: one({ description: 'a'.repeat(4097) }),
    refused: 'embeds.0.description BASE_TYPE_MAX_LENGTH',
  },
  { what: '26 fields', body: one({ fields: many(26, () => field) }), refused: 'embeds.0.fields BASE_TYPE_MAX_LENGTH' },
  {
    what: 'a field without a value',
    body: one({ fields: [{ name: 'a' }] }),
    refused: 'embeds.0.fields.0.value BASE_TYPE_REQUIRED',
  },
  {
    what: 'a field with an empty name',
    body: one({ fields: [{ name: '', value: 'b' }] }),
    refused: 'embeds.0.fields.0.name BASE_TYPE_REQUIRED',
  },
  {
    what: 'an author without a name',
    body: one({ title: 'a', author: { url: 'https://example.org' } }),
    refused: 'embeds.0.author.name BASE_TYPE_REQUIRED',
    differs: 'the documentation requires the name, the document does not',
  },
  {
    what: 'a colour that is a word',
    body: one({ title: 'a', color: 'gold' }),
    refused: 'embeds.0.color NUMBER_TYPE_COERCE',
  },
  {
    what: 'a time that is none',
    body: one({ title: 'a', timestamp: 'soon' }),
    refused: 'embeds.0.timestamp DATE_TIME_TYPE_PARSE',
  },
  {
    what: 'a link that is none',
    body: one({ title: 'a', url: 'example' }),
    refused: 'embeds.0.url URL_TYPE_INVALID_URL',
  },
  {
    what: 'a picture from a disk',
    body: one({ image: { url: 'file:///a.png' } }),
    refused: 'embeds.0.image.url URL_TYPE_INVALID_SCHEME',
    differs: 'the document takes any scheme',
  },
  {
    what: '6,000 characters together',
    body: { embeds: [{ description: 'a'.repeat(4000) }, { description: 'b'.repeat(2000) }] },
  },
  {
    what: '6,001 characters together',
    body: { embeds: [{ description: 'a'.repeat(4000) }, { description: 'b'.repeat(2001) }] },
    refused: 'embeds MAX_EMBED_SIZE_EXCEEDED',
  },
];

describeRules('embeds', newMessage, cases);
