import type { About, Article, Definition, Provision, Recital } from '../../src/ai-act/article.ts';
import { findProvision, type Knowledge } from '../../src/ai-act/knowledge.ts';
import { provisionName } from '../../src/ai-act/names.ts';
import { eurlexAddress, standsIn } from '../../src/ai-act/reference.rules.ts';
import { COLOURS, container, link, press, row, separator, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { type Texts, textsIn } from '../../src/texts.ts';
import { dayStamp, provisionTitle } from './names.ts';
import { openRoute, shareRoute, showRoute, textRoute } from './routes.ts';

const BUTTONS_IN_A_ROW = 5;

/** What a card offers besides what it says. */
export interface CardOptions {
  /** The official text was imported. */
  hasText: boolean;
  /** It can be shared in the channel: there is one, and it is not shared already. */
  canShare: boolean;
  /** Who shared it, where it stands in a channel. */
  sharedBy?: string;
}

/** A provision that the knowledge describes. */
export function provisionCard(provision: Provision, knowledge: Knowledge, t: Texts, options: CardOptions): Message {
  const { about } = knowledge;
  const reference = `${provision.kind} ${provision.number}`;
  const near = pointsTo(provision)
    .filter((other) => findProvision(knowledge, other))
    .slice(0, BUTTONS_IN_A_ROW);
  const { sharedBy } = options;
  return card([
    container(COLOURS.neutral, [
      text(heading(provision, about, t)),
      separator(),
      text(bodyOf(provision, t)),
      separator(),
      ...('meaning' in provision && provision.kind !== 'definition'
        ? [text(`**${t('ai-act.card.meaning')}**\n${provision.meaning[t.locale]}`), separator()]
        : []),
      text(footer(provision, about, t)),
      row(...officialTexts(reference, about, t), ...actions(reference, t, options)),
      ...(near.length > 0
        ? [row(...near.map((other) => neighbour(other, t, sharedBy === undefined ? showRoute : openRoute)))]
        : []),
      ...(sharedBy ? [text(`-# ${t('ai-act.card.sharedBy', { person: sharedBy })}`)] : []),
    ]),
  ]);
}

/** A provision of the Act that nobody has described yet: where to read it. */
export function undescribedCard(reference: string, about: About, t: Texts): Message {
  return card([
    container(COLOURS.closed, [
      text(t('ai-act.undescribed', { provision: provisionTitle(reference, t) })),
      row(...officialTexts(reference, about, t)),
    ]),
  ]);
}

function heading(provision: Provision, about: About, t: Texts): string {
  const reference = `${provision.kind} ${provision.number}`;
  const title = t('ai-act.card.title', { provision: provisionTitle(reference, t), title: titleOf(provision, t) });
  const isArticle = provision.kind === 'article' || provision.kind === 'annex';
  return [`### ${title}`, `-# ${basis(provision, about, t)}`, ...(isArticle ? applies(provision, t) : [])].join('\n');
}

/** What a provision is called, beside its number. */
export function titleOf(provision: Provision, { locale }: Texts): string {
  if (provision.kind === 'recital') return provision.theme[locale];
  if (provision.kind === 'definition') return provision.term[locale];
  return provision.title[locale];
}

function bodyOf(provision: Provision, { locale }: Texts): string {
  if (provision.kind === 'recital') return provision.text[locale];
  return provision.kind === 'definition' ? provision.meaning[locale] : provision.summary[locale];
}

function pointsTo(provision: Provision): readonly string[] {
  return provision.kind === 'recital' ? provision.explains : provision.seeAlso;
}

function basis(provision: Article | Definition | Recital, about: About, t: Texts): string {
  // Recitals are never amended.
  if (provision.kind === 'recital') return t('ai-act.basis.text-2024', { amendments: '' });
  const amending = 'amendedBy' in provision ? provision.amendedBy : about.amendments.map(({ id }) => id);
  const titles = about.amendments.filter(({ id }) => amending.includes(id)).map(({ title }) => title[t.locale]);
  return t(`ai-act.basis.${provision.basis}`, { amendments: new Intl.ListFormat(t.locale).format(titles) });
}

function applies({ appliesFrom }: Article, t: Texts): string[] {
  const days = appliesFrom.map(({ date, note }) => ({ date: dayStamp(date), what: note?.[t.locale] }));
  const [only] = days;
  if (only && days.length === 1) {
    const aside = only.what ? ` (${only.what})` : '';
    return [`**${t('ai-act.card.applies', { date: only.date })}**${aside}`];
  }
  const inGeneral = t('ai-act.card.inGeneral');
  const lines = days.map(({ date, what = inGeneral }) => `- ${t('ai-act.card.day', { date, what })}`);
  return [`**${t('ai-act.card.days')}**`, ...lines];
}

function footer(provision: Provision, about: About, t: Texts): string {
  const others = pointsTo(provision);
  const provisions = new Intl.ListFormat(t.locale).format(others.map((other) => provisionName(other, t)));
  const key = provision.kind === 'recital' ? 'ai-act.card.explains' : 'ai-act.card.seeAlso';
  return [...(others.length > 0 ? [t(key, { provisions })] : []), `-# ${asOf(about, t)}`].join('\n');
}

/** How fresh the knowledge is, and that it is no legal advice. */
export function asOf({ asOf, freshestSource }: About, t: Texts): string {
  return t('ai-act.card.asOf', { date: dayStamp(asOf), source: dayStamp(freshestSource) });
}

function officialTexts(reference: string, about: About, t: Texts) {
  const editions = (['consolidated', 'official-journal'] as const).filter((edition) =>
    standsIn(edition, reference, about),
  );
  return editions.map((edition) =>
    link(eurlexAddress(reference, t.locale, edition, about), t(`ai-act.buttons.${edition}`)),
  );
}

function actions(reference: string, t: Texts, { hasText, canShare, sharedBy }: CardOptions) {
  const [kind = '', number = ''] = reference.split(' ');
  const other = t.locale === 'fr' ? 'en' : 'fr';
  const route = sharedBy === undefined ? showRoute : openRoute;
  return [
    ...(hasText ? [press(textRoute, { kind, number, locale: t.locale, page: 1 }, t('ai-act.buttons.text'))] : []),
    press(route, { kind, number, locale: other }, textsIn(other)('ai-act.buttons.inThisLanguage')),
    ...(canShare ? [press(shareRoute, { kind, number }, t('ai-act.buttons.share'))] : []),
  ];
}

/** A button that leads to another provision: in place of this card, or as an answer of its own. */
export function neighbour(
  reference: string,
  t: Texts,
  route: typeof showRoute | typeof openRoute = openRoute,
  style: 'primary' | 'secondary' = 'secondary',
) {
  const [kind = '', number = ''] = reference.split(' ');
  return press(route, { kind, number, locale: t.locale }, provisionTitle(reference, t), { style });
}
