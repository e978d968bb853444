import { describe, expect, test } from '@jest/globals';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';
import { draftByHand } from '../support/releases.ts';

const { simulator } = await startTestBot({
  settings: (id) => ({ contributorRoleId: id('contributor'), maintainerRoleId: id('maintainer') }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

const CODE = { kind: 'training-code', address: 'github.com/OpenLLM-France/Lit-Claire', licence: 'agpl-3.0' };
/** What autocomplete offers for `artifact`. */
const offered = (release: number, typed = '', person = ines) =>
  person.autocomplete('release artifact remove', { release, artifact: typed }, 'artifact');

describe('/release artifact', () => {
  test('adds what is published with its own licence, and tells its place by the address', async () => {
    const release = await draftByHand(ines, 'Pie-1');
    const added = await ines.command('release artifact add', { release, ...CODE });
    expect(added).toMatchObject({ ephemeral: true });
    expect(said(added)).toContain(
      'Ajouté\u00a0: Code d’entraînement, <https://github.com/OpenLLM-France/Lit-Claire> (agpl-3.0, GitHub).',
    );
    expect(said(added)).toContain('**Licences**\u00a0: Code d’entraînement\u00a0: agpl-3.0');
    const report = { kind: 'technical-report', address: 'https://zenodo.org/records/1' };
    expect(said(await ines.command('release artifact add', { release, ...report }))).toContain(
      '(sans licence indiquée, Zenodo)',
    );
    expect(said(await ines.command('release artifact add', { release, ...CODE }))).toContain('a déjà cet artefact');
  });

  test('corrects what is named and keeps the rest', async () => {
    const release = await draftByHand(noah, 'Pie-2');
    await noah.command('release artifact add', { release, ...CODE });
    const [choice] = await offered(release, 'lit-cl', noah);
    expect(choice?.name).toBe('Training code · https://github.com/OpenLLM-France/Lit-Claire');
    const artifact = choice?.value ?? 0;
    expect(said(await noah.command('release artifact edit', { release, artifact, licence: 'mit' }))).toContain(
      'Corrected: Training code, <https://github.com/OpenLLM-France/Lit-Claire> (mit, GitHub).',
    );
    const moved = { release, artifact, address: 'https://huggingface.co/a/b', kind: 'weights' };
    expect(said(await noah.command('release artifact edit', moved))).toContain('(mit, Hugging Face)');
    expect(said(await noah.command('release artifact edit', { release, artifact }))).toContain('Say what to correct');
    expect(said(await noah.command('release artifact edit', { release, artifact: 999, kind: 'demo' }))).toContain(
      `Release #${release} has no such artifact`,
    );
  });

  test('removes what is chosen, once', async () => {
    const release = await draftByHand(ines, 'Pie-3');
    await ines.command('release artifact add', { release, ...CODE });
    const artifact = (await offered(release))[0]?.value ?? 0;
    expect(said(await ines.command('release artifact remove', { release, artifact }))).toContain('Retiré\u00a0: Code');
    expect(said(await ines.command('release artifact remove', { release, artifact }))).toContain(
      'n’a pas cet artefact',
    );
    expect(await offered(release)).toEqual([]);
  });

  test.each(['pas une adresse', 'ftp://a.org/x', 'https://moi:secret@a.org', `https://a.org/${'é'.repeat(200)}`])(
    'refuses the address %s',
    async (address) => {
      const release = await draftByHand(ines, 'Pie-4');
      const refused = await ines.command('release artifact add', { release, kind: 'demo', address });
      expect(said(refused)).toContain('n’est pas une adresse du web');
      expect(await offered(release)).toEqual([]);
    },
  );

  test('is refused to others', async () => {
    const release = await draftByHand(ines, 'Pie-5');
    await ines.command('release artifact add', { release, ...CODE });
    const artifact = (await offered(release))[0]?.value ?? 0;
    expect(said(await noah.command('release artifact add', { release, ...CODE }))).toContain('for the author');
    expect(said(await lucas.command('release artifact remove', { release, artifact }))).toContain('C’est à l’auteur');
    expect(said(await camille.command('release artifact remove', { release, artifact }))).toContain('Retiré');
  });

  test('with the longest address and a hostile licence is shown as it was typed', async () => {
    const release = await draftByHand(ines, 'Pie-6');
    const address = `https://a.org/${'a'.repeat(480)}`;
    const added = await ines.command('release artifact add', {
      release,
      kind: 'demo',
      address,
      licence: '*<@1>'.repeat(20),
    });
    expect(said(added)).toContain(`<${address}>`);
    expect(said(added)).toContain('\\*\\<@1>');
    expect(messageOf(added).mentions).toEqual([]);
    expect((await offered(release))[0]?.name).toHaveLength(100);
  });
});

describe('/release credit', () => {
  test('names who made it, each for what they did, on the card', async () => {
    const release = await draftByHand(ines, 'Coucou-1');
    const added = await ines.command('release credit add', { release, who: noah.id, kind: 'data' });
    expect(said(added)).toContain(`**Avec** <@${ines.id}>, <@${noah.id}>`);
    expect(messageOf(added).mentions).toEqual([]);
    await ines.command('release credit add', { release, who: noah.id, kind: 'code' });
    const removed = await ines.command('release credit remove', { release, who: noah.id });
    expect(said(removed)).toContain(`**Avec** <@${ines.id}>\n`);
    expect(said(await ines.command('release credit remove', { release, who: noah.id }))).toContain('n’est pas cité');
  });

  test('is for the author and maintainers, and not for bots', async () => {
    const release = await draftByHand(ines, 'Coucou-2');
    const options = { release, who: noah.id, kind: 'data' };
    expect(said(await noah.command('release credit add', options))).toContain('for the author');
    expect(said(await emma.command('release credit remove', { release, who: ines.id }))).toContain('for the author');
    expect(said(await camille.command('release credit add', options))).toContain(`<@${noah.id}>`);
    const bot = simulator.people().find((person) => person.bot)?.id ?? '';
    expect(said(await ines.command('release credit add', { ...options, who: bot }))).toContain('Un robot');
  });
});
