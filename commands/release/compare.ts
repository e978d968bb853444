import { ComponentType } from 'discord.js';
import { type BarGroup, drawGroups, letterOf } from '../../src/charts/groups.ts';
import { subcommand } from '../../src/discord/command.ts';
import { COLOURS, container, cutLiteral, literalWithin, shorten, text } from '../../src/discord/kit.ts';
import { card } from '../../src/discord/reply.ts';
import { barLength, type Shared, sharedBenchmarks } from '../../src/releases/compare.rules.ts';
import { factsOf } from '../../src/releases/facts.rules.ts';
import type { Release } from '../../src/releases/release.ts';
import { getRelease } from '../../src/releases/store.ts';
import type { Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { type Fact, factsIn, moreFactsIn } from './facts.ts';
import { anyRelease } from './suggestions.ts';
import { linesWithin } from './within.ts';

/** A message holds 4,000 characters: so many for names and facts, and for results. */
const FACTS_ROOM = 2_200;
const RESULTS_ROOM = 1_300;
const MAX_VALUE = 120;
const MAX_NAME = 60;
/** A higher image is shown smaller. */
const MAX_BARS = 12;
/** What the width of a phone has room for, in letters of the chart. */
const CHART_LINE = 34;
/** Of the description of an image. */
const MAX_ALT = 1_024;

const NUMBER = { type: 'integer', min: 1, autocomplete: anyRelease } as const;

/** Two to five releases side by side. Drawing takes a moment. */
export const compare = subcommand({
  audience: 'everyone',
  answers: 'defer',
  options: {
    first: { ...NUMBER, required: true },
    second: { ...NUMBER, required: true },
    third: NUMBER,
    fourth: NUMBER,
    fifth: NUMBER,
  },
  async run({ parts, guild, t }, { first, second, third, fourth, fifth }) {
    const ids = [first, second, third, fourth, fifth].filter((id) => id !== undefined);
    if (new Set(ids).size < ids.length) throw new UserError('release.compare.errors.same');
    const releases = ids.map((id) => getRelease(parts.db, guild.id, id));
    const shared = sharedBenchmarks(releases.map((release) => factsOf(release).evaluations));
    const chart = await chartOf(releases, shared, t);
    const results = within(
      shared.map((one) => resultLine(one, t)),
      RESULTS_ROOM,
      t,
    );
    return card(
      [
        container(COLOURS.neutral, [
          text(`### ${t('release.compare.title')}\n${releases.map((one, at) => nameLine(one, at, t)).join('\n')}`),
          text(within(factLines(releases, t), FACTS_ROOM, t)),
          ...(chart ? [chart.gallery] : []),
          text(`**${t('release.compare.results')}**\n${results || t('release.compare.nothingShared')}`),
        ]),
      ],
      chart ? [chart.file] : undefined,
    );
  },
});

function nameLine({ id, name, state, maturity }: Release, at: number, t: Texts): string {
  const facts = [`#${id}`, t(`release.states.${state}`), t(`release.maturities.${maturity}`)];
  return `**${letterOf(at)}** ${literalWithin(name, MAX_NAME)} · ${facts.join(' · ')}`;
}

/** A line for each fact that is known of any of them, with what each says; what all say is said once. */
function factLines(releases: readonly Release[], t: Texts): string[] {
  const known = releases.map((release) => {
    const facts = factsOf(release);
    return new Map([...factsIn(facts, t), ...moreFactsIn(facts, t)].map(({ name, value }: Fact) => [name, value]));
  });
  const names = new Set(known.flatMap((facts) => [...facts.keys()]));
  return [...names].map((name) => {
    const values = known.map((facts) => facts.get(name));
    const [value] = values;
    const all = value !== undefined && values.every((one) => one === value);
    const each = values.map(
      (one, at) =>
        `**${letterOf(at)}** ${one === undefined ? t('release.compare.unsaid') : cutLiteral(one, MAX_VALUE)}`,
    );
    return t('release.facts.line', { name, value: all ? cutLiteral(value, MAX_VALUE) : each.join(' · ') });
  });
}

function resultLine({ benchmark, metric, results, lowerIsBetter, mixedScales }: Shared, t: Texts): string {
  const values = results.map(({ release, value }) => `**${letterOf(release)}** ${figure(value, t)}`).join(' · ');
  const name = literalWithin(metric === null ? benchmark : `${benchmark} (${metric})`, MAX_VALUE);
  const line = t('release.facts.line', { name, value: values });
  if (mixedScales) return t('release.compare.mixed', { line });
  return lowerIsBetter ? t('release.compare.lower', { line }) : line;
}

function figure(value: number, t: Texts): string {
  return new Intl.NumberFormat(t.locale, { maximumSignificantDigits: 4 }).format(value);
}

/** As many lines as there is room for, and how many are left out. */
function within(lines: readonly string[], room: number, t: Texts): string {
  const shown = linesWithin(lines, room);
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`-# ${t('release.compare.more', { count: more })}`] : [])].join('\n');
}

/** What can be drawn of the shared results, with the same in words; undefined where there is nothing to draw. */
async function chartOf(releases: readonly Release[], shared: readonly Shared[], t: Texts) {
  const drawn = shared.filter(({ mixedScales }) => !mixedScales).slice(0, Math.floor(MAX_BARS / releases.length));
  if (drawn.length === 0) return undefined;
  const names = releases.map(({ name }) => shorten(name, CHART_LINE));
  const spoken = drawn.map(({ benchmark, results }) => {
    const each = results.map(({ release, value }) => `${names[release]} ${figure(value, t)}`);
    return `${benchmark}: ${each.join(', ')}`;
  });
  const file = {
    name: 'compare.png',
    content: await drawGroups(
      names,
      drawn.map((one) => groupOf(one, t)),
    ),
  };
  const description = shorten(t('release.compare.chart', { results: spoken.join('; ') }), MAX_ALT);
  const media = { url: `attachment://${file.name}` };
  return { file, gallery: { type: ComponentType.MediaGallery as const, items: [{ media, description }] } };
}

function groupOf({ benchmark, metric, results }: Shared, t: Texts): BarGroup {
  const values = results.map(({ value }) => value);
  return {
    title: shorten(metric === null ? benchmark : `${benchmark} · ${metric}`, CHART_LINE),
    bars: results.map(({ release, value }) => ({
      series: release,
      length: barLength(value, values),
      value: figure(value, t),
    })),
  };
}
