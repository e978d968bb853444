import { openDesk } from '../../src/ai-act/desk.ts';
import { type OfficialText, officialText } from '../../src/ai-act/official.store.ts';
import { cutIntoPages } from '../../src/ai-act/pages.rules.ts';
import { button } from '../../src/discord/command.ts';
import { COLOURS, container, literal, press, row, separator, text } from '../../src/discord/kit.ts';
import { pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { LOCALES, type Texts, textsIn } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { dayStamp, provisionTitle } from './names.ts';
import { officialReference } from './provisions.ts';
import { showRoute, textRoute } from './routes.ts';

/** Of a message's 4,000 characters, with room for the heading and for what escaping adds. */
const PAGE_LENGTH = 2_800;

/** The imported official text of a provision, and back to the summary. */
export const officialTextPage = button({
  ...textRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  async run({ parts, t: own }, { kind, number, locale, page }) {
    const t = textsIn(LOCALES.find((known) => known === locale) ?? own.locale);
    const reference = `${kind} ${number}`;
    const official = officialText(parts.db, officialReference(reference), t.locale);
    if (!official) throw new UserError('ai-act.errors.noText');
    const { amendments } = (await openDesk(parts.db)).about;
    return textCard({ kind, number, page, official, amendments: amendments.map(({ title }) => title[t.locale]) }, t);
  },
});

interface Shown {
  kind: string;
  number: string;
  page: number;
  official: OfficialText;
  amendments: readonly string[];
}

function textCard({ kind, number, page, official, amendments }: Shown, t: Texts): Message {
  const { edition, asOf, heading, text: words, notes } = official;
  const pages = cutIntoPages(notes === '' ? words : `${words}\n\n${notes}`, PAGE_LENGTH);
  const shown = Math.min(Math.max(page, 1), pages.length);
  const label = t(`ai-act.text.${edition}`, {
    date: dayStamp(asOf),
    amendments: new Intl.ListFormat(t.locale).format(amendments),
  });
  const title = `### ${t('ai-act.card.title', { provision: provisionTitle(officialReference(`${kind} ${number}`), t), title: literal(heading) })}`;
  return card([
    container(edition === 'consolidated' ? COLOURS.neutral : COLOURS.closed, [
      text(`${title}\n${label}`),
      separator(),
      text(literal(pages[shown - 1] ?? '')),
      row(press(showRoute, { kind, number, locale: t.locale }, t('ai-act.buttons.summary'))),
      ...pageRow({
        number: shown,
        pages: pages.length,
        t,
        route: textRoute,
        args: (other) => ({ kind, number, locale: t.locale, page: other }),
      }),
    ]),
  ]);
}
