import type { Holding } from '../../../src/digests/feeds.store.ts';
import { followAddress, followFeed } from '../../../src/digests/follow.ts';
import { offeredFeed } from '../../../src/digests/offers.store.ts';
import { select, subcommand } from '../../../src/discord/command.ts';
import { literal, menu, row, shorten, text } from '../../../src/discord/kit.ts';
import { card, line } from '../../../src/discord/reply.ts';
import type { Texts } from '../../../src/texts.ts';
import { offerRoute } from '../routes.ts';

/** Of a choice in a menu. https://discord.com/developers/docs/components/reference#string-select */
const MAX_LABEL = 100;

export const add = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: { url: { type: 'string', required: true, maxLength: 500 } },
  async run({ parts, guild, person, t }, { url }) {
    const outcome = await followAddress(parts, url, { guildId: guild.id, by: person.id });
    if ('holding' in outcome) return line(followed(outcome.holding, t));
    const { offer, feeds } = outcome;
    const choices = feeds.map(({ title }, i) => ({ value: String(i), label: shorten(title, MAX_LABEL) }));
    return card([
      text(t('digest.sources.choose', { count: feeds.length })),
      row(menu(offerRoute, { offer }, t('digest.sources.choice'), choices)),
    ]);
  },
});

/** One of the feeds that a page offers. */
export const offerMenu = select({
  ...offerRoute,
  audience: 'maintainer',
  answers: 'defer',
  async run({ parts, guild, person, t }, { offer, values: [index] }) {
    const { url } = offeredFeed(parts.db, guild.id, offer, Number(index));
    return line(followed(await followFeed(parts, url, { guildId: guild.id, by: person.id }), t));
  },
});

function followed({ title, entries, fresh }: Holding, t: Texts): string {
  return t('digest.sources.added', { title: literal(title), count: entries, fresh });
}
