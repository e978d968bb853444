import { COLOURS, link, row, shorten } from '../../src/discord/kit.ts';
import type { Message } from '../../src/discord/reply.ts';
import { sectionTexts } from './stories.ts';
import { datesText, emptyText, heading, type View } from './view.ts';

/** https://discord.com/developers/docs/components/reference#button */
const MAX_LABEL = 80;
const MAX_URL = 512;
/** Of a row. */
const MOST_LINKS = 4;
/** The AI Act in all languages of the Union: what the dates below the stories come from. */
const OFFICIAL_TEXT = 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj';

/** The first message in an announcement channel: followers are said to receive no components but links. */
export function digestEmbed(view: View): Message {
  const { digest, dates, t } = view;
  const [title = '', ...notes] = heading(view).replace(/^#+ /, '').split('\n');
  const sections = sectionTexts(view);
  const description = [
    ...notes,
    ...(sections.length > 0 ? sections : [t(emptyText(view))]),
    ...(dates.length > 0 ? [datesText(view)] : []),
    ...(digest.parts.length > 1 ? [t('digest.card.inThread')] : []),
  ].join('\n\n');
  return {
    kind: 'message',
    embeds: [{ title, description, color: COLOURS.neutral }],
    components: [row(...links(view))],
  };
}

function links({ digest, t }: View) {
  const stories = digest.stories
    .slice(0, digest.parts[0])
    .filter(({ struck, story }) => !struck && story.url !== null && story.url.length <= MAX_URL)
    .slice(0, MOST_LINKS);
  return [
    ...stories.map(({ story }) => link(story.url ?? '', shorten(story.title, MAX_LABEL))),
    link(OFFICIAL_TEXT, t('digest.card.officialText')),
  ];
}
