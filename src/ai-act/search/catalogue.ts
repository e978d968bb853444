import { LOCALES, type Locale } from '../../texts.ts';
import type { InBoth } from '../article.ts';
import type { Knowledge } from '../knowledge.ts';

/** The parts of an entry, each a column per language: `title_fr`. */
export const FIELDS = ['title', 'words', 'ask', 'body', 'meaning'] as const;
export type Field = (typeof FIELDS)[number];

/** Something that can be an answer: what it is (`article 53`, `question open-model-exempt`) and its words. */
export interface Entry {
  subject: string;
  texts: Readonly<Partial<Record<Field, InBoth>>>;
}

/** All that is searched. */
export function catalogue(knowledge: Knowledge): Entry[] {
  const { articles, annexes, recitals, definitions, questions, fines, authorities, elsewhere, calendar } = knowledge;
  return [
    ...[...articles, ...annexes].map(({ kind, number, title, words, terms, summary, meaning }) => {
      const body = both((locale) => [summary[locale], ...(terms?.[locale] ?? [])].join(' '));
      return entry(`${kind} ${number}`, { title, words: joined(words), body, meaning });
    }),
    ...recitals.map(({ number, theme, text }) => entry(`recital ${number}`, { title: theme, body: text })),
    ...definitions.map(({ number, term, words, meaning }) =>
      entry(`definition ${number}`, { title: term, words: joined(words), body: meaning }),
    ),
    ...questions.map(({ id, ask, answer }) => {
      const body = both((locale) => answer.map(({ text }) => text[locale]).join(' '));
      return entry(`question ${id}`, { ask: joined(ask), body });
    }),
    ...fines.map(({ id, title, words, what }) => entry(`fine ${id}`, { title, words: joined(words), body: what })),
    ...authorities.map(({ id, name, words, what }) =>
      entry(`authority ${id}`, { title: name, words: joined(words), body: what }),
    ),
    ...calendar.map(({ id, date, title, what }) => {
      const day = both((locale) => `${title[locale]} ${writtenDay(date, locale)}`);
      return entry(`date ${id}`, { title: day, body: what });
    }),
    ...elsewhere.map(({ id, law, ask, words, says }) =>
      entry(`elsewhere ${id}`, { title: law, ask: joined(ask), words: joined(words), body: says }),
    ),
  ];
}

/** `2 décembre 2026`, as people type it. */
function writtenDay(date: string, locale: Locale): string {
  return Temporal.PlainDate.from(date).toLocaleString(locale, { dateStyle: 'long' });
}

function entry(subject: string, texts: Entry['texts']): Entry {
  return { subject, texts };
}

function joined(lists: InBoth<readonly string[]>): InBoth {
  return both((locale) => lists[locale].join(' '));
}

function both(text: (locale: Locale) => string): InBoth {
  return Object.fromEntries(LOCALES.map((locale) => [locale, text(locale)])) as unknown as InBoth;
}
