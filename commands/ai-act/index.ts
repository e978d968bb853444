import type { Command } from '../../src/discord/command.ts';
import { ask, askRelated } from './ask.ts';
import { follow, unfollow } from './follow.ts';
import {
  answerQuestion,
  exportOutcome,
  giveFigures,
  obligationForms,
  obligations,
  openObligations,
  shareOutcome,
} from './obligations.ts';
import { annex, article, define, open, recital, show } from './provisions.ts';
import { share } from './share.ts';
import { status } from './status.ts';
import { officialTextPage } from './text.ts';
import { timeline } from './timeline.ts';

export const aiAct: Command = {
  name: 'ai-act',
  subcommands: { ask, article, recital, annex, define, timeline, obligations, status, follow, unfollow },
  components: [
    show,
    open,
    askRelated,
    officialTextPage,
    share,
    answerQuestion,
    openObligations,
    giveFigures,
    exportOutcome,
    shareOutcome,
  ],
  forms: obligationForms,
};
