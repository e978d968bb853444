import { type Digest, latestDigest, postOf } from '../../src/digests/digests.store.ts';
import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { text, timestamp } from '../../src/discord/kit.ts';
import { card } from '../../src/discord/reply.ts';
import { UserError } from '../../src/user-error.ts';
import { digestComponents } from './cards.ts';
import { ownSchedules } from './suggestions.ts';
import { viewOf } from './view.ts';

/** The last digest, as it stands now. */
export const latest = subcommand({
  audience: 'everyone',
  answers: 'defer',
  options: { schedule: { type: 'integer', min: 1, autocomplete: ownSchedules } },
  async run(context, { schedule }) {
    const { parts, guild, t } = context;
    const digest = latestDigest(parts.db, guild.id, schedule);
    if (!digest) throw new UserError('digest.errors.noDigestYet');
    const view = await viewOf({ ...digest, language: null }, 0, { db: parts.db, t });
    return card([text(where(context, digest)), ...digestComponents(view)]);
  },
});

function where({ parts, guild, t }: Context, digest: Digest): string {
  const time = timestamp(digest.postedAt, 'R');
  const post = postOf(parts.db, digest);
  if (!post) return t('digest.latest.posted', { time });
  return t('digest.latest.postedAt', {
    time,
    url: `https://discord.com/channels/${guild.id}/${post.channelId}/${post.messageId}`,
  });
}
