import type { About } from '../../src/ai-act/article.ts';
import { openDesk } from '../../src/ai-act/desk.ts';
import { findProvision, type Knowledge } from '../../src/ai-act/knowledge.ts';
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
    const knowledge = await openDesk(parts.db);
    return textCard({ kind, number, page, official, amending: amendingOf(reference, knowledge) }, t);
  },
});

/** The acts that amended what a reference leads to since 2024. */
function amendingOf(reference: string, knowledge: Knowledge): About['amendments'] {
  const found = findProvision(knowledge, officialReference(reference));
  const ids = found && 'amendedBy' in found ? found.amendedBy : [];
  return knowledge.about.amendments.filter(({ id }) => ids.includes(id));
}

interface Shown {
  kind: string;
  number: string;
  page: number;
  official: OfficialText;
  amending: About['amendments'];
}

function textCard({ kind, number, page, official, amending }: Shown, t: Texts): Message {
  const { edition, asOf, heading, text: words, notes } = official;
  const pages = cutIntoPages(notes === '' ? words : `${words}\n\n${notes}`, PAGE_LENGTH);
  const shown = Math.min(Math.max(page, 1), pages.length);
  // A consolidated text of before an amendment is no more the law in force than the one of 2024.
  const later = edition === 'official-journal' ? amending : amending.filter(({ inForce }) => inForce > asOf);
  const isOutdated = later.length > 0;
  const label = t(isOutdated ? 'ai-act.text.outdated' : `ai-act.text.${edition}`, {
    date: dayStamp(asOf),
    amendments: new Intl.ListFormat(t.locale).format(later.map((amendment) => amendment.title[t.locale])),
  });
  const title = `### ${t('ai-act.card.title', { provision: provisionTitle(officialReference(`${kind} ${number}`), t), title: literal(heading) })}`;
  return card([
    container(isOutdated ? COLOURS.trouble : COLOURS.neutral, [
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
