import { expect, test } from '@jest/globals';
import type { GuildSeed } from '../../simulator/api.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';

const PEOPLE = 1_000;
const guild: GuildSeed = {
  name: 'Foule',
  locale: 'fr',
  roles: [],
  people: Array.from({ length: PEOPLE }, (_, i) => ({ key: `p${i}`, name: `P${i}`, locale: 'fr', roles: [] })),
  channels: [{ key: 'general', name: 'général', type: 'text' }],
};

// Lateness is not the question here, and this machine may be slow.
const { simulator } = await startTestBot({ simulator: { guild, acknowledgeWithinMs: 60_000 } });

test('of a thousand people who claim a task at once exactly one gets it, and all others are told who', async () => {
  const people = guild.people.map(({ key }) => simulator.as(key));
  const [author] = people;
  if (!author) throw new Error('nobody is there');
  const created = messageOf(await author.command('task create', { title: 'Convoitée' }));
  const task = Number(/Tâche #(\d+)/.exec(JSON.stringify(created))?.[1]);

  const answers = await Promise.all(people.map(async (person) => said(await person.command('task claim', { task }))));

  const holder = /Prise par <@(\d+)>/.exec(said(await author.command('task view', { task })))?.[1];
  const won = answers.filter((answer) => answer.includes('Prise par'));
  const lost = answers.filter((answer) => answer.includes(`vient d’être prise par <@${holder}>`));
  expect({ won: won.length, lost: lost.length }).toEqual({ won: 1, lost: PEOPLE - 1 });
}, 120_000);
