import { dayInBrussels } from '../../src/ai-act/calendar.rules.ts';
import { openDesk } from '../../src/ai-act/desk.ts';
import type { Knowledge } from '../../src/ai-act/knowledge.ts';
import { type ImportedEdition, importedEditions } from '../../src/ai-act/official.store.ts';
import { isStale } from '../../src/ai-act/stale.rules.ts';
import type { Config } from '../../src/config.ts';
import { subcommand } from '../../src/discord/command.ts';
import { COLOURS, container, separator, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import type { Texts } from '../../src/texts.ts';
import { dayStamp } from './names.ts';

/** What the desk rests on, as of when, and what is not known for sure. */
export const status = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  async run({ parts, now, t }) {
    const knowledge = await openDesk(parts.db);
    return statusCard(
      { knowledge, editions: importedEditions(parts.db), today: dayInBrussels(now), model: parts.config.llm },
      t,
    );
  },
});

interface Shown {
  knowledge: Knowledge;
  editions: readonly ImportedEdition[];
  /** ISO 8601. */
  today: string;
  /** To whom questions go. */
  model: Config['llm'];
}

function statusCard({ knowledge: { about, ...knowledge }, editions, today, model }: Shown, t: Texts): Message {
  const { locale } = t;
  const stale = isStale(about.asOf, today);
  const [last] = about.amendments.toSorted((a, b) => b.inForce.localeCompare(a.inForce));
  const counts = {
    articles: knowledge.articles.length,
    annexes: knowledge.annexes.length,
    recitals: knowledge.recitals.length,
    definitions: knowledge.definitions.length,
    questions: knowledge.questions.length,
  };
  const sources = about.sources.map(({ title, address }) =>
    address ? `- [${title[locale]}](${address})` : `- ${title[locale]}`,
  );
  return card([
    container(stale ? COLOURS.trouble : COLOURS.neutral, [
      text(`### ${t('ai-act.status.title')}`),
      ...(stale ? [text(`**${t('ai-act.status.stale', { date: dayStamp(about.asOf, 'R') })}**`)] : []),
      text(
        [
          t('ai-act.status.asOf', { date: dayStamp(about.asOf), source: dayStamp(about.freshestSource) }),
          ...(last ? [t('ai-act.status.amended', { act: last.title[locale], date: dayStamp(last.inForce) })] : []),
          t('ai-act.status.counts', counts),
        ].join('\n'),
      ),
      separator(),
      text(`**${t('ai-act.status.open')}**\n${about.open.map((what) => `- ${what[locale]}`).join('\n')}`),
      separator(),
      text(`**${t('ai-act.status.official')}**\n${imported(editions, t)}`),
      separator(),
      text(`**${t('ai-act.status.sources')}**\n${sources.join('\n')}`),
      ...(model ? [text(t('ai-act.status.model', { host: model.host, model: model.model }))] : []),
      text(`-# ${t('ai-act.status.notAdvice')}`),
    ]),
  ]);
}

function imported(editions: readonly ImportedEdition[], t: Texts): string {
  if (editions.length === 0) return t('ai-act.status.noneImported');
  return editions
    .map(({ edition, language, asOf, articles, recitals, annexes }) =>
      t(`ai-act.status.edition.${edition}`, {
        language: t(`ai-act.languages.${language}`),
        date: dayStamp(asOf),
        articles,
        recitals,
        annexes,
      }),
    )
    .map((line) => `- ${line}`)
    .join('\n');
}
