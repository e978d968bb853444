import { discussDigest, getDigest } from '../../src/digests/digests.store.ts';
import { button } from '../../src/discord/command.ts';
import { line } from '../../src/discord/reply.ts';
import { askerOf } from './act.ts';
import { discussRoute } from './routes.ts';

/** Leads to where a digest is discussed, which is opened at the first press. */
export const discussButton = button({
  ...discussRoute,
  audience: 'everyone',
  answers: 'reply',
  run(context, { digest: id }) {
    const { parts, now, t } = context;
    const thread = discussDigest(parts.db, getDigest(parts.db, id, askerOf(context)), now);
    return line(thread === null ? t('digest.discuss.opening') : t('digest.discuss.open', { thread }));
  },
});
