import { KINDS, type Kind } from '../../src/contributors/credit.rules.ts';
import { contributorOf } from '../../src/contributors/store.ts';
import { checkThanked, dayOf, MAX_REASON, readReason, type Thanked } from '../../src/contributors/thanks.rules.ts';
import { thank as giveThanks } from '../../src/contributors/thanks.store.ts';
import { type Command, form, subcommand, userMenu } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import { line, type Message } from '../../src/discord/reply.ts';

const MAX_CARRIED = 60;

const typed = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    who: { type: 'user', required: true },
    kind: { type: 'string', required: true, choices: KINDS },
    reason: { type: 'string', required: true, maxLength: MAX_REASON },
    second: { type: 'user' },
    third: { type: 'user' },
  },
  run(context, { who, second, third, kind, reason }) {
    const people = [who, second, third].filter((person) => person !== undefined);
    return say(context, { people, kind, reason });
  },
});

/** Asks for what a menu of a person can't: what it was, and why. The name travels along for whoever has no profile yet. */
const thankForm = form({
  route: 'thank:thank',
  args: { person: 'string', name: 'string' },
  audience: 'everyone',
  answers: 'reply',
  fields: {
    kind: { type: 'select', required: true, choices: KINDS },
    reason: { type: 'paragraph', required: true, maxLength: MAX_REASON },
  },
  run(context, { args, fields: { kind, reason } }) {
    const [picked] = kind;
    if (!picked) throw new Error('the form was sent without the kind that it requires');
    const known = contributorOf(context.parts.db, context.guild.id, args.person);
    const person = { id: args.person, name: known?.name ?? decodeURIComponent(args.name), bot: false };
    return say(context, { people: [person], kind: picked, reason });
  },
});

/** "Thank" on a person. Whom one can't thank is said before anything is asked. */
const thankPerson = userMenu({
  audience: 'everyone',
  answers: 'modal',
  run({ person, t }, who) {
    checkThanked(person.id, [who]);
    return openModal(thankForm, { person: who.id, name: carried(who.name) }, t);
  },
});

/** As much of a name as a `custom_id` holds, where a colon would end it. */
function carried(name: string): string {
  const characters = [...name].map((one) => (one === ':' || one === '%' ? encodeURIComponent(one) : one));
  while (characters.join('').length > MAX_CARRIED) characters.pop();
  return characters.join('');
}

function say(
  context: Context,
  { people, kind, reason }: { people: readonly Thanked[]; kind: Kind; reason: string },
): Message {
  const { parts, guild, person, now, channelId, t } = context;
  const canSay = context.mayPost(channelId);
  giveThanks(parts.db, {
    guildId: guild.id,
    userId: person.id,
    name: person.name,
    at: now,
    people: checkThanked(person.id, people),
    kind,
    reason: readReason(reason),
    day: dayOf(now, guild.timeZone),
    channelId: canSay ? channelId : null,
  });
  return line(t(canSay ? 'thank.done.posted' : 'thank.done.silent'));
}

export const thank: Command = {
  name: 'thank',
  run: typed,
  forms: [thankForm],
  menus: { thank: thankPerson },
};
