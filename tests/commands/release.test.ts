import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type APIMessage, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { startTestBot } from '../support/bot.ts';
import { startTestHub } from '../support/hub.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const hub = await startTestHub();
afterAll(() => hub.stop());
const { simulator, messagesWhen } = await startTestBot({
  config: { huggingFace: { endpoint: hub.endpoint, token: undefined } },
  settings: (id) => ({
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
    announcementChannelId: id('announcements'),
    announcementRoleId: id('contributor'),
  }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

beforeEach(() => hub.answerWith('as usual'));

async function drafted(person: typeof ines, repository: string, options: Record<string, string> = {}): Promise<number> {
  const text = said(await person.command('release draft', { repository, maturity: 'ready', ...options }));
  const id = Number(/#(\d+)/.exec(text)?.[1]);
  if (!id) throw new Error(text);
  return id;
}

const announcements = () => simulator.messages(simulator.id('announcements'));
const about = (name: string) => (message: APIMessage) => textOf(message).includes(name);

describe('/release draft', () => {
  test('reads the model from Hugging Face and shows it to its author alone, in French', async () => {
    const answer = await ines.command('release draft', {
      repository: 'https://huggingface.co/OpenLLM-France/Lucie-7B',
      maturity: 'research',
      summary: 'Un modèle\nouvert. @everyone',
    });
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    const text = said(answer);
    expect(text).toMatch(/Publication #\d+ préparée/);
    expect(text).toContain('### Lucie-7B\n**En préparation** · Modèle · Recherche');
    expect(text).toMatch(/\*\*Paramètres\*\*\u00a0: 6,7\smilliards/);
    expect(text).toContain('**Langues**\u00a0: français, anglais, italien, allemand, espagnol');
    expect(text).toContain('Non précisé sur Hugging Face\u00a0: modèle de base.');
    expect(text).toContain('Un modèle ouvert. @everyone');
    expect(messageOf(answer)).toMatchObject({ mention_everyone: false });
    expect(JSON.stringify(messageOf(answer).components)).toContain(`${hub.endpoint}/OpenLLM-France/Lucie-7B"`);
  });

  test('says the same in English, and what the model is made of', async () => {
    const answer = await noah.command('release draft', {
      repository: 'OpenLLM-France/Claire-7B-0.1',
      maturity: 'ready',
    });
    expect(said(answer)).toMatch(/Release #\d+ is drafted/);
    expect(said(answer)).toContain('**Parameters**: 7 billion\n**Licence**: cc-by-nc-sa-4.0\n**Languages**: French');
    expect(said(answer)).toContain('**Base model**: tiiuae/falcon-7b (fine-tuned)');
  });

  test('a second time keeps the number', async () => {
    const id = await drafted(ines, 'OpenLLM-France/Luciole-1B-Base');
    const again = await ines.command('release draft', {
      repository: 'OpenLLM-France/Luciole-1B-Base',
      maturity: 'ready',
    });
    expect(said(again)).toContain(`Publication #${id} mise à jour`);
    const refused = await noah.command('release draft', {
      repository: 'OpenLLM-France/Luciole-1B-Base',
      maturity: 'ready',
    });
    expect(said(refused)).toContain(
      `Somebody else has drafted \`OpenLLM-France/Luciole-1B-Base\` already: release #${id}`,
    );
  });

  test('takes datasets', async () => {
    const answer = await ines.command('release draft', {
      repository: 'datasets/OpenLLM-France/Luciole-Training-Dataset',
      maturity: 'ready',
    });
    expect(said(answer)).toContain('**En préparation** · Jeu de données · Prêt à l’emploi');
  });

  test('is for contributors', async () => {
    const options = { repository: 'OpenLLM-France/Lucie-7B', maturity: 'ready' };
    expect(said(await lucas.command('release draft', options))).toContain('rôle de contributeur');
    expect(said(await emma.command('release draft', options))).toContain('contributor role');
  });

  test.each([
    ['Lucie', '`Lucie` is no Hugging Face repository'],
    ['https://example.org/a/b', 'is no Hugging Face repository'],
    ['OpenLLM-France/Nothing', 'shows no public repository `OpenLLM-France/Nothing`'],
    ['demo-collective/Secret-1B', 'shows no public repository `demo-collective/Secret-1B`'],
  ])('answers %s with a sentence', async (repository, sentence) => {
    expect(said(await noah.command('release draft', { repository, maturity: 'ready' }))).toContain(sentence);
  });

  test.each([
    [{ status: 500 }, 'Hugging Face ne répond pas comme il devrait'],
    [{ status: 429 }, 'Hugging Face reçoit trop de demandes'],
  ])('says so when Hugging Face answers %j, and stores nothing', async (answer, sentence) => {
    hub.answerWith(answer);
    const refused = await ines.command('release draft', {
      repository: 'OpenLLM-France/Luciole-23B-Base',
      maturity: 'ready',
    });
    expect(said(refused)).toContain(sentence);
    expect(said(await ines.command('release list'))).not.toContain('Luciole-23B');
  });
});

describe('/release announce', () => {
  test('shows a maintainer what will be posted; the button posts that, once, and publishes it to followers', async () => {
    const id = await drafted(ines, 'OpenLLM-France/Luciole-8B-Instruct-1.1', { summary: 'Il suit des consignes.' });
    const preview = await camille.command('release announce', { release: id });
    expect(preview).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(preview)).toContain(
      `<#${simulator.id('announcements')}>, en prévenant <@&${simulator.id('contributor')}>`,
    );
    expect(announcements().filter(about('Luciole-8B-Instruct'))).toEqual([]);

    const done = await camille.click(messageOf(preview), 'Annoncer');
    expect(said(done)).toContain(`La publication #${id} est annoncée`);
    expect(messageOf(done)).toMatchObject({ embeds: [], components: [] });
    const [post, ...others] = (
      await messagesWhen('announcements', (all) =>
        all.some((one) => about('Luciole-8B-Instruct')(one) && ((one.flags ?? 0) & MessageFlags.Crossposted) !== 0),
      )
    ).filter(about('Luciole-8B-Instruct'));
    expect(others).toEqual([]);
    expect(post?.embeds).toMatchObject(messageOf(preview).embeds);
    expect(post).toMatchObject({
      content: `<@&${simulator.id('contributor')}>`,
      mention_roles: [simulator.id('contributor')],
      embeds: [
        {
          title: 'Nouveau modèle\u00a0: Luciole-8B-Instruct-1.1',
          url: `${hub.endpoint}/OpenLLM-France/Luciole-8B-Instruct-1.1`,
          description: 'Il suit des consignes.\n**Prêt pour les usages que décrit sa fiche.**',
        },
      ],
    });
    expect(JSON.stringify(post?.components)).toContain(`${hub.endpoint}/OpenLLM-France/Luciole-8B-Base"`);
    expect(JSON.stringify(post?.components)).toContain(`${hub.endpoint}/datasets/OpenLLM-France/Luciole-PostTraining`);

    expect(said(await camille.command('release announce', { release: id }))).toContain(
      `a déjà été annoncée par <@${camille.id}>`,
    );
    expect(said(await emma.command('release view', { release: id }))).toMatch(
      /\*\*Announced\*\* · Model[\s\S]*drafted by <@\d+> <t:\d+:R> · announced by <@\d+>/,
    );
    expect(
      said(
        await noah.command('release draft', {
          repository: 'OpenLLM-France/Luciole-8B-Instruct-1.1',
          maturity: 'ready',
        }),
      ),
    ).toContain(`This revision was announced already: release #${id}`);
  });

  test('two maintainers at once: one announcement, and the other is told who made it', async () => {
    simulator.moderate.role('noah', 'maintainer', true);
    const id = await drafted(ines, 'OpenLLM-France/Luciole-8B-Base');
    const [hers, his] = [
      await camille.command('release announce', { release: id }),
      await noah.command('release announce', { release: id }),
    ];
    expect(messageOf(his).embeds).toEqual(messageOf(hers).embeds);
    const answers = await Promise.all([
      camille.click(messageOf(hers), 'Annoncer'),
      noah.click(messageOf(his), 'Announce'),
    ]);
    simulator.moderate.role('noah', 'maintainer', false);
    expect(answers.map(said).filter((text) => /message part dans|message is on its way/.test(text))).toHaveLength(1);
    expect(
      answers.map(said).filter((text) => /a déjà été annoncée par <@|was announced already by <@/.test(text)),
    ).toHaveLength(1);
    const isIt = ({ embeds }: APIMessage) => embeds[0]?.title?.endsWith('Luciole-8B-Base') === true;
    const posts = await messagesWhen('announcements', (all) => all.some(isIt));
    expect(posts.filter(isIt)).toHaveLength(1);
  });

  test('a draft that changed since its preview is not announced', async () => {
    const id = await drafted(ines, 'OpenLLM-France/Lucie-7B-Instruct-v1.1');
    const preview = await camille.command('release announce', { release: id });
    await drafted(ines, 'OpenLLM-France/Lucie-7B-Instruct-v1.1', { maturity: 'research' });
    expect(said(await camille.click(messageOf(preview), 'Annoncer'))).toContain('a changé depuis cet aperçu');
    expect(announcements().filter(about('Lucie-7B-Instruct'))).toEqual([]);
  });

  test('can be begun from the card, by maintainers only', async () => {
    const id = await drafted(ines, 'OpenLLM-France/Luciole-23B-Base');
    const card = await camille.command('release view', { release: id });
    expect(said(await camille.click(messageOf(card), 'Voir l’annonce'))).toContain('Voici ce qui sera publié');
    expect(said(await ines.command('release view', { release: id }))).not.toContain('Voir l’annonce');
  });

  test('is refused to contributors and members, who are offered nothing', async () => {
    const id = await drafted(ines, 'OpenLLM-France/Luciole-23B-Base');
    expect(said(await ines.command('release announce', { release: id }))).toContain('réservé aux mainteneurs');
    expect(said(await emma.command('release announce', { release: id }))).toContain('Only this server’s maintainers');
    expect(await ines.autocomplete('release announce', { release: '' }, 'release')).toEqual([]);
    expect(await camille.autocomplete('release announce', { release: '23b' }, 'release')).toEqual([
      { name: `#${id} · OpenLLM-France/Luciole-23B-Base (En préparation)`, value: id },
    ]);
  });

  test('is refused without a licence, and says how to mend it', async () => {
    const id = await drafted(ines, 'demo-collective/Sketch-350M');
    const again = await ines.command('release draft', { repository: 'demo-collective/Sketch-350M', maturity: 'ready' });
    expect(said(again)).toContain(`La publication #${id} n’a pas de licence. Indiquez-la dans la fiche`);
    expect(said(await camille.command('release announce', { release: id }))).toContain('n’a pas de licence');
  });

  test('is refused for an unknown number', async () => {
    expect(said(await camille.command('release announce', { release: 999_999 }))).toContain(
      'Il n’y a pas de publication #999999 sur ce serveur',
    );
  });
});

describe('a card on Hugging Face that is full of hostile text', () => {
  const nasty = (i: number) => `${i}${'*_~`|<@1>'.repeat(30)}`.slice(0, 200);
  const many = Array.from({ length: 100 }, (_, i) => nasty(i));
  const card = { license: many, language: many, datasets: many, base_model: many, base_model_relation: nasty(0) };
  const answer = {
    _id: '1',
    id: `${'o'.repeat(96)}/${'_'.repeat(96)}`,
    sha: 'f'.repeat(40),
    lastModified: '2026-11-01T00:00:00Z',
    private: false,
    gated: 'auto',
    safetensors: { total: 9_007_199_254_740_991 },
    cardData: card,
  };

  test('fits where it is shown and posted, and stays text', async () => {
    hub.answerWith({ status: 200, body: JSON.stringify(answer), headers: { 'Content-Type': 'application/json' } });
    const id = await drafted(ines, 'o/nasty', { summary: '*'.repeat(300) });
    const preview = await camille.command('release announce', { release: id });
    expect(messageOf(preview).mentions).toEqual([]);
    await camille.click(messageOf(preview), 'Annoncer');
    const posts = await messagesWhen('announcements', (all) =>
      all.some((post) => post.embeds[0]?.url?.includes('ooo') === true),
    );
    expect(posts.at(-1)?.mentions).toEqual([]);
    expect(said(await lucas.command('release view', { release: id }))).toContain('\\<@1>');
    expect(said(await lucas.command('release list'))).toContain(`#${id}`);

    await camille.command('settings change', { 'announcement-channel': simulator.id('general') });
    hub.answerWith({
      status: 200,
      body: JSON.stringify({ ...answer, sha: 'e'.repeat(40) }),
      headers: { 'Content-Type': 'application/json' },
    });
    const next = await drafted(ines, 'o/nasty', { summary: '*'.repeat(300) });
    await camille.click(messageOf(await camille.command('release announce', { release: next })), 'Annoncer');
    await messagesWhen('general', (all) => all.some((post) => JSON.stringify(post).includes('ooo')));
    await camille.command('settings change', { 'announcement-channel': simulator.id('announcements') });
  });
});

describe('where nobody can follow the channel', () => {
  test('the announcement is a card, and without a channel there is none', async () => {
    await camille.command('settings change', { 'announcement-channel': simulator.id('general') });
    const id = await drafted(ines, 'demo-collective/Clinic-7B', { maturity: 'experimental' });
    const preview = await camille.command('release announce', { release: id });
    expect(said(preview)).toContain('### Nouveau modèle\u00a0: Clinic-7B');
    expect(said(await camille.click(messageOf(preview), 'Annoncer'))).toContain('est annoncée');
    const posts = await messagesWhen('general', (all) => all.some(about('Clinic-7B')));
    const post = posts.find(about('Clinic-7B'));
    expect(post?.embeds).toEqual([]);
    expect(textOf(post as APIMessage)).toContain('**Accès**\u00a0: sur demande');

    const other = await drafted(ines, 'OpenLLM-France/Luciole-23B-Base');
    await camille.command('settings change', { 'announcement-channel': simulator.id('review') });
    const doomed = await camille.command('release announce', { release: other });
    simulator.moderate.deleteChannel(simulator.id('review'));
    expect(said(await camille.click(messageOf(doomed), 'Annoncer'))).toContain('Le salon d’annonces n’existe plus');
    expect(said(await camille.command('release view', { release: other }))).toContain('**En préparation**');

    await camille.command('settings change', { 'announcement-channel': simulator.id('tasks') });
    simulator.moderate.deny(simulator.id('tasks'), PermissionFlagsBits.SendMessages);
    expect(said(await camille.command('release announce', { release: other }))).toContain('ne peut pas écrire');

    await camille.command('settings clear', { setting: 'announcement-channel' });
    expect(said(await camille.command('release announce', { release: other }))).toContain('pas de salon d’annonces');
    await camille.command('settings change', { 'announcement-channel': simulator.id('announcements') });
  });
});

describe('/release list', () => {
  test('shows everyone the releases, newest first, and filters by state', async () => {
    const announced = said(await emma.command('release list', { state: 'announced' }));
    expect(announced).toContain('### Releases: Announced');
    expect(announced).toContain('Luciole-8B-Base');
    expect(announced).not.toContain('Sketch');
    expect(said(await emma.command('release list', { state: 'withdrawn' }))).toContain('No release in this state');
  });

  test('shows ten per page, and its buttons turn the pages', async () => {
    await drafted(ines, 'datasets/OpenLLM-France/Lucie-Training-Dataset');
    const first = await lucas.command('release list');
    expect(said(first)).toContain('Page 1 sur 2');
    const second = await lucas.click(messageOf(first), 'Suivant');
    expect(said(second)).toContain('Page 2 sur 2');
    expect(said(second)).toContain('**#1** Lucie-7B');
  });

  test('any release is suggested to whoever wants to view one', async () => {
    const choices = await lucas.autocomplete('release view', { release: 'clinic' }, 'release');
    expect(choices.map(({ name }) => name)).toEqual([expect.stringMatching(/demo-collective\/Clinic-7B \(Annoncée\)/)]);
  });
});
