import { openDesk } from '../../src/ai-act/desk.ts';
import type { Knowledge } from '../../src/ai-act/knowledge.ts';
import { provisionName, provisionNames } from '../../src/ai-act/names.ts';
import { composeAnswer } from '../../src/ai-act/reader.ts';
import { type Answer, answer, answerTo } from '../../src/ai-act/search/answer.ts';
import { readQuestion } from '../../src/ai-act/search/question.rules.ts';
import { typeset } from '../../src/ai-act/typeset.rules.ts';
import type { Config } from '../../src/config.ts';
import { button, subcommand } from '../../src/discord/command.ts';
import {
  COLOURS,
  container,
  cutLiteral,
  link,
  literal,
  press,
  row,
  separator,
  shorten,
  text,
} from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { LOCALES, type Texts, textsIn } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { asOf, neighbour } from './cards.ts';
import { openRoute, questionRoute } from './routes.ts';

const MAX_BUTTONS = 5;
/** Of a label on a button, as Discord takes it. */
const MAX_LABEL = 80;
const MAX_STATEMENT = 1_400;
/** Of all statements together: a model may write more than it was told to. */
const MAX_SAID = 3_000;

/** `/ai-act ask`: the answer of the knowledge, or that the Act does not deal with it. */
export const ask = subcommand({
  audience: 'everyone',
  // A model, where the operator has one, takes its time.
  answers: 'defer',
  where: 'anywhere',
  options: { question: { type: 'string', required: true } },
  async run({ parts, t }, { question }) {
    const asked = readQuestion(question);
    const knowledge = await openDesk(parts.db);
    const found = answer(parts.db, knowledge, asked, { told: t.locale });
    const composed = await composeAnswer(parts, { question: asked, found, knowledge, locale: t.locale });
    // What a model wrote is outside text.
    const told = composed
      ? { ...found, statements: composed.map(({ text: words, ...rest }) => ({ text: literal(words), ...rest })) }
      : found;
    // Said whether or not its answer could be used: the question went there.
    const model = found.answered ? parts.config.llm : undefined;
    return answerCard({ question: asked, found: told, knowledge, model }, t);
  },
});

/** A related question under an answer. */
export const askRelated = button({
  ...questionRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  async run({ parts, t: own }, { id, locale }) {
    const t = textsIn(LOCALES.find((known) => known === locale) ?? own.locale);
    const knowledge = await openDesk(parts.db);
    const question = knowledge.questions.find((known) => known.id === id);
    if (!question) throw new UserError('ai-act.errors.noQuestion');
    return answerCard({ question: askedAs(id, knowledge, t), found: answerTo(question, t.locale), knowledge, id }, t);
  },
});

interface Shown {
  question: string;
  found: Answer;
  knowledge: Knowledge;
  /** To whom the question went. */
  model?: Config['llm'];
  /** That of a question of the knowledge. */
  id?: string;
}

function answerCard({ question, found, knowledge, model, id }: Shown, t: Texts): Message {
  const title = `### ${literal(shorten(question, 250))}`;
  const related = found.related.map((other) => relatedButton(other, knowledge, t));
  return card([
    container(found.answered ? COLOURS.neutral : COLOURS.closed, [
      text(title),
      separator(),
      text(found.answered ? said(found.statements, t) : refused(found, t)),
      ...(found.provisions.length > 0
        ? [
            row(
              ...found.provisions
                .slice(0, MAX_BUTTONS)
                .map((reference, i) => neighbour(reference, t, openRoute, i === 0 ? 'primary' : 'secondary')),
            ),
          ]
        : []),
      ...(found.elsewhere?.address
        ? [row(link(found.elsewhere.address, shorten(found.elsewhere.law[t.locale], MAX_LABEL)))]
        : []),
      separator(),
      ...(related.length > 0 ? [text(`**${t('ai-act.ask.related')}**`), ...related.map((button) => row(button))] : []),
      ...(id === undefined ? [] : [row(otherLanguage(id, t))]),
      ...(model ? [text(`-# ${t('ai-act.ask.sentTo', { host: model.host, model: model.model })}`)] : []),
      text(`-# ${asOf(knowledge.about, t)}`),
    ]),
  ]);
}

/** The statements, each with what it rests on. */
function said(statements: Answer['statements'], t: Texts): string {
  const room = Math.min(MAX_STATEMENT, Math.floor(MAX_SAID / Math.max(1, statements.length)));
  return statements
    .map(({ text: words, provisions }) => `${cutLiteral(words, room)} *(${provisionNames(provisions, t)})*`)
    .join('\n\n');
}

function refused({ elsewhere, missing }: Answer, t: Texts): string {
  if (missing !== undefined) return t('ai-act.ask.noSuch', { provision: provisionName(missing, t) });
  const sorry = `**${t('ai-act.ask.notInTheAct')}**`;
  return elsewhere ? `${sorry}\n${elsewhere.says[t.locale]}` : `${sorry}\n${t('ai-act.ask.tryAgain')}`;
}

function relatedButton(id: string, knowledge: Knowledge, t: Texts) {
  return press(questionRoute, { id, locale: t.locale }, shorten(askedAs(id, knowledge, t), MAX_LABEL));
}

function otherLanguage(id: string, t: Texts) {
  const other = t.locale === 'fr' ? 'en' : 'fr';
  return press(questionRoute, { id, locale: other }, textsIn(other)('ai-act.buttons.inThisLanguage'));
}

/** A question of the knowledge, in its first wording. */
function askedAs(id: string, { questions }: Knowledge, t: Texts): string {
  return typeset(questions.find((question) => question.id === id)?.ask[t.locale][0] ?? id, t.locale);
}
