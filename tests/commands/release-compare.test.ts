import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ComponentType } from 'discord-api-types/v10';
import type { Answer } from '../../simulator/api.ts';
import { openDatabase } from '../../src/database/open.ts';
import { say } from '../../src/database/outbox.ts';
import { startTestBot } from '../support/bot.ts';
import { startTestHub } from '../support/hub.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const hub = await startTestHub();
afterAll(() => hub.stop());
const { simulator, config } = await startTestBot({
  config: { huggingFace: { endpoint: hub.endpoint, token: undefined } },
  settings: (id) => ({ contributorRoleId: id('contributor'), maintainerRoleId: id('maintainer') }),
});
const ines = simulator.as('ines');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

async function drafted(repository: string): Promise<number> {
  const text = said(await ines.command('release draft', { repository, maturity: 'research' }));
  const id = Number(/#(\d+)/.exec(text)?.[1]);
  if (!id) throw new Error(text);
  return id;
}

const ids: Record<string, number> = {};
beforeAll(async () => {
  hub.commit('demo-collective/Sketch-350M', { card: { 'model-index': index({ arc_easy: 0.482, hellaswag: 35.9 }) } });
  hub.commit('OpenLLM-France/Lucie-7B', {
    card: { 'model-index': index({ hellaswag: 71.2, 'a_*benchmark*_ @everyone': 1, wikitext: 7.2 }, 'perplexity') },
  });
  for (const repository of ['demo-collective/Sketch-350M', 'demo-collective/Sketch-1B', 'OpenLLM-France/Lucie-7B']) {
    ids[repository.split('/')[1] ?? ''] = await drafted(repository);
  }
});

function index(results: Record<string, number>, metric = 'accuracy'): unknown {
  return [
    {
      name: 'x',
      results: Object.entries(results).map(([name, value]) => ({
        dataset: { name, type: name },
        metrics: [{ type: name === 'hellaswag' ? 'accuracy' : metric, value }],
      })),
    },
  ];
}

function galleryOf(answer: Answer) {
  const { components = [] } = messageOf(answer);
  const inside = components.flatMap((one) => (one.type === ComponentType.Container ? one.components : []));
  return inside.find((one) => one.type === ComponentType.MediaGallery);
}

describe('/release compare', () => {
  test('shows facts side by side and the shared evaluations, the best first, to everybody', async () => {
    const answer = await lucas.command('release compare', {
      first: ids['Sketch-350M'] ?? 0,
      second: ids['Sketch-1B'] ?? 0,
    });
    expect(answer).toMatchObject({ ephemeral: true });
    const words = said(answer);
    expect(words).toContain(`**A** Sketch-350M · #${ids['Sketch-350M']} · En préparation · Recherche`);
    expect(words).toMatch(/\*\*Paramètres\*\*\u00a0: \*\*A\*\* 350\smillions · \*\*B\*\* 1,02\smilliard/);
    expect(words).toContain('**Langues**\u00a0: français');
    expect(words).toContain('**Licence**\u00a0: **A** non précisé · **B** mit');
    expect(words).toContain('**hellaswag (accuracy)**\u00a0: **B** 52,3 · **A** 35,9');
    expect(words).toContain('**gpqa\\_diamond**\u00a0: **B** 27,3 · **A** 24,7');
    expect(words).toMatch(
      /\*\*arc\\_easy \(accuracy\)\*\*\u00a0: \*\*A\*\* 0,482 · \*\*B\*\* 61,5 \(échelles différentes/,
    );
  });

  test('draws what can be compared, with the same in its description', async () => {
    const answer = await emma.command('release compare', {
      first: ids['Sketch-350M'] ?? 0,
      second: ids['Sketch-1B'] ?? 0,
    });
    const gallery = galleryOf(answer);
    expect(gallery?.items[0]?.media.url).toContain('compare.png');
    expect(gallery?.items[0]?.description).toBe(
      'Bars of the shared evaluations. gpqa_diamond: Sketch-1B 27.3, Sketch-350M 24.7; hellaswag: Sketch-1B 52.3, Sketch-350M 35.9',
    );
    expect(said(answer)).toContain('(different scales: not comparable)');
  });

  test('takes up to five, and says what is best where less is better', async () => {
    hub.commit('OpenLLM-France/Luciole-1B-Base', { card: { 'model-index': index({ wikitext: 9.1 }, 'perplexity') } });
    const more = [await drafted('OpenLLM-France/Luciole-1B-Base'), await drafted('OpenLLM-France/Luciole-8B-Base')];
    const [third = 0, fourth = 0] = more;
    const answer = await emma.command('release compare', {
      first: ids['Lucie-7B'] ?? 0,
      second: ids['Sketch-1B'] ?? 0,
      third,
      fourth,
      fifth: ids['Sketch-350M'] ?? 0,
    });
    expect(said(answer)).toContain('**hellaswag (accuracy)**: **A** 71.2 · **B** 52.3 · **E** 35.9');
    expect(said(answer)).toContain('**wikitext (perplexity)**: **A** 7.2 · **C** 9.1 (the lowest is the best)');
    expect(messageOf(answer).mentions).toEqual([]);
  });

  test('says so where nothing is shared, and draws nothing', async () => {
    const second = await drafted('OpenLLM-France/Luciole-23B-Base');
    const answer = await emma.command('release compare', { first: ids['Sketch-1B'] ?? 0, second });
    expect(said(answer)).toContain('None: these releases share no benchmark and metric.');
    expect(galleryOf(answer)).toBeUndefined();
  });

  test('the same twice, or one that is not there, is refused', async () => {
    const id = ids['Sketch-1B'] ?? 0;
    expect(said(await emma.command('release compare', { first: id, second: id }))).toContain(
      'A release is named twice',
    );
    expect(said(await emma.command('release compare', { first: id, second: 999 }))).toContain(
      'There is no release #999',
    );
  });
});

describe('/release follow', () => {
  test('takes a family that there is, which is suggested', async () => {
    const families = await lucas.autocomplete('release follow', { family: 'luci' }, 'family');
    expect(families.map(({ name }) => name)).toEqual(['Lucie', 'Luciole']);
    expect(said(await lucas.command('release follow', { family: 'lucie' }))).toContain(
      'Vous suivez la famille **Lucie**',
    );
    expect(said(await emma.command('release follow', { family: 'Nothing' }))).toContain(
      'no release of the family `Nothing`',
    );
  });

  test('a direct message tells of a release, and its button ends it', async () => {
    const db = openDatabase(config.databasePath);
    const facts = { release: ids['Lucie-7B'] ?? 0 };
    say(db, { guildId: simulator.guildId, to: { userId: lucas.id }, kind: 'release.followed', facts, at: Date.now() });
    db.close();
    const message = await new Promise<Parameters<typeof textOf>[0]>((resolve) => {
      const look = () => {
        const found = lucas.directMessages().find((one) => textOf(one).includes('Lucie-7B'));
        if (found) {
          stop();
          resolve(found);
        }
      };
      const stop = lucas.watch(look);
      look();
    });
    expect(textOf(message)).toContain('### Nouveau modèle\u00a0: Lucie-7B');
    expect(textOf(message)).toContain('à étudier, pas à mettre en service');
    expect(textOf(message)).toContain('Vous suivez la famille Lucie.');
    expect(said(await lucas.click(message, 'Ne plus suivre'))).toContain('Vous ne suivez plus la famille **Lucie**.');
    expect(said(await lucas.click(message, 'Ne plus suivre'))).toContain('Vous ne suivez pas la famille');
  });

  test('ends by the command as well, which suggests what is followed', async () => {
    await emma.command('release follow', { family: 'Luciole' });
    const families = await emma.autocomplete('release unfollow', { family: '' }, 'family');
    expect(families.map(({ name }) => name)).toEqual(['Luciole']);
    expect(said(await emma.command('release unfollow', { family: 'luciole' }))).toContain(
      'You no longer follow the family **Luciole**.',
    );
    expect(said(await emma.command('release unfollow', { family: 'luciole' }))).toContain(
      'You do not follow the family `luciole`',
    );
  });
});
