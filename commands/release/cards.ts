import type { APIMessageTopLevelComponent } from 'discord.js';
import {
  COLOURS,
  container,
  link,
  literal,
  press,
  row,
  separator,
  shorten,
  text,
  timestamp,
} from '../../src/discord/kit.ts';
import { nameOf, notFound, pageOf, type Release, type State } from '../../src/releases/rules.ts';
import type { Texts } from '../../src/texts.ts';
import { factsOf } from './facts.ts';
import { previewRoute } from './routes.ts';

export const COLOUR: Record<State, number> = {
  draft: COLOURS.neutral,
  in_review: COLOURS.inReview,
  approved: COLOURS.open,
  announced: COLOURS.done,
  superseded: COLOURS.closed,
  withdrawn: COLOURS.trouble,
};

interface Reading {
  t: Texts;
  /** The Hub in use. */
  endpoint: string;
  /** Whether the reader may announce. */
  mayAnnounce: boolean;
}

/** A release on one screen: name, state, what is known of it, and what is not. */
export function releaseComponents(
  release: Release,
  { t, endpoint, mayAnnounce }: Reading,
): APIMessageTopLevelComponent[] {
  const { id, kind, repository, state, maturity, summary } = release;
  const status = [t(`release.kinds.${kind}`), t(`release.maturities.${maturity}`)].join(' · ');
  const page = link(pageOf({ kind, id: repository }, endpoint), t('release.card.page'));
  const preview = press(previewRoute, { release: id }, t('release.card.preview'), { style: 'primary' });
  return [
    container(COLOUR[state], [
      text(`### ${literal(nameOf(release))}\n**${t(`release.states.${state}`)}** · ${status}`),
      ...(summary ? [text(literal(summary))] : []),
      separator(),
      text(factLines(release, t)),
      ...unsaid(release, t),
      separator(),
      text(`-# ${origin(release, t)}`),
      row(page, ...(state === 'draft' && mayAnnounce ? [preview] : [])),
    ]),
  ];
}

/** What is known of it, a line each. */
export function factLines(release: Release, t: Texts): string {
  const revision = { name: t('release.facts.revision'), value: `\`${shortRevision(release)}\`` };
  return [...factsOf(release, t), revision].map((fact) => t('release.facts.line', { ...fact })).join('\n');
}

/** As people quote a commit. */
export function shortRevision({ revision }: Release): string {
  return revision.slice(0, 7);
}

function unsaid(release: Release, t: Texts) {
  const absent = release.state === 'draft' ? notFound(release) : [];
  if (absent.length === 0) return [];
  const facts = absent.map((fact) => t(`release.facts.${fact}`).toLocaleLowerCase(t.locale)).join(', ');
  return [text(t('release.card.notFound', { facts }))];
}

function origin({ id, draftedBy, draftedAt, announcedBy, announcedAt }: Release, t: Texts): string {
  const drafted = { id, time: timestamp(draftedAt, 'R') };
  const parts = [
    draftedBy === null
      ? t('release.card.originUnknown', drafted)
      : t('release.card.origin', { ...drafted, by: `<@${draftedBy}>` }),
  ];
  if (announcedAt !== null) {
    const time = timestamp(announcedAt, 'R');
    parts.push(
      announcedBy === null
        ? t('release.card.announcedUnknown', { time })
        : t('release.card.announced', { time, by: `<@${announcedBy}>` }),
    );
  }
  return parts.join(' · ');
}

/** One line of a list. */
export function releaseLine(release: Release, t: Texts): string {
  const { id, state, maturity, licence, draftedAt, announcedAt } = release;
  const facts = [
    t(`release.states.${state}`),
    timestamp(announcedAt ?? draftedAt, 'D'),
    t(`release.maturities.${maturity}`),
    ...(licence ? [literal(shorten(licence, 60))] : []),
  ];
  return `**#${id}** ${literal(shorten(nameOf(release), 90))}\n-# ${facts.join(' · ')}`;
}
