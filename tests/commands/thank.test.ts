import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../simulator/api.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const world = await startTestBot({ settings: () => ({ timeZone: 'Europe/Paris', locale: 'fr' }) });
const { simulator, messagesWhen, setClock } = world;
const camille = simulator.as('camille');
const noah = simulator.as('noah');
const ines = simulator.as('ines');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');
/** The first moment of a day in Paris. */
const MIDNIGHT = Date.parse('2026-11-23T23:00:00Z');
const reason = 'une relecture **attentive** @everyone';
const thanks = { kind: 'review', reason };

function modalOf(answer: Answer) {
  if (answer.kind !== 'modal') throw new Error(`answered by ${answer.kind}`);
  return answer.modal;
}

describe('/thank', () => {
  test('says it where it was typed, in the guild’s language, and tells those who are thanked and nobody else', async () => {
    setClock(MIDNIGHT);
    const answer = await noah.command('thank', { who: ines.id, second: lucas.id, third: ines.id, ...thanks });
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(answer)).toBe('It is said, and their contribution is recorded.');
    const [post] = await messagesWhen('general', (messages) => messages.length === 1);
    if (!post) throw new Error('nothing was posted');
    expect(textOf(post)).toContain(`Merci <@${ines.id}> et <@${lucas.id}>`);
    expect(textOf(post)).toContain('\\*\\*attentive\\*\\*');
    expect(textOf(post)).toContain(`de la part de <@${noah.id}> · Relecture`);
    expect(post.mentions.map(({ id }) => id).sort()).toEqual([ines.id, lucas.id].sort());
    expect(post.mention_everyone).toBe(false);
  });

  test('gives a lasting credit, seen on the profile and in the dated list, in both languages', async () => {
    expect(said(await emma.command('contributor profile', { who: lucas.id }))).toContain(
      '**1 contribution**: Review (1)',
    );
    expect(said(await lucas.command('contributor profile'))).toContain('**1 contribution**\u00a0: Relecture (1)');
    const list = said(await emma.command('contributor credits', { who: lucas.id }));
    expect(list).toContain('Credits · Lucas\n1 contribution');
    expect(list).toContain(`<t:${MIDNIGHT / 1_000}:d> **Review** · thanks from <@${noah.id}>: une relecture`);
  });

  test('refuses oneself and bots, kindly and in the person’s language', async () => {
    const bot = simulator.people().find((person) => person.bot)?.id ?? '';
    expect(said(await ines.command('thank', { who: ines.id, ...thanks }))).toContain('on ne se remercie pas soi-même');
    expect(said(await noah.command('thank', { who: emma.id, second: noah.id, ...thanks }))).toContain(
      'You deserve it, but one can’t thank oneself',
    );
    expect(said(await noah.command('thank', { who: bot, ...thanks }))).toContain('is a bot');
    expect(said(await noah.menu('Thank', { userId: noah.id }))).toContain('one can’t thank oneself');
    expect(said(await lucas.menu('Thank', { userId: bot }))).toContain('est un robot');
    expect(said(await noah.command('thank', { who: emma.id, kind: 'code', reason: '\u200b' }))).toContain('Say why');
  });

  test('thanks the same person once a day of the guild, until its last moment', async () => {
    setClock(MIDNIGHT + 24 * 3_600_000 - 1);
    const again = said(await noah.command('thank', { who: emma.id, second: ines.id, ...thanks }));
    expect(again).toContain(`You thanked <@${ines.id}> today already. You can again <t:`);
    expect(said(await emma.command('contributor credits'))).toContain('No contribution is recorded yet');
    setClock(MIDNIGHT + 24 * 3_600_000);
    expect(said(await noah.command('thank', { who: ines.id, ...thanks }))).toContain('It is said');
    await messagesWhen('general', (messages) => messages.length === 2);
  });

  test('by the menu of a person asks for the kind and the reason', async () => {
    const form = modalOf(await camille.menu('Thank', { userId: emma.id }));
    expect(form.data.title).toBe('Remercier');
    const answer = await camille.submit(form, { kind: ['translation'], reason: 'le guide en anglais' });
    expect(said(answer)).toContain('C’est dit');
    const messages = await messagesWhen('general', ({ length }) => length === 3);
    expect(messages.map(textOf).join()).toContain('le guide en anglais');
    expect(said(await emma.command('contributor credits'))).toContain('**Translation** · thanks from');
  });

  test('is recorded where the bot may not write, and says so', async () => {
    const answer = await camille.command('thank', { who: lucas.id, ...thanks }, simulator.id('digests'));
    expect(said(answer)).toContain('C’est dit');
    await messagesWhen('digests', ({ length }) => length === 1);
    simulator.moderate.deny(simulator.id('review'), 1n << 11n);
    const silent = await camille.command('thank', { who: ines.id, ...thanks }, simulator.id('review'));
    expect(said(silent)).toContain('Je ne peux pas écrire dans ce salon');
    expect(simulator.messages(simulator.id('review'))).toEqual([]);
  });

  test('name nobody any more who erased their data, and keep what they were for', async () => {
    const asked = await lucas.command('privacy erase');
    await lucas.click(messageOf(asked), 'Effacer mes données');
    const [post] = await messagesWhen('general', ([first]) => !!first && !textOf(first).includes(lucas.id));
    if (!post) throw new Error('the post is gone');
    expect(textOf(post)).toContain(`Merci <@${ines.id}> et une personne qui a effacé ses données`);
    expect(textOf(post)).toContain('attentive');
  });
});
