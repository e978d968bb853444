import { subcommand } from '../../src/discord/command.ts';
import { amendRelease } from '../../src/releases/amend.store.ts';
import { actOf, assessOf } from './act.ts';
import { releaseAnswer } from './answer.ts';
import { readReason } from './reason.ts';
import { amendable } from './suggestions.ts';

/** What was edited since the announcement is told by it now, with a note of what changed. */
export const amend = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: amendable },
    note: { type: 'string', required: true, maxLength: 300 },
  },
  async run(context, { release, note }) {
    const { endpoint } = context.parts.config.huggingFace;
    const input = { note: readReason(note), endpoint, assess: await assessOf(context) };
    return releaseAnswer(context, amendRelease(context.parts.db, actOf(context, release), input), 'amended');
  },
});
