import { CONCERNS, type Concern, comingDates } from '../../src/ai-act/calendar.rules.ts';
import { openDesk } from '../../src/ai-act/desk.ts';
import { follow as followDates, followedBy, unfollow as unfollowDates } from '../../src/ai-act/followers.store.ts';
import { subcommand } from '../../src/discord/command.ts';
import { COLOURS, container, text } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card, line } from '../../src/discord/reply.ts';
import { LOCALES, type Texts, textsIn } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { dayStamp } from './names.ts';
import { dateLine } from './timeline.ts';

const SHOWN = 3;

/** A direct message 30 and 7 days before each date that concerns somebody. */
export const follow = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  options: { who: { type: 'string', required: true, choices: CONCERNS } },
  async run({ parts, person, now, t }, { who }) {
    followDates(parts.db, { userId: person.id, concern: who, locale: person.locale, now });
    const followed = followedBy(parts.db, person.id);
    const { calendar } = await openDesk(parts.db);
    const dates = comingDates(calendar, now, SHOWN, followed).map((date) => `- ${dateLine(date, t)}`);
    const done = t('ai-act.follow.done', { who: concernList(followed, t) });
    return card([container(COLOURS.open, [text(`${done}\n${dates.join('\n')}\n-# ${t('ai-act.follow.stop')}`)])]);
  },
});

export const unfollow = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  options: { who: { type: 'string', choices: CONCERNS } },
  run({ parts, person, t }, { who }) {
    if (unfollowDates(parts.db, person.id, who) === 0) throw new UserError('ai-act.errors.notFollowed');
    const left = followedBy(parts.db, person.id);
    return line(
      left.length === 0 ? t('ai-act.follow.stopped') : t('ai-act.follow.left', { who: concernList(left, t) }),
    );
  },
});

function concernList(concerns: readonly Concern[], t: Texts): string {
  return new Intl.ListFormat(t.locale).format(concerns.map((concern) => t(`ai-act.concerns.${concern}`)));
}

/** The direct message itself, in the language in which it was asked for. */
export const reminder: Renderer = async ({ dates, date, locale }, { db }) => {
  const t = textsIn(LOCALES.find((known) => known === locale) ?? 'fr');
  const { calendar } = await openDesk(db);
  const told = calendar.filter(({ id }) => Array.isArray(dates) && dates.includes(id));
  if (told.length === 0) return null;
  const title = t('ai-act.follow.reminder', { date: dayStamp(String(date)), when: dayStamp(String(date), 'R') });
  const lines = told.map((one) => `- ${dateLine(one, t)}`);
  return card([container(COLOURS.neutral, [text(`### ${title}\n${lines.join('\n')}\n-# ${t('ai-act.follow.stop')}`)])]);
};
