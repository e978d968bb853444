import { describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import type { Answer, Person } from '../../simulator/api.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const { simulator, messagesWhen } = await startTestBot({ settings: (id) => ({ taskChannelId: id('tasks') }) });
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');

async function introduce(person: Person, fields: Record<string, string>): Promise<void> {
  const opened = await person.command('contributor edit');
  if (opened.kind !== 'modal') throw new Error(opened.kind);
  await person.submit(opened.modal, fields);
}

async function fileOf(answer: Answer): Promise<Record<string, unknown>> {
  const [attachment] = messageOf(answer).attachments;
  if (!attachment) throw new Error('no file');
  return (await (await fetch(attachment.url)).json()) as Record<string, unknown>;
}

describe('/privacy', () => {
  test('says so when nothing is kept, in the guild and in direct messages', async () => {
    expect(said(await lucas.command('privacy view'))).toContain('Rien.');
    expect(said(await lucas.command('privacy view', {}, 'dm'))).toContain('Rien.');
    expect(said(await lucas.command('privacy export'))).toContain('rien à exporter');
    expect(said(await lucas.command('privacy erase'))).toContain('rien à effacer');
  });

  test('view counts what is kept and says for how long, in the language of the person', async () => {
    await introduce(noah, { skills: 'Rust', links: 'github.com/noah' });
    const inGuild = await noah.command('privacy view');
    expect(inGuild).toMatchObject({ ephemeral: true });
    expect(said(inGuild)).toMatch(/1 contributor profile[\s\S]*2 lines in the history[\s\S]*until you erase it/);
    expect(said(await noah.command('privacy view', {}, 'dm'))).toContain('1 contributor profile');
  });

  test('export gives one file with all of it and nothing of others, by command and by button', async () => {
    await introduce(noah, { presentation: 'Hello.' });
    await introduce(ines, { presentation: 'Bonjour.' });
    const answer = await noah.command('privacy export', {}, 'dm');
    const file = await fileOf(answer);
    expect(file).toMatchObject({ discordId: noah.id, kept: { contributors: [{ presentation: 'Hello.' }] } });
    expect(JSON.stringify(file)).not.toContain('Bonjour.');
    const pressed = await noah.click(messageOf(await noah.command('privacy view')), 'Export');
    expect(pressed).toMatchObject({ kind: 'message', ephemeral: true });
    expect(await fileOf(pressed)).toMatchObject({ kept: { contributors: [{ presentation: 'Hello.' }] } });
  });

  test('erase asks first, and does nothing when told not to', async () => {
    await introduce(noah, { links: 'github.com/noah' });
    const asked = await noah.command('privacy erase');
    expect(said(asked)).toMatch(/Goes[\s\S]*Stays[\s\S]*This is final/);
    expect(said(await noah.click(messageOf(asked), 'Erase nothing'))).toContain('Nothing was erased');
    expect(said(await noah.command('privacy view'))).toContain('1 contributor profile');
  });

  test('erase forgets the person, opens what they held, and their posted tasks stay without their name', async () => {
    await introduce(ines, { links: 'github.com/ines' });
    await ines.command('task create', { title: 'Tâche orpheline' });
    const isCard = (message: APIMessage) => textOf(message).includes('Tâche orpheline');
    const posted = (await messagesWhen('tasks', (all) => all.some(isCard))).find(isCard) as APIMessage;
    await ines.click(posted, 'Prendre');
    await messagesWhen('tasks', (all) => all.some((message) => isCard(message) && textOf(message).includes('Prise')));

    const asked = await ines.click(messageOf(await ines.command('privacy view')), 'Effacer…');
    const erased = await ines.click(messageOf(asked), 'Effacer mes données');
    expect(said(erased)).toMatch(/Vos données sont effacées[\s\S]*1 profil/);
    expect(said(await ines.command('privacy view', {}, 'dm'))).toContain('Rien.');
    expect(said(await noah.command('contributor profile', { who: ines.id }))).toContain('no profile here yet');
    await messagesWhen('tasks', (all) =>
      all.some(
        (message) =>
          isCard(message) &&
          textOf(message).includes('par une personne qui a effacé ses données') &&
          !textOf(message).includes(ines.id),
      ),
    );
  });

  test('erase pressed twice finds nothing the second time', async () => {
    await introduce(noah, { links: 'github.com/noah' });
    const [first, second] = [await noah.command('privacy erase'), await noah.command('privacy erase')];
    expect(said(await noah.click(messageOf(first), 'Erase my data'))).toContain('Your data is erased');
    expect(said(await noah.click(messageOf(second), 'Erase my data'))).toContain('nothing to erase');
  });
});
