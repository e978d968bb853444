import { describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { openKnowledge } from '../../src/ai-act/knowledge.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';

const { simulator } = await startTestBot();
const ines = simulator.as('ines');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

const ask = (person: typeof ines, number: string, where?: string) =>
  person.command('ai-act article', { number }, where);

/** The addresses behind the link buttons of a message. */
function links(message: APIMessage): string[] {
  return JSON.stringify(message.components).match(/https:[^"]+/g) ?? [];
}

/** 2 August 2025 at noon UTC, as Discord shows it to each reader. */
const SINCE = `<t:${Date.UTC(2025, 7, 2, 12) / 1000}:D>`;

describe('/ai-act article', () => {
  test('tells an article in French to who reads French, and to them alone', async () => {
    const answer = await ask(ines, '53');
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(answer)).toMatch(/Article 53 · Obligations des fournisseurs/);
    expect(said(answer)).toContain('le texte de 2024, que rien n’a modifié depuis');
    expect(said(answer)).toContain(`${SINCE}\u00a0: en général`);
    expect(said(answer)).toContain('Pour un collectif de modèles ouverts');
    expect(said(answer)).toMatch(/Voir aussi\u00a0: article 2, .*annexe XI.*considérant 104/);
    expect(said(answer)).toContain('pas un avis juridique');
  });

  test('tells it in English to everyone else', async () => {
    const answer = await ask(emma, 'art. 53(1)d');
    expect(said(answer)).toMatch(/Article 53 · Duties of providers/);
    expect(said(answer)).toContain('unamended since');
    expect(said(answer)).toContain('For an open-source model collective');
    expect(said(answer)).toContain('not legal advice');
  });

  test('links to the very article of the official text in the language of the reader', async () => {
    expect(links(messageOf(await ask(ines, '53')))).toEqual([
      'https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=CELEX:02024R1689-20260727#art_53',
      'https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=OJ:L_202401689#art_53',
    ]);
    expect(links(messageOf(await ask(emma, '53')))[0]).toContain('/EN/');
  });

  test('says of an amended article that it was amended, and by what', async () => {
    expect(said(await ask(ines, '4'))).toContain('sa modification par le règlement (UE) 2026/1744');
    expect(said(await ask(emma, '4'))).toContain('its amendment by Regulation (EU) 2026/1744');
  });

  test('has every provision in both languages on a card that Discord takes', async () => {
    const { articles, annexes, recitals, definitions } = await openKnowledge();
    for (const [command, option, provisions] of [
      ['article', 'number', articles],
      ['annex', 'number', annexes],
      ['recital', 'number', recitals],
      ['define', 'term', definitions],
    ] as const) {
      for (const { number } of provisions) {
        const french = await lucas.command(`ai-act ${command}`, { [option]: number });
        expect([number, messageOf(french).components?.length]).toEqual([number, 1]);
        expect(said(await lucas.click(messageOf(french), 'In English'))).toContain('not legal advice');
      }
    }
  }, 120_000);

  test('understands words as well as numbers', async () => {
    expect(said(await ask(ines, 'droit d’auteur'))).toContain('Article 53 ·');
    expect(said(await ask(ines, 'Article premier'))).toContain('Article premier ·');
    expect(said(await ask(emma, 'watermark'))).toContain('Article 50 ·');
  });

  test('works in direct messages', async () => {
    expect(said(await ask(ines, '50', 'dm'))).toContain('Article 50 · Transparence');
  });

  test("can be installed as a person's own app", () => {
    const registered = ines.commands().find(({ name }) => name === 'ai-act');
    expect(registered).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  });
});

describe('the buttons of a card', () => {
  test('turn it into the other language and back', async () => {
    const card = await ask(ines, '5');
    const english = await ines.click(messageOf(card), 'In English');
    expect(english.kind).toBe('update');
    expect(said(english)).toContain('Prohibited practices');
    expect(links(messageOf(english))[0]).toContain('/EN/');
    expect(said(await ines.click(messageOf(english), 'En français'))).toContain('Pratiques interdites');
  });

  test('lead to the articles that it points to, in the language of the card', async () => {
    const english = await ines.click(messageOf(await ask(ines, '51')), 'In English');
    const next = await ines.click(messageOf(english), 'Article 55');
    expect(said(next)).toContain('Duties where a model has systemic risk');
  });

  test('lead to annexes and recitals as well', async () => {
    const card = await ask(emma, '56');
    expect(said(await emma.click(messageOf(card), 'Recital 116'))).toContain('Recital 116 ·');
  });
});

describe('while the number is typed', () => {
  const suggest = async (person: typeof ines, typed: string, where?: string) =>
    person.autocomplete('ai-act article', { number: typed }, 'number', where);

  test('articles are offered by the beginning of their number', async () => {
    const choices = await suggest(emma, '5');
    expect(choices.map(({ value }) => value)).toEqual([
      '5',
      '50',
      '51',
      '52',
      '53',
      '54',
      '55',
      '56',
      '57',
      '58',
      '59',
    ]);
    expect(choices[0]?.name).toBe('Article 5 · Prohibited practices');
  });

  test('articles are offered by words, without accents, in either language', async () => {
    expect((await suggest(ines, 'donnees entrainement'))[0]?.value).toBe('53');
    expect((await suggest(ines, 'copyright'))[0]?.name).toMatch(/^Article 53 · Obligations/);
    expect((await suggest(emma, 'filigrane'))[0]?.name).toMatch(/^Article 50 · Transparency/);
  });

  test('all are offered before anything is typed, in direct messages too', async () => {
    expect(await suggest(ines, '', 'dm')).toHaveLength(25);
  });

  test('nothing is offered for what fits nothing', async () => {
    expect(await suggest(ines, 'zxcvb')).toEqual([]);
  });
});

describe('what can not be answered', () => {
  test('an article that an amendment inserted is only in the consolidated text', async () => {
    const answer = await ask(ines, '4 bis');
    expect(said(answer)).toContain('Article 4 bis ·');
    expect(links(messageOf(answer))).toEqual([
      'https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=CELEX:02024R1689-20260727#art_4a',
    ]);
  });

  test('a recital is only in the Official Journal', async () => {
    expect(links(messageOf(await ines.command('ai-act recital', { number: '104' })))).toEqual([
      'https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=OJ:L_202401689#rct_104',
    ]);
  });

  test.each([
    ['recital', 'number', '200', /Considérant 200.*1 à 180/],
    ['annex', 'number', 'XV', /Annexe XV.*I à XIII/],
    ['define', 'term', '70', /définitions 1 à 68/],
    ['recital', 'number', 'zxcvb', /numéro de 1 à 180/],
    ['annex', 'number', 'zxcvb', /numéro de I à XIII/],
    ['define', 'term', 'zxcvb', /terme de l’article 3/],
  ])('%s %s %j says what would be right', async (command, option, typed, told) => {
    expect(said(await ines.command(`ai-act ${command}`, { [option]: typed }))).toMatch(told);
  });

  test.each(['200', '0', '114', '5 bis'])('article %j does not exist: says which do', async (number) => {
    expect(said(await ask(ines, number))).toMatch(/inconnu.*articles 1 à 113.*4 bis, 60 bis/);
    expect(said(await ask(emma, number))).toMatch(/does not exist.*Articles 1 to 113.*4a, 60a/);
  });

  test.each(['zxcvb', '   ', '???', '**@everyone** <@1>', 'x'.repeat(100)])(
    'for %j it says what to give instead',
    async (typed) => {
      const answer = await ask(ines, typed);
      expect(answer).toMatchObject({ ephemeral: true });
      expect(said(answer)).toContain('Donnez un numéro de 1 à 113');
      expect(messageOf(answer)).toMatchObject({ mention_everyone: false, mentions: [] });
    },
  );

  test('more than 100 characters do not fit the option', async () => {
    await expect(ask(ines, 'x'.repeat(101))).rejects.toThrow();
  });
});
