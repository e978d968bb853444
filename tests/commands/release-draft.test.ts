import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestBot } from '../support/bot.ts';
import { startTestHub } from '../support/hub.ts';
import { messageOf, said } from '../support/messages.ts';
import { numberIn } from '../support/releases.ts';

const hub = await startTestHub();
afterAll(() => hub.stop());
const { simulator } = await startTestBot({
  config: { huggingFace: { endpoint: hub.endpoint, token: undefined } },
  settings: (id) => ({ contributorRoleId: id('contributor'), maintainerRoleId: id('maintainer') }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

beforeEach(() => hub.answerWith('as usual'));

describe('/release draft from Hugging Face', () => {
  test('reads the model and shows it to its author alone, in French', async () => {
    const answer = await ines.command('release draft', {
      repository: 'https://huggingface.co/OpenLLM-France/Lucie-7B',
      maturity: 'research',
      summary: 'Un modèle\nouvert. @everyone',
      use: 'Étudier le français.',
    });
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    const text = said(answer);
    expect(text).toMatch(/Publication #\d+ préparée d’après Hugging Face/);
    expect(text).toContain('### Lucie-7B\n**En préparation** · Modèle · Recherche');
    expect(text).toMatch(/\*\*Paramètres\*\*\u00a0: 6,7\d?\smilliards/);
    expect(text).toContain('**Langues**\u00a0: français, anglais, italien, allemand, espagnol');
    expect(text).toContain('Hugging Face ne dit rien de\u00a0: modèle de base');
    expect(text).toContain('Un modèle ouvert. @everyone');
    expect(text).toContain('Étudier le français.');
    expect(messageOf(answer)).toMatchObject({ mention_everyone: false });
    expect(JSON.stringify(messageOf(answer).components)).toContain(`${hub.endpoint}/OpenLLM-France/Lucie-7B"`);
  });

  test('says the same in English, and what the model is made of', async () => {
    const answer = await noah.command('release draft', {
      repository: 'OpenLLM-France/Claire-7B-0.1',
      maturity: 'ready',
    });
    expect(said(answer)).toMatch(/Release #\d+ is drafted from Hugging Face/);
    expect(said(answer)).toMatch(/\*\*Parameters\*\*: 7(\.\d+)? billion/);
    expect(said(answer)).toContain('**Licences**: Weights: cc-by-nc-sa-4.0');
    expect(said(answer)).toContain('**Base model**: tiiuae/falcon-7b (fine-tuned)');
  });

  test('a second time keeps the number, and is refused to another contributor but not to a maintainer', async () => {
    const options = { repository: 'OpenLLM-France/Luciole-1B-Base', maturity: 'ready' };
    const id = numberIn(await ines.command('release draft', options));
    expect(said(await ines.command('release draft', options))).toContain(`Publication #${id} mise à jour`);
    expect(said(await noah.command('release draft', options))).toContain(
      `Somebody else has drafted \`OpenLLM-France/Luciole-1B-Base\` already: release #${id}`,
    );
    expect(said(await camille.command('release draft', options))).toContain(`Publication #${id} mise à jour`);
  });

  test('takes datasets, which have no parameters to miss', async () => {
    const answer = await ines.command('release draft', {
      repository: 'datasets/OpenLLM-France/Luciole-Training-Dataset',
      maturity: 'ready',
    });
    expect(said(answer)).toContain('**En préparation** · Jeu de données · Prêt à l’emploi');
    expect(said(answer)).not.toMatch(/ne dit rien de[^\n]*paramètres/);
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
    [{ status: 200, body: '<html>' }, 'Hugging Face ne répond pas comme il devrait'],
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

describe('/release draft by hand', () => {
  test('needs a name only, and says what is left to say', async () => {
    const answer = await noah.command('release draft', { name: 'Voix-1', maturity: 'experimental', kind: 'dataset' });
    expect(said(answer)).toMatch(/Release #\d+ is drafted\.\n### Voix-1\n\*\*Draft\*\* · Dataset · Experimental/);
    expect(said(answer)).toContain('Still to be said: licence, languages.');
    expect(said(answer)).toContain('Nothing is said of this release yet');
  });

  test('without a name or a repository is refused', async () => {
    expect(said(await ines.command('release draft', { maturity: 'ready' }))).toContain(
      'Donnez un dépôt Hugging Face ou, pour préparer à la main, un nom.',
    );
    expect(said(await noah.command('release draft', { maturity: 'ready', name: '\u200b * ' }))).toContain(
      'neither a letter nor a digit',
    );
  });

  test('may be made of nothing but markup, which stays text', async () => {
    const answer = await ines.command('release draft', {
      name: '# **Gras** <@1> \u202etxet',
      maturity: 'ready',
      use: '> cité\n# titre',
      summary: '@here [lien](https://example.org)',
    });
    const text = said(answer);
    expect(text).toContain('### \\# \\*\\*Gras\\*\\* \\<@1> txet');
    expect(text).toContain('\\> cité # titre');
    expect(text).toContain('@here \\[lien\\](https://example.org)');
    expect(messageOf(answer).mentions).toEqual([]);
  });
});
