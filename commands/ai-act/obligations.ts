import { readLarge, trainingFlop } from '../../src/ai-act/compute.rules.ts';
import { openDesk } from '../../src/ai-act/desk.ts';
import { outcomeOf } from '../../src/ai-act/obligations.rules.ts';
import {
  askedFacts,
  CHOICES,
  computeClass,
  decoded,
  encoded,
  type Fact,
  nextQuestion,
  type Situation,
  shareClass,
} from '../../src/ai-act/situation.rules.ts';
import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context, Place } from '../../src/discord/context.ts';
import { COLOURS, container, literal, press, row, text } from '../../src/discord/kit.ts';
import { openModal } from '../../src/discord/modal.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { findText, type Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { mention } from '../privacy/mention.ts';
import { back, outcomeCard, outcomeFile } from './outcome.ts';
import { exportRoute, figuresRoute, obligationsRoute, openObligationsRoute, shareOutcomeRoute } from './routes.ts';
import { shared } from './share.ts';

const MAX_QUESTIONS = 7;
const MAX_FIGURE = 40;

/** `/ai-act obligations`: a few questions, then who one is under the Act and what one owes. */
export const obligations = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  run: (context) => situationCard({}, context),
});

/** The buttons of a question: what they carry is all that is known. */
export const answerQuestion = button({
  ...obligationsRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  run: (context, { state }) => situationCard(decoded(state), context),
});

/** `press(openObligationsRoute, { state: encoded(situationOf(known)) }, …)` on a release's card leads here. */
export const openObligations = button({
  ...openObligationsRoute,
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  run: (context, { state }) => situationCard(decoded(state), context),
});

const computeForm = form({
  route: 'ai-act:compute',
  args: { state: 'string' },
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  fields: {
    flop: { type: 'short', maxLength: MAX_FIGURE },
    parameters: { type: 'short', maxLength: MAX_FIGURE },
    tokens: { type: 'short', maxLength: MAX_FIGURE },
  },
  run(context, { args, fields }) {
    const flop = trainingFlop({
      flop: figure(fields.flop),
      parameters: figure(fields.parameters),
      tokens: figure(fields.tokens),
    });
    if (flop === undefined) throw new UserError('ai-act.errors.noFigures');
    return situationCard({ ...decoded(args.state), compute: computeClass(flop) }, context);
  },
});

const modificationForm = form({
  route: 'ai-act:modification',
  args: { state: 'string' },
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  fields: {
    own: { type: 'short', required: true, maxLength: MAX_FIGURE },
    original: { type: 'short', maxLength: MAX_FIGURE },
  },
  run(context, { args, fields }) {
    const situation = decoded(args.state);
    const own = figure(fields.own);
    if (own === undefined) throw new UserError('ai-act.errors.noFigures');
    const share = shareClass(own, figure(fields.original), situation.base === 'systemic');
    return situationCard({ ...situation, share }, context);
  },
});

export const obligationForms = [computeForm, modificationForm];

/** Opens the form in which figures are given in place of a choice. */
export const giveFigures = button({
  ...figuresRoute,
  audience: 'everyone',
  answers: 'modal',
  where: 'anywhere',
  run({ t }, { state }) {
    return nextQuestion(decoded(state)) === 'share'
      ? openModal(modificationForm, { state }, t)
      : openModal(computeForm, { state }, t);
  },
});

export const exportOutcome = button({
  ...exportRoute,
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  async run({ parts, t }, { state }) {
    const { about } = await openDesk(parts.db);
    const situation = decoded(state);
    return {
      kind: 'message',
      content: t('ai-act.obligations.exported'),
      files: [outcomeFile(situation, outcomeOf(situation), about, t)],
    };
  },
});

export const shareOutcome = button({
  ...shareOutcomeRoute,
  audience: 'everyone',
  answers: 'reply',
  run: (context, { state }) => shared(context, 'ai-act.obligations', { state }),
});

/** What follows, as everyone reads it. */
export const obligationsShared: Renderer = async ({ state, sharedBy }, { db, t }) => {
  const { about } = await openDesk(db);
  const situation = decoded(String(state));
  const outcome = outcomeOf(situation);
  return outcomeCard({ situation, outcome, about, canShare: false, sharedBy: mention(String(sharedBy), t) }, t);
};

/** The next question, or what follows where all was told. */
async function situationCard(situation: Situation, { parts, guild, t }: Context<Place>): Promise<Message> {
  const question = nextQuestion(situation);
  if (question !== undefined) return questionCard(question, situation, t);
  const { about } = await openDesk(parts.db);
  return outcomeCard({ situation, outcome: outcomeOf(situation), about, canShare: guild !== null }, t);
}

function questionCard(fact: Fact, situation: Situation, t: Texts): Message {
  const number = askedFacts(situation).length + 1;
  const step = t('ai-act.obligations.step', { number, most: MAX_QUESTIONS });
  const choices = CHOICES[fact].map((value) =>
    press(obligationsRoute, { state: encoded({ ...situation, [fact]: value }) }, wording(fact, value, t), {
      style: 'primary',
    }),
  );
  const takesFigures = fact === 'compute' || fact === 'share';
  const figures = takesFigures
    ? [press(figuresRoute, { state: encoded(situation) }, t('ai-act.obligations.figures'))]
    : [];
  const leading = [...figures, ...back(situation, t)];
  return card([
    container(COLOURS.neutral, [
      text(
        `-# ${t('ai-act.obligations.title')} · ${step}\n### ${wording(fact, 'ask', t)}\n${wording(fact, 'hint', t)}`,
      ),
      ...choices.map((choice) => row(choice)),
      ...(leading.length > 0 ? [row(...leading)] : []),
    ]),
  ]);
}

/** The words of a question and its choices. @throws when they are missing, which a test sees first */
function wording(fact: Fact, key: string, t: Texts): string {
  const words = findText(t.locale, `ai-act.obligations.questions.${fact}.${key}`);
  if (words === undefined) throw new Error(`ai-act.obligations.questions.${fact}.${key} has no text`);
  return words;
}

/** @throws {UserError} that shows what was typed as it was typed */
function figure(typed: string): number | undefined {
  try {
    return readLarge(typed);
  } catch (error) {
    if (error instanceof UserError) throw new UserError(error.key, { typed: literal(String(error.params.typed)) });
    throw error;
  }
}
