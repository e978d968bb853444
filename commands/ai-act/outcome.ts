import type { About } from '../../src/ai-act/article.ts';
import { provisionNames } from '../../src/ai-act/names.ts';
import type { Finding, Outcome } from '../../src/ai-act/obligations.rules.ts';
import { askedFacts, encoded, type Situation } from '../../src/ai-act/situation.rules.ts';
import { COLOURS, container, press, row, separator, text } from '../../src/discord/kit.ts';
import { card, type File, type Message } from '../../src/discord/reply.ts';
import { findText, type Texts } from '../../src/texts.ts';
import { asOf, neighbour } from './cards.ts';
import { dayStamp } from './names.ts';
import { exportRoute, obligationsRoute, shareOutcomeRoute } from './routes.ts';

const MAX_BUTTONS = 5;

interface Shown {
  situation: Situation;
  outcome: Outcome;
  about: About;
  /** Where it can be shared: not in direct messages. */
  canShare: boolean;
  /** Who shared it, where it stands in a channel. */
  sharedBy?: string;
}

/** What follows from what somebody told: who they are under the Act, what they owe, and why. */
export function outcomeCard({ situation, outcome, about, canShare, sharedBy }: Shown, t: Texts): Message {
  const state = encoded(situation);
  const { part, reasons, duties, relief, notes } = outcome;
  const provisions = [...new Set([...duties, ...reasons].flatMap((finding) => finding.provisions))].slice(
    0,
    MAX_BUTTONS,
  );
  const sections = [
    section('reasons', reasons, t),
    section('duties', duties, t),
    section('relief', relief, t),
    section('notes', notes, t),
  ].filter((words) => words !== '');
  return card([
    container(duties.length > 0 ? COLOURS.claimed : COLOURS.open, [
      text(`### ${t(`ai-act.obligations.parts.${part}`)}`),
      ...sections.flatMap((words) => [separator(), text(words)]),
      separator(),
      row(...provisions.map((reference) => neighbour(reference, t))),
      ...(sharedBy === undefined
        ? [
            row(
              press(exportRoute, { state }, t('ai-act.obligations.export')),
              ...(canShare ? [press(shareOutcomeRoute, { state }, t('ai-act.buttons.share'))] : []),
              ...back(situation, t),
            ),
          ]
        : [text(`-# ${t('ai-act.card.sharedBy', { person: sharedBy })}`)]),
      text(`-# ${asOf(about, t)}`),
    ]),
  ]);
}

/** Back to the last question, and to the first. */
export function back(situation: Situation, t: Texts) {
  const told = askedFacts(situation);
  const last = told.at(-1);
  if (last === undefined) return [];
  const { [last]: _, ...before } = situation;
  return [
    press(obligationsRoute, { state: encoded(before) }, t('ai-act.obligations.back')),
    ...(told.length > 1 ? [press(obligationsRoute, { state: '-' }, t('ai-act.obligations.restart'))] : []),
  ];
}

function section(name: 'reasons' | 'duties' | 'relief' | 'notes', findings: readonly Finding[], t: Texts): string {
  if (findings.length === 0) return name === 'duties' ? `**${t('ai-act.obligations.noDuties')}**` : '';
  const lines = findings.map(({ id, provisions, from }) => {
    const since = name === 'duties' && from ? `, ${t('ai-act.obligations.from', { date: dayStamp(from) })}` : '';
    return `- ${findingText(id, t)} *(${provisionNames(provisions, t)}${since})*`;
  });
  return `**${t(`ai-act.obligations.sections.${name}`)}**\n${lines.join('\n')}`;
}

/** The words of a finding. @throws when they are missing, which a test sees first */
function findingText(id: string, t: Texts): string {
  const words = findText(t.locale, `ai-act.obligations.findings.${id}`);
  if (words === undefined) throw new Error(`ai-act.obligations.findings.${id} has no text`);
  return words;
}

/** The same as a Markdown file, to be put beside a model. */
export function outcomeFile(situation: Situation, outcome: Outcome, about: About, t: Texts): File {
  const day = (date: string) =>
    Temporal.PlainDate.from(date).toLocaleString(t.locale === 'en' ? 'en-GB' : t.locale, { dateStyle: 'long' });
  const told = Object.entries(situation).map(
    ([fact, value]) =>
      `- ${findText(t.locale, `ai-act.obligations.questions.${fact}.ask`)} ${findText(t.locale, `ai-act.obligations.questions.${fact}.${value}`)}`,
  );
  const list = (name: 'reasons' | 'duties' | 'relief' | 'notes') => {
    const lines = outcome[name].map(({ id, provisions, from }) => {
      const since = name === 'duties' && from ? `, ${t('ai-act.obligations.from', { date: day(from) })}` : '';
      return `- ${findingText(id, t)} (${provisionNames(provisions, t)}${since})`;
    });
    return lines.length === 0 ? [] : [`## ${t(`ai-act.obligations.sections.${name}`)}`, lines.join('\n')];
  };
  const parts = [
    `# ${t(`ai-act.obligations.parts.${outcome.part}`)}`,
    ...list('reasons'),
    ...(outcome.duties.length === 0 ? [t('ai-act.obligations.noDuties')] : list('duties')),
    ...list('relief'),
    ...list('notes'),
    `## ${t('ai-act.obligations.sections.told')}`,
    told.join('\n'),
    t('ai-act.ask.plainAsOf', { date: day(about.asOf) }),
  ];
  return { name: 'ai-act.md', content: Buffer.from(`${parts.join('\n\n')}\n`) };
}
