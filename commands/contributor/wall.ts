import { ComponentType } from 'discord.js';
import { type Bar, drawBars } from '../../src/charts/bars.ts';
import { sharesSince } from '../../src/contributors/credits.store.ts';
import {
  type KindOnWall,
  kindsOnWall,
  PERIODS,
  type Period,
  periodStart,
  ranking,
  type Share,
} from '../../src/contributors/wall.rules.ts';
import { subcommand } from '../../src/discord/command.ts';
import { COLOURS, container, literal, shorten, text } from '../../src/discord/kit.ts';
import { card, type File, line, type Message } from '../../src/discord/reply.ts';
import { guildSettings } from '../../src/guilds/store.ts';
import type { Texts } from '../../src/texts.ts';

/** A message holds 4,000 characters, and there are as many lines as kinds. */
const NAMES_LENGTH = 130;
const NAME_LENGTH = 30;
const PLACES = 10;
const MAX_BARS = 8;
/** Of the description of an image. */
const MAX_ALT = 1_024;

/** Drawing takes a moment. */
export const wall = subcommand({
  audience: 'everyone',
  answers: 'defer',
  options: { period: { type: 'string', choices: PERIODS } },
  async run({ parts, guild, now, t }, { period = 'month' }) {
    const shares = sharesSince(parts.db, guild.id, periodStart(period, now));
    if (shares.length === 0) return line(t('contributor.wall.none'));
    const kinds = kindsOnWall(shares);
    const chart = { name: 'wall.png', content: await drawBars(barsOf(kinds, t)) };
    const ranked = guildSettings(parts.db, guild.id, parts.config).ranking === 1;
    return wallCard({ kinds, shares: ranked ? shares : [], period, chart }, t);
  },
});

/** A bar for each kind, or one for all that come last: a high image is shown small. */
function barsOf(kinds: readonly KindOnWall[], t: Texts): Bar[] {
  const shown = kinds.length <= MAX_BARS ? kinds : kinds.slice(0, MAX_BARS - 1);
  const others = kinds.slice(shown.length);
  const value = others.reduce((total, { count }) => total + count, 0);
  return [
    ...shown.map(({ kind, count }) => ({ label: t(`contributor.kinds.${kind}`), value: count })),
    ...(others.length > 0 ? [{ label: t('contributor.wall.otherKinds', { count: others.length }), value }] : []),
  ];
}

interface Wall {
  kinds: readonly KindOnWall[];
  /** What the ranking is made of; empty: the guild wants none. */
  shares: readonly Share[];
  period: Period;
  chart: File;
}

/** What the chart shows, and the same in words with the names. */
function wallCard({ kinds, shares, period, chart }: Wall, t: Texts): Message {
  const periodName = t(`contributor.command.wall.options.period.choices.${period}`);
  const spoken = kinds.map(({ kind, count }) =>
    t('contributor.card.share', { kind: t(`contributor.kinds.${kind}`), count }),
  );
  const description = shorten(t('contributor.wall.chart', { period: periodName, kinds: spoken.join(', ') }), MAX_ALT);
  const places = ranking(shares).slice(0, PLACES);
  return card(
    [
      container(COLOURS.neutral, [
        text(`### ${t('contributor.wall.title')}\n${periodName}`),
        { type: ComponentType.MediaGallery, items: [{ media: { url: `attachment://${chart.name}` }, description }] },
        text(kinds.map((kind) => kindLine(kind, t)).join('\n')),
        ...(places.length > 0 ? [text(rankingText(places, t))] : []),
      ]),
    ],
    [chart],
  );
}

function kindLine({ kind, count, names }: KindOnWall, t: Texts): string {
  const shown: string[] = [];
  for (const name of names.map((one) => literal(shorten(one, NAME_LENGTH)))) {
    if ([...shown, name].join(', ').length > NAMES_LENGTH) break;
    shown.push(name);
  }
  const more = names.length - shown.length;
  const list = [shown.join(', '), ...(more > 0 ? [t('contributor.wall.more', { count: more })] : [])].join(' ');
  return t('contributor.wall.kind', { kind: t(`contributor.kinds.${kind}`), count, names: list });
}

function rankingText(places: ReturnType<typeof ranking>, t: Texts): string {
  const lines = places.map(({ place, name, count }) =>
    t('contributor.wall.place', { place, name: literal(shorten(name, NAME_LENGTH)), count }),
  );
  return [`**${t('contributor.wall.ranking')}**`, ...lines].join('\n');
}
