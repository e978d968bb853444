import { expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import type { Answer, OptionInput, Person } from '../../simulator/api.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const DAY = 24 * 60 * 60_000;
let now = Date.UTC(2027, 0, 4, 9);

const { simulator, setClock, minute, messagesWhen } = await startTestBot({
  simulator: { clock: () => now, rateLimits: false },
  settings: (id) => ({
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
    taskChannelId: id('tasks'),
    reviewChannelId: id('review'),
  }),
});
setClock(now);
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');

const TITLE = 'Ajouter un jeu d’évaluation en français';

function passDays(days: number): void {
  now += days * DAY;
  setClock(now);
  minute();
}

/** The first message of those whose words fit, once it is there. */
async function postedIn(channel: string, words: RegExp): Promise<APIMessage> {
  const fits = (message: APIMessage) => words.test(textOf(message));
  const found = (await messagesWhen(channel, (all) => all.some(fits))).find(fits);
  if (!found) throw new Error(`nothing like ${words} in ${channel}`);
  return found;
}

/** The same among what a person gets by direct message. */
function toldTo(person: Person, words: RegExp): Promise<APIMessage> {
  return new Promise((resolve) => {
    const look = () => {
      const found = person.directMessages().find((message) => words.test(textOf(message)));
      if (!found) return;
      stop();
      resolve(found);
    };
    const stop = person.watch(look);
    look();
  });
}

async function fileOf(answer: Answer): Promise<string> {
  const [attachment] = messageOf(answer).attachments;
  if (!attachment) throw new Error(`no file with ${said(answer)}`);
  return (await fetch(attachment.url)).text();
}

async function filled(answer: Answer, person: Person, fields: Parameters<Person['submit']>[1]): Promise<Answer> {
  if (answer.kind !== 'modal') throw new Error(`answered by ${answer.kind}, not by a form`);
  return person.submit(answer.modal, fields);
}

const did = async (person: Person, path: string, options: Record<string, OptionInput> = {}) =>
  said(await person.command(path, options));

test('a task lives: from a message to the wall, through claims, silence and review', async () => {
  // Two who can do different things, and somebody without the role.
  await filled(await noah.command('contributor edit'), noah, { links: 'github.com/noah-example' });
  await noah.command('contributor skill add', { skill: 'évaluation' });
  await ines.command('contributor skill add', { skill: 'juridique' });

  // Created from what somebody wrote, and linked back to it.
  const wish = await lucas.say(simulator.id('general'), `${TITLE}\nUn jeu de compréhension, avec sa licence.`);
  const target = { messageId: wish.id, channelId: wish.channel_id };
  expect(said(await lucas.menu('Create a task', target))).toContain('rôle de contributeur');
  const created = await filled(await ines.menu('Create a task', target), ines, { area: ['evaluation'], size: ['M'] });
  expect(JSON.stringify(messageOf(created))).toContain(`/${wish.channel_id}/${wish.id}`);
  const id = Number(/(?:Tâche|Task) #(\d+)/.exec(said(created))?.[1]);
  await ines.command('task edit', { task: id, skills: 'Evaluation' });
  await ines.command('task create', { title: 'Relire les licences', area: 'legal', skills: 'juridique' });
  const card = await postedIn('tasks', new RegExp(TITLE));

  // Suggested to the right person, for the right reason; claimed there.
  const suggested = await noah.command('task suggest');
  expect(said(suggested)).toMatch(new RegExp(`${TITLE}[\\s\\S]*can do: .*valuation[\\s\\S]*Relire les licences`, 'i'));
  expect(await did(ines, 'task suggest')).toMatch(/Relire les licences[\s\S]*juridique/);
  expect(await did(lucas, 'task suggest')).toContain('rôle de contributeur');
  expect(said(await noah.click(messageOf(suggested), `Claim #${id}`))).toContain(`Claimed by <@${noah.id}>`);
  await postedIn('tasks', new RegExp(`${TITLE}[\\s\\S]*Prise par <@${noah.id}>`));
  expect(said(await ines.click(card, 'Détails'))).toContain(`Prise par <@${noah.id}>`);

  // Reminded, and renewed by a click.
  passDays(10);
  const reminder = await toldTo(noah, /Toujours dessus/);
  expect(said(await noah.click(reminder, 'J’y travaille toujours'))).toContain('Still yours');
  passDays(9);
  expect(await did(ines, 'task view', { task: id })).toContain(`Prise par <@${noah.id}>`);

  // Silent again: reminded, and lapsed four days later.
  passDays(1);
  await toldTo(noah, /Dernier signe de vie/);
  passDays(4);
  await toldTo(noah, /Tâche rendue/);
  await postedIn('tasks', new RegExp(`${TITLE}[\\s\\S]*Ouverte`));
  expect(await did(ines, 'task view', { task: id })).toMatch(/Ouverte/);

  // Reclaimed and handed in, by who holds it only.
  expect(await did(noah, 'task claim', { task: id })).toContain('Claimed by');
  const work = { task: id, link: 'https://github.com/OpenLLM-France/evaluation/pull/7', note: 'Score : 61,2' };
  expect(await did(ines, 'task submit', work)).toContain('n’est pas à vous');
  expect(await did(noah, 'task submit', work)).toContain('In review');
  const review = await postedIn('review', new RegExp(TITLE));

  // Returned with a reason by a maintainer, not by anybody; handed in again.
  expect(said(await ines.click(review, 'Approuver'))).toMatch(/mainteneur/);
  expect(await did(noah, 'task approve', { task: id })).toMatch(/maintainer/);
  await filled(await camille.click(review, 'Renvoyer'), camille, { reason: 'Il manque la licence.' });
  await toldTo(noah, /Il manque la licence/);
  expect(await did(ines, 'task view', { task: id })).toContain(`Prise par <@${noah.id}>`);
  await noah.command('task submit', { ...work, note: 'Avec la licence' });

  // Approved, and credited.
  expect(await did(camille, 'task approve', { task: id })).toMatch(/Terminée/);
  await postedIn('tasks', new RegExp(`${TITLE}[\\s\\S]*Terminée`));
  expect(await did(camille, 'task approve', { task: id })).not.toContain('###');
  expect(await did(ines, 'contributor credits', { who: noah.id })).toMatch(new RegExp(`#${id}.*${TITLE}`));

  // Seen on the wall and in the exports, by a maintainer only.
  const wall = await lucas.command('contributor wall', { period: 'month' });
  expect(said(wall)).toContain('Noah');
  expect(JSON.stringify(messageOf(wall).components)).toMatch(/wall\.png.*description/);
  const format = { format: 'all-contributors', repository: 'OpenLLM-France/evaluation' };
  expect(await did(ines, 'contributor export', format)).toContain('mainteneurs');
  expect(JSON.parse(await fileOf(await camille.command('contributor export', format)))).toMatchObject({
    contributors: [{ login: 'noah-example', name: 'Noah', contributions: ['test'] }],
  });
  expect(await fileOf(await camille.command('contributor export', { format: 'csv' }))).toContain(TITLE);
  expect(await fileOf(await camille.command('contributor export', { format: 'markdown' }))).toContain('Noah');

  // And the whole of it is on record.
  const log = await fileOf(await camille.command('task export', { format: 'jsonl' }));
  const happened = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { task: number; what: string })
    .filter(({ task }) => task === id)
    .map(({ what }) => what);
  expect(happened.join(' ')).toBe(
    'created edited claimed reminded renewed reminded lapsed claimed submitted returned submitted approved',
  );
}, 30_000);
