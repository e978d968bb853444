import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { parse } from 'yaml';
import { startTestBot } from '../support/bot.ts';
import { startTestHub } from '../support/hub.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const hub = await startTestHub();
afterAll(() => hub.stop());
const { simulator } = await startTestBot({
  config: { huggingFace: { endpoint: hub.endpoint, token: undefined } },
  settings: (id) => ({ contributorRoleId: id('contributor'), maintainerRoleId: id('maintainer') }),
});
const ines = simulator.as('ines');
const lucas = simulator.as('lucas');
const noah = simulator.as('noah');

async function drafted(repository: string, options: Record<string, string> = {}): Promise<number> {
  const text = said(await ines.command('release draft', { repository, maturity: 'research', ...options }));
  const id = Number(/#(\d+)/.exec(text)?.[1]);
  if (!id) throw new Error(text);
  return id;
}

const ids = { lucie: 0, large: 0, dataset: 0 };
beforeAll(async () => {
  ids.lucie = await drafted('OpenLLM-France/Lucie-7B');
  ids.large = await drafted('OpenLLM-France/Luciole-23B-Base');
  ids.dataset = await drafted('https://huggingface.co/datasets/OpenLLM-France/Luciole-Training-Dataset');
});

/** All pages of a checklist, one after the other, as somebody who turns them reads them. */
async function pages(person: typeof lucas, release: number): Promise<string[]> {
  let message = messageOf(await person.command('release check', { release }));
  const all = [textOf(message)];
  const next = () => nextButton(message);
  for (let button = next(); button !== undefined; button = next()) {
    message = messageOf(await person.click(message, button));
    all.push(textOf(message));
  }
  return all;
}

/** The button to the page after, where there is one. */
function nextButton(message: APIMessage): string | undefined {
  const found = [...JSON.stringify(message.components).matchAll(/"custom_id":"(release:check:\d+:\d+)"[^{}]*/g)];
  const last = found.at(-1);
  return last && !last[0].includes('"disabled":true') ? last[1] : undefined;
}

describe('/release check', () => {
  test('is for everyone, shown to whoever asks alone, in their language', async () => {
    const answer = await lucas.command('release check', { release: ids.lucie });
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(answer)).toContain('Vérification\u00a0: Lucie-7B');
    expect(said(await noah.command('release check', { release: ids.lucie }))).toContain('Check: Lucie-7B');
  });

  test('is read page by page, each one screen, with the reading of the AI Act', async () => {
    const read = await pages(noah, ids.large);
    for (const text of read) expect([...text].length).toBeLessThanOrEqual(4000);
    const all = read.join('\n').replace(/[\u00a0\u202f]/g, ' ');
    expect(all).toContain('FLOP (estimated, 6 × parameters × tokens), above the indicative threshold of 10²³');
    expect(all).toContain('not legal advice');
    expect(all).toContain('Article 53');
  });

  test('jumps to a part from its menu, and from there to an article of the Act', async () => {
    const first = messageOf(await lucas.command('release check', { release: ids.large }));
    const menu = JSON.stringify(first.components);
    const value = /"value":"(\d+)","label":"Règlement sur l’IA"/.exec(menu)?.[1] ?? '';
    const act = messageOf(await lucas.select(first, `release:check-part:${ids.large}`, [value]));
    expect(textOf(act)).toContain('**Règlement sur l’IA**');
    expect(textOf(messageOf(await lucas.click(act, 'ai-act:open:article:53:fr')))).toContain('Article 53');
    // The release has told already that it is a model of one's own, and how much was computed.
    const duties = textOf(messageOf(await lucas.click(act, 'Mes obligations')));
    expect(duties).toMatch(/question 3, 7 au plus/);
  });

  test('follows what the author says', async () => {
    const id = await drafted('OpenLLM-France/Luciole-1B-Base', { use: 'Pour la recherche.' });
    expect(said(await lucas.command('release check', { release: id }))).not.toContain('**Usage prévu**');
    expect(said(await lucas.command('release check', { release: ids.lucie }))).toContain('**Usage prévu**');
  });

  test('of a release that is not there is answered with a sentence', async () => {
    expect(said(await lucas.command('release check', { release: 999 }))).toContain('pas de publication #999');
    expect(said(await lucas.command('release export', { release: 999, format: 'json' }))).toContain('#999');
  });
});

describe('/release export', () => {
  /** The files of an answer, by their names. */
  async function files(release: number, format: string): Promise<Map<string, string>> {
    const answer = await lucas.command('release export', { release, format });
    const { attachments } = messageOf(answer);
    return new Map(
      await Promise.all(
        attachments.map(
          async ({ filename, url }): Promise<[string, string]> => [filename, await (await fetch(url)).text()],
        ),
      ),
    );
  }

  test('gives the record', async () => {
    const record = JSON.parse((await files(ids.lucie, 'json')).get('Lucie-7B.json') ?? '');
    expect(record).toMatchObject({
      format: 'ruche-release',
      version: 1,
      release: { name: 'Lucie-7B', maturity: 'research' },
    });
    expect(record.checklist.length).toBeGreaterThan(30);
  });

  test('gives notes in both languages', async () => {
    const notes = await files(ids.lucie, 'notes');
    expect([...notes.keys()]).toEqual(['Lucie-7B.fr.md', 'Lucie-7B.en.md']);
    expect(notes.get('Lucie-7B.fr.md')).toContain('## Ce qui est publié');
    expect(notes.get('Lucie-7B.en.md')).toContain('## What is published');
  });

  test('gives the file of the Model Openness Tool, for models only', async () => {
    const written = (await files(ids.lucie, 'mof')).get('Lucie-7B.mof.yml') ?? '';
    expect(parse(written)).toMatchObject({
      framework: { name: 'Model Openness Framework' },
      release: { name: 'Lucie-7B' },
    });
    const refused = await lucas.command('release export', { release: ids.dataset, format: 'mof' });
    expect(said(refused)).toContain('ne classe que des modèles');
  });
});
