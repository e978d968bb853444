import {
  type Check,
  dateTime,
  flag,
  judged,
  lengthOf,
  list,
  model,
  refuse,
  requiredField,
  text,
  url,
  whole,
} from './shape.ts';

const MOST_TEXT = 6000;

interface Embed {
  title?: string | null;
  description?: string | null;
  author?: { name: string } | null;
  footer?: { text: string } | null;
  fields?: { name: string; value: string }[] | null;
  image?: object | null;
  thumbnail?: object | null;
}

const link = url(2048, 'http', 'https');
const picture = url(2048, 'http', 'https', 'attachment');

/** Discord says of an empty text here that it is missing, not that it is too short. */
const filled = (max: number): Check => {
  const shape = text(0, max);
  return (value, path) => (value === '' ? requiredField(path) : shape(value, path));
};

const media = model({ url: { required: picture }, width: whole(0, 2 ** 31 - 1), height: whole(0, 2 ** 31 - 1) });

const field = model({ name: { required: filled(256) }, value: { required: filled(1024) }, inline: flag });

const embed = judged<Embed>(
  model({
    type: text(0, 100),
    title: text(0, 256),
    description: text(0, 4096),
    url: link,
    color: whole(0, 0xff_ff_ff),
    timestamp: dateTime,
    author: model({ name: { required: filled(256) }, url: link, icon_url: picture }),
    footer: model({ text: { required: filled(2048) }, icon_url: picture }),
    image: media,
    thumbnail: media,
    fields: list(0, 25, field),
  }),
  (it, path) => {
    const visible = [it.title, it.description, it.author, it.footer, it.image, it.thumbnail, it.fields?.length];
    return visible.some(Boolean) ? [] : requiredField([...path, 'description']);
  },
);

/** Up to ten embeds of 6,000 characters together. https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
export const embeds: Check = judged<Embed[]>(list(0, 10, embed), (all, path) => {
  const total = all.reduce((sum, one) => sum + sizeOf(one), 0);
  if (total <= MOST_TEXT) return [];
  return refuse(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_TEXT}`);
});

function sizeOf(it: Embed): number {
  const texts = [it.title, it.description, it.author?.name, it.footer?.text];
  for (const { name, value } of it.fields ?? []) texts.push(name, value);
  return texts.reduce((sum, one) => sum + lengthOf(one), 0);
}
