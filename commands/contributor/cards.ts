import type { APIButtonComponent, APIMessageTopLevelComponent } from 'discord.js';
import { isAway } from '../../src/contributors/absence.rules.ts';
import { countCredits } from '../../src/contributors/credits.store.ts';
import { githubAddress, huggingFaceAddress } from '../../src/contributors/links.rules.ts';
import type { Language } from '../../src/contributors/rules.ts';
import { type Contributor, contributorOf } from '../../src/contributors/store.ts';
import type { Context } from '../../src/discord/context.ts';
import {
  COLOURS,
  container,
  link,
  literal,
  literalWithin,
  press,
  row,
  shorten,
  text,
  timestamp,
} from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { claimsOf } from '../../src/tasks/claims.store.ts';
import type { Task } from '../../src/tasks/store.ts';
import type { Texts } from '../../src/texts.ts';
import { backRoute, creditsPageRoute, editRoute } from './routes.ts';

const MAX_CLAIMS = 5;
/** A message holds 4,000 characters, and escaping can double what people wrote. */
const SKILLS_ROOM = 1_200;
const TITLE_ROOM = 70;

/** Whose profile it is; they need not have one yet. */
interface Subject {
  id: string;
  name: string;
}

/** The profile of a person of this guild, as it is now. Their own has a button to edit it. `done` says what just happened. */
export function profileReply({ parts, guild, person, now, t }: Context, subject: Subject, done?: string): Message {
  const contributor = contributorOf(parts.db, guild.id, subject.id);
  const profile = profileComponent(
    {
      subject,
      contributor,
      claims: claimsOf(parts.db, guild.id, subject.id),
      credits: contributor ? countCredits(parts.db, contributor.id) : [],
      away: contributor !== null && isAway(contributor, now),
      own: subject.id === person.id,
    },
    t,
  );
  return card(done ? [text(done), profile] : [profile]);
}

interface Shown {
  subject: Subject;
  contributor: Contributor | null;
  claims: readonly Task[];
  credits: ReturnType<typeof countCredits>;
  away: boolean;
  own: boolean;
}

/** A profile on one screen: who, what they can do, what they hold and did, then their links. */
function profileComponent(shown: Shown, t: Texts): APIMessageTopLevelComponent {
  const { subject, contributor, claims, own } = shown;
  const facts = contributor ? [...factsOf(contributor, t), ...absenceOf(shown, t), ...creditsText(shown, t)] : [];
  const presentation = contributor?.presentation;
  const isEmpty = facts.length === 0 && !presentation && !contributor?.github && !contributor?.huggingFace;
  const buttons = buttonsOf(shown, t);
  return container(COLOURS.neutral, [
    text(`### ${literal(shorten(subject.name, 80))}`),
    ...(presentation ? [text(literal(presentation))] : []),
    ...(facts.length > 0 ? [text(facts.join('\n'))] : []),
    ...(isEmpty ? [text(t(own ? 'contributor.card.emptyOwn' : 'contributor.card.empty'))] : []),
    ...(claims.length > 0 ? [text(claimsText(claims, t))] : []),
    text(`-# ${[`<@${subject.id}>`, ...joined(contributor, t)].join(' · ')}`),
    ...(buttons.length > 0 ? [row(...buttons)] : []),
  ]);
}

function joined(contributor: Contributor | null, t: Texts): string[] {
  return contributor ? [t('contributor.card.joined', { date: timestamp(contributor.joinedAt, 'D') })] : [];
}

function factsOf({ skills, languages, hoursAWeek }: Contributor, t: Texts): string[] {
  return [
    ...(skills.length > 0
      ? [t('contributor.card.skills', { skills: literalWithin(skills.join(', '), SKILLS_ROOM) })]
      : []),
    ...(languages.length > 0 ? [t('contributor.card.languages', { languages: languageNames(languages, t) })] : []),
    ...(hoursAWeek !== null ? [t('contributor.card.hours', { count: hoursAWeek })] : []),
  ];
}

/** Languages by their names: `français, anglais`. */
export function languageNames(languages: readonly Language[], t: Texts): string {
  return languages.map((language) => t(`contributor.forms.profile.languages.choices.${language}`)).join(', ');
}

function absenceOf({ contributor, away }: Shown, t: Texts): string[] {
  if (!away || contributor?.awayUntilAt == null) return [];
  return [t('contributor.card.away', { date: timestamp(contributor.awayUntilAt, 'D') })];
}

function creditsText({ credits }: Shown, t: Texts): string[] {
  if (credits.length === 0) return [];
  const kinds = credits.map(({ kind, count }) =>
    t('contributor.card.share', { kind: t(`contributor.kinds.${kind}`), count }),
  );
  const count = credits.reduce((total, credit) => total + credit.count, 0);
  return [t('contributor.card.credits', { count, kinds: kinds.join(', ') })];
}

function claimsText(claims: readonly Task[], t: Texts): string {
  const lines = claims.slice(0, MAX_CLAIMS).map(({ id, title }) => `**#${id}** ${literalWithin(title, TITLE_ROOM)}`);
  const more = claims.length - lines.length;
  return [
    t('contributor.card.claims'),
    ...lines,
    ...(more > 0 ? [t('contributor.card.moreClaims', { count: more })] : []),
  ].join('\n');
}

function buttonsOf({ contributor, credits, away, own }: Shown, t: Texts): APIButtonComponent[] {
  const { id, github, huggingFace } = contributor ?? {};
  return [
    ...(own ? [press(editRoute, {}, t('contributor.card.edit'))] : []),
    ...(own && away ? [press(backRoute, {}, t('contributor.card.back'), { style: 'success' })] : []),
    ...(id && credits.length > 0
      ? [press(creditsPageRoute, { page: 1, contributor: id }, t('contributor.card.allCredits'))]
      : []),
    ...(github ? [link(githubAddress(github), t('contributor.card.github'))] : []),
    ...(huggingFace ? [link(huggingFaceAddress(huggingFace), t('contributor.card.huggingFace'))] : []),
  ];
}
