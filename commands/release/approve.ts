import { button, subcommand } from '../../src/discord/command.ts';
import { approveRelease } from '../../src/releases/review.store.ts';
import { getRelease } from '../../src/releases/store.ts';
import { actOf } from './act.ts';
import { releaseAnswer } from './answer.ts';
import { approveRoute } from './routes.ts';
import { approvable } from './suggestions.ts';

/** Typed, it is the version of this moment that is approved, or the one that is named. */
export const approve = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: approvable },
    version: { type: 'integer', min: 1 },
  },
  run(context, { release, version }) {
    const { parts, guild } = context;
    const seen = version ?? getRelease(parts.db, guild.id, release).version;
    return releaseAnswer(context, approveRelease(parts.db, actOf(context, release), seen), 'approved');
  },
});

export const approveButton = button({
  ...approveRoute,
  audience: 'maintainer',
  answers: 'reply',
  run: (context, { release, version }) =>
    releaseAnswer(context, approveRelease(context.parts.db, actOf(context, release), version), 'approved'),
});
