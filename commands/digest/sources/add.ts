import { followFeed } from '../../../src/digests/follow.ts';
import { subcommand } from '../../../src/discord/command.ts';
import { literal } from '../../../src/discord/kit.ts';
import { line } from '../../../src/discord/reply.ts';

export const add = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: { url: { type: 'string', required: true, maxLength: 500 } },
  async run({ parts, guild, person, t }, { url }) {
    const { title, entries, fresh } = await followFeed(parts, url, { guildId: guild.id, by: person.id });
    return line(t('digest.sources.added', { title: literal(title), count: entries, fresh }));
  },
});
