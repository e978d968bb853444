import { beforeAll, describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { openDatabase } from '../../src/database/open.ts';
import type { HubFacts } from '../../src/releases/release.ts';
import { oneLine } from '../../src/words.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';
import { directMessage, fill } from '../support/people.ts';
import { amend, announceIt, announcing, draftByHand } from '../support/releases.ts';

const { simulator, messagesWhen, config } = await startTestBot({
  simulator: { rateLimits: false },
  settings: (id) => ({
    ...announcing(id),
    reviewChannelId: id('review'),
  }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');

/** As much as fits into a field, of what Discord would make most of, with a mark by which it is found. */
function nasty(length: number, mark = ''): string {
  return `${mark}@everyone<@${lucas.id}>\u202e${'*_~`|[]<#>'.repeat(500)}`.slice(0, length);
}
/** The same as the bot's readers leave it. */
const clean = (length: number, mark = '') => oneLine(nasty(length, mark));
const NAME = 96;
const stars = (length: number) => '*'.repeat(length);
const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

/** What the Hub may say at most: its reader cuts everything at two hundred characters and a hundred items. */
const FACTS: HubFacts = {
  kind: 'model',
  repository: `${'o'.repeat(96)}/${'_'.repeat(95)}x`,
  revision: 'f'.repeat(40),
  parameters: 9_007_199_254_740_991,
  licence: clean(200),
  baseModels: times(100, (i) => clean(200, `${i}`)),
  relation: clean(200),
  datasets: times(100, (i) => `${'d'.repeat(96)}/${'_'.repeat(90)}${i}`),
  languages: times(100, (i) => clean(200, `${i}`)),
  gated: true,
  closedToEu: false,
  task: clean(200),
  library: clean(200),
  safetensors: true,
  tokens: 9_007_199_254_740_991,
  contextLength: 9_007_199_254_740_991,
  co2Grams: 1e300,
  evaluations: [],
  ingredients: [],
  card: 'missing',
  createdAt: 1_000,
  modifiedAt: 2_000,
};

/** Says as much of a release as people can, in every section. */
async function saidAtLength(name: string): Promise<number> {
  const release = await draftByHand(ines, name, { use: stars(600), summary: stars(300) });
  const sections: Record<string, Record<string, string | string[]>> = {
    use: { maturity: ['ready'], use: stars(600), limits: nasty(600), context: '131072', contact: nasty(100) },
    words: { fr: stars(300), en: nasty(300) },
    identity: {
      name: nasty(NAME, name),
      family: nasty(NAME, name),
      licence: nasty(100),
    },
    training: { tokens: '1e18', flop: '9.99e29', hours: '1e10', energy: '9999999999', co2: '9999999999' },
    data: {
      data: nasty(1_000),
      summary: `https://a.org/${'s'.repeat(480)}`,
    },
    evaluation: {
      results: times(20, (i) => `${nasty(90).replaceAll('|', '')}${i} | ${'*'.repeat(60)} | ${i}`).join('\n'),
    },
    openness: { paid: ['yes'], market: '2026-06-02', base: '1e29', task: nasty(100) },
  };
  for (const [section, fields] of Object.entries(sections)) {
    const opened = await ines.command('release edit', { release, section });
    expect(said(await fill(ines, opened, fields))).toContain(`#${release}`);
  }
  return release;
}

/** What only the Hub says, and more people and artifacts than anybody has time to type. */
function enrich(release: number, number: number): void {
  const db = openDatabase(config.databasePath);
  const hub = { ...FACTS, repository: `${FACTS.repository}${number}` };
  db.prepare('UPDATE releases SET hub = ?, repository = ? WHERE id = ?').run(
    JSON.stringify(hub),
    hub.repository,
    release,
  );
  const artifact = db.prepare(
    'INSERT INTO release_artifacts (release_id, kind, address, licence, place) VALUES (?, ?, ?, ?, ?)',
  );
  const kinds = ['training-summary', 'copyright-policy', 'intermediate-weights', 'preprocessing-code', 'demo'];
  for (const i of times(40, (one) => one)) {
    artifact.run(release, kinds[i % 5], `https://a.org/${i}/${'x'.repeat(480)}`, clean(100, `${i}`), 'elsewhere');
  }
  const person = db
    .prepare(
      "INSERT OR IGNORE INTO contributors (guild_id, user_id, name, joined_at) VALUES (?, ?, 'x', 1) RETURNING id",
    )
    .pluck();
  const maker = db.prepare("INSERT INTO release_makers VALUES (?, ?, 'data')");
  for (const i of times(49, (one) => one)) {
    maker.run(release, person.get(simulator.guildId, `${1_575_296_573_405_900_000n + BigInt(number * 100 + i)}`));
  }
  db.close();
}

/** Nothing of what people wrote came to life: no mention but the role's, no markup at the start of a line. */
function expectText(message: APIMessage): void {
  expect(message.mentions).toEqual([]);
  expect(message.mention_everyone).toBe(false);
  const text = textOf(message);
  expect(text).not.toMatch(/\u202e/);
  expect(text.replaceAll('\\<', '')).not.toContain(`<@${lucas.id}>`);
}

describe('a release of which everything is said at the greatest length, with hostile text', () => {
  let release = 0;
  beforeAll(async () => {
    release = await saidAtLength('Ogre-1 ');
    enrich(release, 1);
  });

  test('is shown whole on its card, to whoever may least and most', async () => {
    for (const person of [lucas, ines, camille]) {
      const card = messageOf(await person.command('release view', { release }));
      expectText(card);
      expect(textOf(card)).toContain('et 38 de plus');
    }
  });

  test('is shown below what was done with it', async () => {
    const address = `https://a.org/${'y'.repeat(480)}`;
    const artifact = (await ines.autocomplete('release artifact edit', { release, artifact: '' }, 'artifact'))[0]
      ?.value;
    const edited = { release, artifact: artifact ?? 0, address, licence: nasty(100) };
    expectText(messageOf(await ines.command('release artifact edit', edited)));
    expectText(messageOf(await ines.command('release credit add', { release, who: noah.id, kind: 'data' })));
  });

  test('is previewed in both languages, one after the other where both are too much for a message', async () => {
    const shown = messageOf(await ines.command('release preview', { release }));
    expectText(shown);
    expect(textOf(shown)).toContain('Un bouton montre l’autre langue');
    const other = messageOf(await ines.click(shown, 'Read in English'));
    expectText(other);
    expect(other.embeds[0]?.title).toMatch(/^New model: Ogre-1/);
  });

  test('is reviewed, returned and approved', async () => {
    await ines.command('release submit', { release });
    const fits = (message: APIMessage) => textOf(message).includes('À relire');
    const card = (await messagesWhen('review', (all) => all.some(fits))).find(fits) as APIMessage;
    expectText(card);
    expectText(messageOf(await camille.command('release return', { release, reason: stars(1_000) })));
    expectText(await directMessage(ines, 'vous rend la publication'));
    await ines.command('release submit', { release });
    expectText(messageOf(await camille.command('release approve', { release })));
  });

  test('is announced with an override where it is followed, amended, and withdrawn', async () => {
    const refused = messageOf(await camille.command('release announce', { release }));
    expectText(refused);
    expect(textOf(refused)).toContain('Il manque');
    const override = stars(300);
    const preview = messageOf(await camille.command('release announce', { release, override }));
    expectText(preview);
    await noah.command('release follow', { family: clean(NAME, 'Ogre-1 ') });
    expect(said(await camille.click(preview, 'Annoncer'))).toContain('est annoncée');
    const isIt = (message: APIMessage) => message.embeds[0]?.title?.includes('Ogre-1') === true;
    const post = (await messagesWhen('announcements', (all) => all.some(isIt))).find(isIt) as APIMessage;
    expectText(post);
    expect(post.mention_roles).toEqual([simulator.id('contributor')]);
    for (const i of [1, 2, 3]) {
      expectText(messageOf(await amend(camille, release, `${i}${stars(298)}!`)));
    }
    expectText(messageOf(await camille.command('release withdraw', { release, reason: stars(300) })));
    const isOver = (message: APIMessage) => isIt(message) && textOf(message).includes('est retirée');
    expectText((await messagesWhen('announcements', (all) => all.some(isOver))).find(isOver) as APIMessage);
  });
});

describe('where nobody follows the channel', () => {
  let release = 0;
  beforeAll(async () => {
    await camille.command('settings change', { 'announcement-channel': simulator.id('general') });
    release = await saidAtLength('Ogre-2 ');
    enrich(release, 2);
    await ines.command('release submit', { release });
    await camille.command('release approve', { release });
  });
  const stands = async (...words: string[]) => {
    const fits = (message: APIMessage) => words.every((some) => textOf(message).includes(some));
    return (await messagesWhen('general', (all) => all.some(fits))).find(fits) as APIMessage;
  };

  test('it is previewed, announced, read in the other language, amended and superseded as a card', async () => {
    expectText(messageOf(await ines.command('release preview', { release })));
    await camille.command('release announce', { release, override: stars(300) });
    await announceIt(camille, release);
    const post = await stands('Nouveau modèle\u00a0: Ogre-2');
    expectText(post);
    expectText(messageOf(await noah.click(post, 'Read in English')));
    for (const i of [1, 2, 3]) await amend(camille, release, `${i}${stars(298)}!`);
    const amended = await stands('Nouveau modèle\u00a0: Ogre-2', '\u00a0: 3\\*');
    expectText(amended);
    const next = await draftByHand(ines, clean(NAME, 'Ogre-3 '), { use: stars(600) });
    await ines.command('release submit', { release: next });
    await camille.command('release approve', { release: next });
    await camille.command('release announce', { release: next, override: stars(300) });
    await announceIt(camille, next);
    expectText(messageOf(await camille.command('release supersede', { release, by: next })));
    const over = await stands('Nouveau modèle\u00a0: Ogre-2', 'Remplacée par Ogre-3');
    // The last note is always there.
    expect(textOf(over)).toContain('\u00a0: → Ogre-3');
    expectText(messageOf(await noah.click(over, 'Read in English')));
  });

  test('ten of them are a page of the list', async () => {
    const db = openDatabase(config.databasePath);
    db.prepare(
      `INSERT INTO releases (guild_id, name, family, kind, maturity, stated, licence, drafted_by, drafted_at)
       SELECT guild_id, name, family, kind, maturity, stated, licence, drafted_by, drafted_at
       FROM releases, json_each('[1,2,3,4,5,6,7,8,9,10]') WHERE releases.id = ?`,
    ).run(release);
    db.close();
    expectText(messageOf(await lucas.command('release list')));
    const [family] = await lucas.autocomplete('release list', { family: 'Ogre-2' }, 'family');
    const [licence] = await lucas.autocomplete('release list', { licence: '@every' }, 'licence');
    const narrowed = { family: String(family?.value), licence: String(licence?.value), state: 'draft' };
    expectText(messageOf(await lucas.command('release list', narrowed)));
  });
});
