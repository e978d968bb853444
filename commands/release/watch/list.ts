import { subcommand } from '../../../src/discord/command.ts';
import { COLOURS, container, literal, text, timestamp } from '../../../src/discord/kit.ts';
import { card, line } from '../../../src/discord/reply.ts';
import { listWatches, type Watch } from '../../../src/releases/watch.store.ts';
import type { Texts } from '../../../src/texts.ts';

export const list = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  run({ parts, guild, t }) {
    const watches = listWatches(parts.db, guild.id);
    if (watches.length === 0) return line(t('release.watch.none'));
    const colour = watches.some(({ failures }) => failures > 0) ? COLOURS.trouble : COLOURS.neutral;
    const lines = watches.map((watch) => watchLine(watch, t)).join('\n');
    return card([container(colour, [text(`### ${t('release.watch.title')}`), text(lines)])]);
  },
});

function watchLine({ organisation, repositories, failures, lookedAt, nextLookAt }: Watch, t: Texts): string {
  const looked = timestamp(lookedAt, 'R');
  const how =
    failures > 0
      ? t('release.watch.failing', { time: looked, count: failures, next: timestamp(nextLookAt, 'R') })
      : t('release.watch.well', { time: looked });
  return `**${literal(organisation)}**\n-# ${t('release.watch.repositories', { count: repositories })} · ${how}`;
}
