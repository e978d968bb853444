import type { APIButtonComponent, APIMessageTopLevelComponent } from 'discord.js';
import { githubAddress, huggingFaceAddress } from '../../src/contributors/rules.ts';
import { type Contributor, contributorOf } from '../../src/contributors/store.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, link, literal, press, row, shorten, text, timestamp } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { claimsOf } from '../../src/tasks/claims.store.ts';
import type { Task } from '../../src/tasks/store.ts';
import type { Texts } from '../../src/texts.ts';
import { editRoute } from './routes.ts';

const MAX_CLAIMS = 5;

/** Whose profile it is; they need not have one yet. */
interface Subject {
  id: string;
  name: string;
}

/** The profile of a person of this guild, as it is now. Their own has a button to edit it. `done` says what just happened. */
export function profileReply({ parts, guild, person, t }: Context, subject: Subject, done?: string): Message {
  const contributor = contributorOf(parts.db, guild.id, subject.id);
  const claims = claimsOf(parts.db, guild.id, subject.id);
  const profile = profileComponent({ subject, contributor, claims, own: subject.id === person.id }, t);
  return card(done ? [text(done), profile] : [profile]);
}

interface Shown {
  subject: Subject;
  contributor: Contributor | null;
  claims: readonly Task[];
  own: boolean;
}

/** A profile on one screen: who, what they can do, what they hold, then their links. */
function profileComponent({ subject, contributor, claims, own }: Shown, t: Texts): APIMessageTopLevelComponent {
  const facts = contributor ? factsOf(contributor, t) : [];
  const presentation = contributor?.presentation;
  const isEmpty = facts.length === 0 && !presentation && !contributor?.github && !contributor?.huggingFace;
  const buttons = buttonsOf(contributor, own, t);
  return container(COLOURS.neutral, [
    text(`### ${literal(shorten(subject.name, 80))}\n<@${subject.id}>`),
    ...(presentation ? [text(literal(presentation))] : []),
    ...(facts.length > 0 ? [text(facts.join('\n'))] : []),
    ...(isEmpty ? [text(t(own ? 'contributor.card.emptyOwn' : 'contributor.card.empty'))] : []),
    ...(claims.length > 0 ? [text(claimsText(claims, t))] : []),
    ...(contributor
      ? [text(`-# ${t('contributor.card.joined', { date: timestamp(contributor.joinedAt, 'D') })}`)]
      : []),
    ...(buttons.length > 0 ? [row(...buttons)] : []),
  ]);
}

function factsOf({ skills, hoursAWeek }: Contributor, t: Texts): string[] {
  return [
    ...(skills.length > 0 ? [t('contributor.card.skills', { skills: skills.map(literal).join(', ') })] : []),
    ...(hoursAWeek !== null ? [t('contributor.card.hours', { count: hoursAWeek })] : []),
  ];
}

function claimsText(claims: readonly Task[], t: Texts): string {
  const lines = claims.slice(0, MAX_CLAIMS).map(({ id, title }) => `**#${id}** ${literal(shorten(title, 60))}`);
  const more = claims.length - lines.length;
  return [
    t('contributor.card.claims'),
    ...lines,
    ...(more > 0 ? [t('contributor.card.moreClaims', { count: more })] : []),
  ].join('\n');
}

function buttonsOf(contributor: Contributor | null, own: boolean, t: Texts): APIButtonComponent[] {
  const { github, huggingFace } = contributor ?? {};
  return [
    ...(own ? [press(editRoute, {}, t('contributor.card.edit'))] : []),
    ...(github ? [link(githubAddress(github), t('contributor.card.github'))] : []),
    ...(huggingFace ? [link(huggingFaceAddress(huggingFace), t('contributor.card.huggingFace'))] : []),
  ];
}
