import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestBot } from '../support/bot.ts';
import { startTestHub } from '../support/hub.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const hub = await startTestHub();
afterAll(() => hub.stop());
const world = await startTestBot({
  config: { huggingFace: { endpoint: hub.endpoint, token: undefined } },
  settings: (id) => ({
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
    maintainerChannelId: id('review'),
  }),
});
const { simulator, messagesWhen } = world;
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');

const SKETCH = 'demo-collective/Sketch-1B';
const HOUR = 3_600_000;
let now = Date.now();
beforeEach(() => hub.answerWith('as usual'));

/** Time passes, and every job looks. */
function later(ms: number): void {
  now += ms;
  world.setClock(now);
  world.minute();
}
const about = (words: string) => (message: Parameters<typeof textOf>[0]) => textOf(message).includes(words);
const told = async (words: string) =>
  (await messagesWhen('review', (all) => all.some(about(words)))).filter(about(words)).at(-1) as Parameters<
    typeof textOf
  >[0];

describe('/release watch', () => {
  test('is for maintainers', async () => {
    for (const options of [
      ['add', { organisation: 'OpenLLM-France' }],
      ['list', {}],
    ] as const) {
      expect(said(await ines.command(`release watch ${options[0]}`, options[1]))).toMatch(/mainteneurs/);
    }
  });

  test('says what to do where there is none, in both languages', async () => {
    expect(said(await camille.command('release watch list'))).toContain('`/publication surveillance ajouter`');
  });

  test('adds an organisation by its address, and lists it', async () => {
    const added = await camille.command('release watch add', {
      organisation: 'https://huggingface.co/demo-collective',
    });
    expect(added).toMatchObject({ ephemeral: true });
    expect(said(added)).toContain('Organisation surveillée\u00a0: **demo-collective** (3 dépôts publics).');
    expect(said(await camille.command('release watch list'))).toContain('**demo-collective**\n-# 3 dépôts · lue <t:');
  });

  test.each([
    ['demo-collective', 'surveille déjà `demo-collective`'],
    ['nobody-at-all', 'ne montre aucun dépôt public de `nobody-at-all`'],
    ['https://example.org/x', 'n’est pas une organisation de Hugging Face'],
  ])('%s is refused', async (organisation, words) => {
    expect(said(await camille.command('release watch add', { organisation }))).toContain(words);
  });

  test('says that Hugging Face wants to be left alone', async () => {
    hub.answerWith({ status: 429, headers: { 'Retry-After': '60' } });
    const answer = await camille.command('release watch add', { organisation: 'OpenLLM-France' });
    expect(said(answer)).toContain('reçoit trop de demandes');
  });
});

describe('a model that changes there', () => {
  test('is proposed in the maintainers’ channel, once, with a button that drafts it', async () => {
    hub.commit(SKETCH, { card: { license: 'apache-2.0' }, at: new Date(now).toISOString() });
    later(HOUR);
    const message = await told('Sketch-1B');
    expect(textOf(message)).toContain('### Modèle modifié sur Hugging Face\u00a0: demo-collective/Sketch-1B');
    expect(JSON.stringify(message.components)).toContain(`${hub.endpoint}/${SKETCH}`);
    const form = await camille.click(message, 'La préparer');
    if (form.kind !== 'modal') throw new Error('no form');
    const drafted = await camille.submit(form.modal, { maturity: ['research'], use: 'Pour apprendre.' });
    expect(said(drafted)).toMatch(/Publication #\d+ préparée/);
    expect(said(drafted)).toContain('Sketch-1B');
    expect(said(await camille.command('release list'))).toContain('Sketch-1B');
  });

  test('is not proposed to whoever may not draft it', async () => {
    const refused = await noah.click(await told('Sketch-1B'), 'La préparer');
    expect(said(refused)).toMatch(/maintainers/);
  });

  test('is no longer proposed once the organisation is removed', async () => {
    const [choice] = await camille.autocomplete('release watch remove', { organisation: 'demo' }, 'organisation');
    expect(choice?.name).toBe('demo-collective');
    const removed = await camille.command('release watch remove', { organisation: choice?.value ?? 0 });
    expect(said(removed)).toContain('Organisation retirée\u00a0: **demo-collective**.');
    expect(said(await camille.command('release watch remove', { organisation: choice?.value ?? 0 }))).toContain(
      'ne surveille pas',
    );
    const form = await camille.click(await told('Sketch-1B'), 'La préparer');
    if (form.kind !== 'modal') throw new Error('no form');
    expect(said(await camille.submit(form.modal, { maturity: ['research'] }))).toContain(
      'ne surveille plus cette organisation',
    );
  });

  test('can’t be watched without a channel for maintainers', async () => {
    await camille.command('settings clear', { setting: 'maintainer-channel' });
    const refused = await camille.command('release watch add', { organisation: 'demo-collective' });
    expect(said(refused)).toContain('pas de salon des mainteneurs');
    expect(messageOf(refused).mentions).toEqual([]);
  });
});
