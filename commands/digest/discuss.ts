import { discussDigest, getDigest } from '../../src/digests/digests.store.ts';
import { button } from '../../src/discord/command.ts';
import { line } from '../../src/discord/reply.ts';
import { LOCALES } from '../../src/texts.ts';
import { askerOf } from './act.ts';
import { discussRoute } from './routes.ts';

/** Leads to where a digest is discussed, which is opened at the first press. */
export const discussButton = button({
  ...discussRoute,
  audience: 'everyone',
  answers: 'reply',
  run(context, { digest: id }) {
    const { parts, guild, now, t } = context;
    const digest = getDigest(parts.db, id, askerOf(context));
    const locale = LOCALES.find((known) => known === digest.language) ?? guild.locale;
    const thread = discussDigest(parts.db, digest, locale, now);
    return line(thread === null ? t('digest.discuss.opening') : t('digest.discuss.open', { thread }));
  },
});
