import type { APIButtonComponent, APIMessageTopLevelComponent } from 'discord.js';
import type { Context } from '../../src/discord/context.ts';
import {
  COLOURS,
  container,
  link,
  literal,
  literalWithin,
  menu,
  press,
  row,
  separator,
  text,
  timestamp,
} from '../../src/discord/kit.ts';
import { artifactsOf } from '../../src/releases/artifacts.store.ts';
import { type Named, namedOf } from '../../src/releases/checklist/published.rules.ts';
import { SECTIONS } from '../../src/releases/edit.rules.ts';
import { factsOf } from '../../src/releases/facts.rules.ts';
import { type Action, actionsFor, type State } from '../../src/releases/lifecycle.rules.ts';
import { type Maker, makersOf } from '../../src/releases/makers.store.ts';
import type { Release } from '../../src/releases/release.ts';
import { pageOf } from '../../src/releases/repository.rules.ts';
import type { Texts } from '../../src/texts.ts';
import { mention } from '../privacy/mention.ts';
import { askerOf } from './act.ts';
import { checkPageRoute } from './check-routes.ts';
import { factsIn, licencesIn, linesOf, moreFactsIn } from './facts.ts';
import { amendRoute, approveRoute, cancelRoute, editRoute, previewRoute, returnRoute, submitRoute } from './routes.ts';

export const COLOUR: Record<State, number> = {
  draft: COLOURS.neutral,
  in_review: COLOURS.inReview,
  approved: COLOURS.open,
  announced: COLOURS.done,
  superseded: COLOURS.closed,
  withdrawn: COLOURS.trouble,
};

const MAX_WORDS = 500;
const MAX_REASON = 240;
const MOST_MAKERS = 12;
/** All texts of a card. What was done is told above it, and Discord takes 4,000 characters in all. */
const ROOM = 3_200;

/** A release on one screen: name, state, what is known of it, and what this person may do with it. */
export function releaseComponents(context: Context, release: Release): APIMessageTopLevelComponent[] {
  const { parts, t } = context;
  const { id, name, kind, state, maturity, stated } = release;
  const { endpoint } = parts.config.huggingFace;
  const artifacts = namedOf({ release, artifacts: artifactsOf(parts.db, id) }, endpoint);
  const status = [t(`release.states.${state}`), t(`release.kinds.${kind}`), t(`release.maturities.${maturity}`)];
  const summary = stated.summary[t.locale] ?? stated.summary.fr ?? stated.summary.en;
  const title = `### ${literal(name)}\n**${status[0]}** · ${status.slice(1).join(' · ')}`;
  const facts = factLines(release, artifacts, t);
  const happened = happenings(release, makersOf(parts.db, id), t);
  const made = `-# ${origin(release, t)}`;
  // What people wrote gets the room that the rest leaves.
  const free = ROOM - [title, facts, ...happened, made].join('').length;
  const said = [summary, stated.intendedUse].filter((words) => words !== null);
  const room = Math.min(MAX_WORDS, Math.floor(free / 2));
  const actions = actionsFor(release, askerOf(context));
  return [
    container(COLOUR[state], [
      text(title),
      ...said.map((words) => text(literalWithin(words, room))),
      separator(),
      text(facts),
      ...happened.map((line) => text(line)),
      separator(),
      text(made),
      row(...buttons(context, release, artifacts, actions)),
      ...(actions.includes('edit') ? [row(editMenu(release, t))] : []),
    ]),
  ];
}

function factLines(release: Release, artifacts: readonly Named[], t: Texts): string {
  const facts = factsOf(release);
  const licences = licencesIn(artifacts, t);
  const revision = release.hub && {
    name: t('release.facts.revision'),
    value: `\`${shortRevision(release.hub.revision)}\``,
  };
  const all = [
    ...factsIn(facts, t),
    // Where each artifact has its own, one licence of all would say less.
    ...moreFactsIn({ ...facts, licence: licences ? null : facts.licence }, t),
    ...(licences ? [{ name: t('release.facts.artifacts'), value: licences }] : []),
    ...(revision ? [revision] : []),
  ];
  return linesOf(all, t) || t('release.card.nothing');
}

/** As people quote a commit. */
export function shortRevision(revision: string): string {
  return revision.slice(0, 7);
}

/** Who made it, and what happened that a reader must know before anything else. */
function happenings(release: Release, makers: readonly Maker[], t: Texts): string[] {
  const { override, announceAt, supersededBy, withdrawnReason, announcedAt, announcedVersion, version } = release;
  return [
    ...(makers.length > 0 ? [t('release.card.makers', { people: peopleIn(makers, MOST_MAKERS, t) })] : []),
    ...(announceAt === null ? [] : [t('release.card.planned', { time: timestamp(announceAt, 'f') })]),
    ...(override === null ? [] : [t('release.card.override', { reason: literalWithin(override, MAX_REASON) })]),
    ...(announcedAt !== null && announcedVersion !== version && withdrawnReason === null && supersededBy === null
      ? [t('release.card.unamended')]
      : []),
    ...(supersededBy === null ? [] : [t('release.card.superseded', { id: supersededBy })]),
    ...(withdrawnReason === null
      ? []
      : [t('release.card.withdrawn', { reason: literalWithin(withdrawnReason, MAX_REASON) })]),
  ];
}

/** Each person once, and how many more there are. */
export function peopleIn(makers: readonly Pick<Maker, 'userId'>[], most: number, t: Texts): string {
  const people = [...new Set(makers.map(({ userId }) => mention(userId, t)))];
  const list = people.slice(0, most).join(', ');
  return people.length > most ? t('release.facts.more', { list, count: people.length - most }) : list;
}

function buttons(
  context: Context,
  { id, hub, version, announcedVersion }: Release,
  artifacts: readonly Named[],
  actions: readonly Action[],
): APIButtonComponent[] {
  const { parts, t } = context;
  const page = hub
    ? pageOf({ kind: hub.kind, id: hub.repository }, parts.config.huggingFace.endpoint)
    : artifacts[0]?.address;
  const release = { release: id };
  const main: Partial<Record<Action, APIButtonComponent>> = {
    submit: press(submitRoute, release, t('release.card.submit'), { style: 'primary' }),
    approve: press(approveRoute, { ...release, version }, t('release.card.approve'), { style: 'success' }),
    return: press(returnRoute, release, t('release.card.return')),
    cancel: press(cancelRoute, release, t('release.card.cancel'), { style: 'danger' }),
    ...(announcedVersion !== version && {
      amend: press(amendRoute, release, t('release.card.amend'), { style: 'primary' }),
    }),
  };
  const offered = actions.flatMap((action) => main[action] ?? []);
  // A row holds five; where there is most to do, the page is a click away in the preview.
  return [
    ...(page ? [link(page, t(hub ? 'release.card.page' : 'release.card.address'))] : []),
    press(checkPageRoute, { ...release, page: 1 }, t('release.card.check')),
    ...(actions.includes('preview') ? [press(previewRoute, release, t('release.card.preview'))] : []),
    ...offered,
  ].slice(-5);
}

function editMenu({ id }: Release, t: Texts) {
  const choices = SECTIONS.map((name) => ({ value: name, label: t(`release.sections.${name}`) }));
  return menu(editRoute, { release: id }, t('release.card.edit'), choices);
}

function origin(release: Release, t: Texts): string {
  const { id, draftedBy, draftedAt, approvedBy, approvedAt, announcedBy, announcedAt, version } = release;
  const person = (by: string | null) => (by === null ? t('privacy.someone') : mention(by, t));
  const step = (what: 'drafted' | 'approved' | 'announced', by: string | null, at: number) =>
    t(`release.card.${what}`, { by: person(by), time: timestamp(at, 'R') });
  return [
    t('release.card.number', { id, version }),
    step('drafted', draftedBy, draftedAt),
    ...(approvedAt === null ? [] : [step('approved', approvedBy, approvedAt)]),
    ...(announcedAt === null ? [] : [step('announced', announcedBy, announcedAt)]),
  ].join(' · ');
}

/** One line of a list. */
export function releaseLine(release: Release, t: Texts): string {
  const { id, name, state, maturity, draftedAt, announcedAt } = release;
  const { licence } = factsOf(release);
  const facts = [
    t(`release.states.${state}`),
    timestamp(announcedAt ?? draftedAt, 'D'),
    t(`release.maturities.${maturity}`),
    ...(licence ? [literalWithin(licence, 60)] : []),
  ];
  return `**#${id}** ${literalWithin(name, 120)}\n-# ${facts.join(' · ')}`;
}
