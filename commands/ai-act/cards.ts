import type { About, Article } from '../../src/ai-act/article.ts';
import type { Knowledge } from '../../src/ai-act/knowledge.ts';
import { eurlexAddress, insertedArticles, spokenNumber } from '../../src/ai-act/rules.ts';
import { COLOURS, container, link, press, row, separator, text, timestamp } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { type Locale, type Texts, textsIn } from '../../src/texts.ts';
import { showRoute } from './routes.ts';

const BUTTONS_IN_A_ROW = 5;

/** An article that the knowledge describes. */
export function articleCard(article: Article, { about, articles }: Knowledge, t: Texts): Message {
  const { locale } = t;
  const near = articles
    .filter(({ number }) => article.seeAlso.includes(`article ${number}`))
    .slice(0, BUTTONS_IN_A_ROW);
  return card([
    container(COLOURS.neutral, [
      text(heading(article, about, t)),
      separator(),
      text(article.summary[locale]),
      separator(),
      text(`**${t('ai-act.card.meaning')}**\n${article.meaning[locale]}`),
      separator(),
      text(footer(article, about, t)),
      row(...officialTexts(article.number, about, t), otherLanguage(article.number, t)),
      ...(near.length > 0 ? [row(...near.map(({ number }) => neighbour(number, t)))] : []),
    ]),
  ]);
}

/** An article of the Act that nobody has described yet: where to read it. */
export function undescribedCard(number: string, about: About, t: Texts): Message {
  return card([
    container(COLOURS.closed, [
      text(t('ai-act.undescribed', { article: articleName(number, t) })),
      row(...officialTexts(number, about, t)),
    ]),
  ]);
}

/** « Article premier », `Article 53`, « Article 4 bis ». */
export function articleName(number: string, t: Texts): string {
  return t('ai-act.article', { number: spokenNumber(number, t.locale) });
}

/** The articles that amendments inserted, in words. */
export function insertedList(about: About, locale: Locale): string {
  const numbers = insertedArticles(about).map((number) => spokenNumber(number, locale));
  return new Intl.ListFormat(locale).format(numbers);
}

function heading(article: Article, about: About, t: Texts): string {
  const title = t('ai-act.card.title', { article: articleName(article.number, t), title: article.title[t.locale] });
  return [`### ${title}`, `-# ${basis(article, about, t)}`, ...applies(article, t)].join('\n');
}

function basis({ basis, amendedBy }: Article, about: About, t: Texts): string {
  const titles = about.amendments.filter(({ id }) => amendedBy.includes(id)).map(({ title }) => title[t.locale]);
  return t(`ai-act.basis.${basis}`, { amendments: new Intl.ListFormat(t.locale).format(titles) });
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

function footer({ seeAlso }: Article, about: About, t: Texts): string {
  const provisions = new Intl.ListFormat(t.locale).format(seeAlso.map((provision) => provisionName(provision, t)));
  const date = dayStamp(about.asOf);
  return [
    ...(seeAlso.length > 0 ? [t('ai-act.card.seeAlso', { provisions })] : []),
    `-# ${t('ai-act.card.asOf', { date, source: dayStamp(about.freshestSource) })}`,
  ].join('\n');
}

/** `annex XI` in the reader's language. */
export function provisionName(provision: string, t: Texts): string {
  const [kind = '', number = ''] = provision.split(' ');
  if (kind === 'annex') return t('ai-act.provisions.annex', { number });
  if (kind === 'recital') return t('ai-act.provisions.recital', { number });
  return t('ai-act.provisions.article', { number: spokenNumber(number, t.locale) });
}

function officialTexts(number: string, about: About, t: Texts) {
  const consolidated = link(eurlexAddress(number, t.locale, 'consolidated', about), t('ai-act.buttons.consolidated'));
  // What an amendment inserted does not stand in the Official Journal of 2024.
  if (insertedArticles(about).includes(number)) return [consolidated];
  return [consolidated, link(eurlexAddress(number, t.locale, 'official-journal', about), t('ai-act.buttons.journal'))];
}

function otherLanguage(number: string, t: Texts) {
  const other = t.locale === 'fr' ? 'en' : 'fr';
  return press(showRoute, { number, locale: other }, textsIn(other)('ai-act.buttons.inThisLanguage'));
}

function neighbour(number: string, t: Texts) {
  return press(showRoute, { number, locale: t.locale }, articleName(number, t));
}

/** A day of the law as a Discord timestamp: at noon UTC it is the same day for nearly everyone on Earth. */
function dayStamp(date: string): string {
  return timestamp(Temporal.Instant.from(`${date}T12:00Z`).epochMilliseconds, 'D');
}
