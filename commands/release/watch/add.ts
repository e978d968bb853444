import { subcommand } from '../../../src/discord/command.ts';
import { literal } from '../../../src/discord/kit.ts';
import { line } from '../../../src/discord/reply.ts';
import { guildSettings } from '../../../src/guilds/store.ts';
import { watchOrganisation } from '../../../src/releases/watch.ts';
import { UserError } from '../../../src/user-error.ts';

export const add = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: { organisation: { type: 'string', required: true, maxLength: 250 } },
  async run({ parts, guild, person, now, t }, { organisation: given }) {
    const { maintainerChannelId: channel } = guildSettings(parts.db, guild.id, parts.config);
    if (channel === null) throw new UserError('release.watch.errors.noChannel');
    const act = { guildId: guild.id, by: person.id, at: now };
    const { organisation, repositories } = await watchOrganisation(parts, act, given);
    return line(
      t('release.watch.added', { organisation: literal(organisation), count: repositories, channel: `<#${channel}>` }),
    );
  },
});
