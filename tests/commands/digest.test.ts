import { beforeAll, describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { openDatabase } from '../../src/database/open.ts';
import { type Piece, rssOf, startFeedSite } from '../digests/feed-site.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The next 08:00 in Paris that is not too near: fixed for the whole file. */
const today = Temporal.Now.zonedDateTimeISO('Europe/Paris').add({ days: 1 });
const START = today.withPlainTime('08:00').epochMilliseconds;

const site = await startFeedSite();
const { simulator, config, minute, setClock, restart, messagesWhen } = await startTestBot({
  config: { allowPrivateHosts: [site.host] },
  settings: (id) => ({ maintainerRoleId: id('maintainer') }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const emma = simulator.as('emma');
const channel = simulator.id('digests');

const publish = (path: string, title: string, pieces: readonly Piece[]) => site.put(path, rssOf(title, pieces));
const inChannel = (title: string) => (all: APIMessage[]) => all.some((message) => textOf(message).includes(title));

beforeAll(() => setClock(START));

describe('/digest sources', () => {
  test('says that there is none, in the language of the reader', async () => {
    expect(said(await ines.command('digest sources list'))).toContain('ne suit encore aucune source');
    expect(said(await emma.command('digest sources list'))).toContain('follows no source yet');
    expect(said(await emma.command('digest preview'))).toContain('follows no source yet');
  });

  test('follows a feed for a maintainer, and tells what it found', async () => {
    publish('/gazette', 'La *Gazette* @everyone', [
      { id: 'ondine', at: START - HOUR },
      { id: 'vieux', at: START - 9 * DAY },
    ]);
    const answer = await camille.command('digest sources add', { url: site.url('/gazette') });
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(answer)).toContain('2 entrées trouvées, dont 1 de moins de 7 jours');
    expect(said(answer)).toContain('La \\*Gazette\\* @everyone');
    expect(messageOf(answer)).toMatchObject({ mention_everyone: false });
  });

  test.each([
    ['sources add', { url: 'https://example.org' }],
    ['sources edit', { source: 1, weight: 3 }],
    ['sources pause', { source: 1 }],
    ['sources resume', { source: 1 }],
    ['sources remove', { source: 1 }],
    ['sources import', { file: { filename: 'a.opml', content: new Uint8Array([1]) } }],
    ['sources suggest', {}],
    ['topics add', { name: 'Un thème', words: 'un mot' }],
    ['topics remove', { topic: 'Un thème' }],
    ['topics mute', { topic: 'Un thème' }],
    ['topics unmute', { topic: 'Un thème' }],
    ['topics words', { include: 'un mot' }],
    ['schedule', { channel, days: 'daily', time: '08:30' }],
    ['unschedule', {}],
    ['pause', {}],
    ['resume', {}],
    ['now', {}],
  ])('and whatever else is the maintainers’ (%s) is kept from everybody else', async (path, options) => {
    const typed = options as Record<string, string>;
    expect(said(await ines.command(`digest ${path}`, typed))).toContain('C’est réservé aux mainteneurs');
    expect(said(await emma.command(`digest ${path}`, typed))).toContain('Only this server’s maintainers');
  });

  test('nothing is suggested to who may not use it', async () => {
    expect(await emma.autocomplete('digest sources remove', { source: '' }, 'source')).toEqual([]);
    expect((await emma.autocomplete('digest sources test', { source: '' }, 'source')).length).toBeGreaterThan(0);
  });

  test('is tried by anybody: what its entries are about, and why they would be posted or not', async () => {
    const [choice] = await emma.autocomplete('digest sources test', { source: 'gazette' }, 'source');
    const words = said(await emma.command('digest sources test', { source: Number(choice?.value) }));
    expect(words).toContain('**Left out**');
    expect(words).toContain('Published more than a week ago. No topic recognised');
    expect(said(await ines.command('digest sources test', { source: Number(choice?.value) }))).toContain(
      '**Laissé de côté**',
    );
    expect(said(await ines.command('digest sources test', { source: 9_999 }))).toContain('ne suit pas cette source');
  });

  test('is edited by a maintainer, and then its entries count', async () => {
    const [choice] = await camille.autocomplete('digest sources edit', { source: 'gazette' }, 'source');
    const source = Number(choice?.value);
    expect(await camille.autocomplete('digest sources edit', { source, topic: 'regle' }, 'topic')).toContainEqual({
      name: 'Règlement IA',
      value: 'Règlement IA',
    });
    const edited = said(
      await camille.command('digest sources edit', { source, topic: 'AI Act', title: 'Gazette', weight: 3 }),
    );
    expect(edited).toContain('thème\u00a0: Règlement IA · compte beaucoup');
    expect(said(await camille.command('digest sources edit', { source, topic: 'cuisine' }))).toContain(
      'n’est pas un thème',
    );
    expect(said(await camille.command('digest sources edit', { source }))).toContain('Rien n’est à changer');
    expect(said(await camille.command('digest sources edit', { source, title: '-' }))).toContain('La \\*Gazette\\*');
    expect(said(await emma.command('digest sources test', { source }))).toContain('**Would be posted** (26 points)');
  });

  test('is paused and resumed', async () => {
    const [choice] = await camille.autocomplete('digest sources pause', { source: 'gazette' }, 'source');
    const source = Number(choice?.value);
    expect(await camille.autocomplete('digest sources resume', { source: '' }, 'source')).toEqual([]);
    expect(said(await camille.command('digest sources pause', { source }))).toContain('Source suspendue');
    expect(said(await camille.command('digest sources pause', { source }))).toContain('déjà suspendue');
    expect(said(await emma.command('digest sources list'))).toContain('Paused since');
    expect(said(await emma.command('digest preview'))).toContain('Nothing new so far');
    expect(said(await camille.command('digest sources resume', { source }))).toContain('Source reprise');
    expect(said(await camille.command('digest sources resume', { source }))).toContain('n’est pas suspendue');
  });

  test('of a page with several is picked from a menu', async () => {
    const link = (href: string) =>
      `<link rel="alternate" type="application/atom+xml" title="Flux ${href}" href="${href}">`;
    site.put('/choix', `<html><head>${link('/un')}${link('/deux')}</head></html>`);
    publish('/deux', 'Le deux', []);
    const offer = messageOf(await camille.command('digest sources add', { url: site.url('/choix') }));
    expect(textOf(offer)).toContain('Cette page propose 2 flux');
    const id = menuId(offer);
    expect(said(await camille.select(offer, id, ['1']))).toContain('Source suivie\u00a0: **Le deux**');
    expect(said(await camille.select(offer, id, ['1']))).toContain('suit déjà');
    const [choice] = await camille.autocomplete('digest sources remove', { source: 'le deux' }, 'source');
    await camille.command('digest sources remove', { source: Number(choice?.value) });
  });

  test('goes into a file and comes out of one', async () => {
    const file = async (who: typeof camille, path: string, options = {}) =>
      messageOf(await who.command(path, options)).attachments[0]?.url ?? '';
    const exported = await (await fetch(await file(emma, 'digest sources export'))).text();
    expect(exported).toContain(`xmlUrl="${site.url('/gazette')}"`);
    const upload = (content: string) => ({
      file: { filename: 'flux.opml', content: new TextEncoder().encode(content) },
    });
    const opml = `<opml version="2.0"><body><outline text="A" xmlUrl="${site.url('/gazette')}"/><outline text="N" xmlUrl="${site.url('/neuf')}"/><outline text="F" xmlUrl="file:///x"/></body></opml>`;
    const words = said(await camille.command('digest sources import', upload(opml)));
    expect(words).toContain('**1 source ajoutée.**');
    expect(words).toContain('1 était déjà suivie');
    expect(words).toContain('1 n’a pas d’adresse de page web');
    expect(said(await camille.command('digest sources import', upload('<html></html>')))).toContain(
      'pas une liste de flux',
    );
    const outlines = Array.from({ length: 10_000 }, (_, i) => `<outline xmlUrl="https://example.org/${i}"/>`).join('');
    const many = messageOf(
      await camille.command('digest sources import', upload(`<opml version="2.0"><body>${outlines}</body></opml>`)),
    );
    expect(textOf(many)).toContain('9502 n’ont pas été ajoutées');
    const rest = await (await fetch(many.attachments[0]?.url ?? '')).text();
    expect(rest.match(/xmlUrl=/g)).toHaveLength(9_502);
    const db = openDatabase(config.databasePath);
    db.exec(
      "DELETE FROM sources WHERE feed_id IN (SELECT id FROM feeds WHERE url LIKE 'https://example.org/%' OR url LIKE '%/neuf')",
    );
    db.close();
  });

  test('that are useful are suggested, and followed by a pick', async () => {
    const list = messageOf(await camille.command('digest sources suggest'));
    expect(textOf(list)).toMatch(/Sources proposées[\s\S]*\*\*Institutions\*\*[\s\S]*CNIL[\s\S]*AI Act/);
    const cnil = 'https://www.cnil.fr/fr/rss.xml';
    const after = await camille.select(list, 'digest:suggest:regulator', [cnil]);
    expect(said(after)).toContain(`[CNIL](${cnil}) · français · déjà suivie`);
    const db = openDatabase(config.databasePath);
    db.prepare('DELETE FROM sources WHERE feed_id IN (SELECT id FROM feeds WHERE url = ?)').run(cnil);
    db.close();
  });

  test.each([
    ['a source twice', () => site.url('/gazette'), 'suit déjà'],
    ['a page that is no feed', () => site.url('/page'), 'il n’y a pas de flux'],
    ['a missing page', () => site.url('/missing'), 'erreur 404'],
    ['no address', () => 'un flux', 'http:// ou https://'],
    ['another scheme', () => 'file:///etc/passwd', 'http:// ou https://'],
    ['a private address', () => 'http://192.168.1.1/feed', 'réseau privé'],
    [
      'a name that leads to a private address',
      () => `http://localhost:${site.host.split(':')[1]}/gazette`,
      'réseau privé',
    ],
    ['a site that does not exist', () => 'https://nulle-part.invalid/rss', 'introuvable'],
    ['a password', () => 'https://moi:secret@example.org/rss', 'mot de passe'],
  ])('answers %s with a sentence', async (_, url, sentence) => {
    site.put('/page', '<html><body>Bonjour</body></html>');
    expect(said(await camille.command('digest sources add', { url: url() }))).toContain(sentence);
  });

  test('shows how the sources are, ten on a page', async () => {
    for (let i = 1; i <= 11; i++) {
      const path = `/source-${i}`;
      publish(path, `Source ${String(i).padStart(2, '0')}`, []);
      await camille.command('digest sources add', { url: site.url(path) });
    }
    site.put('/source-1', (response) => response.writeHead(500).end());
    setClock(START + HOUR);
    minute();
    const list = await listUntil('En échec');
    expect(textOf(list)).toContain('12 sources');
    expect(textOf(list)).toContain('erreur 500');
    expect(textOf(list)).not.toContain('Source 10');
    const second = await ines.click(list, 'Suivant');
    expect(said(second)).toContain('Source 11');
    expect(said(await emma.command('digest sources list'))).toContain('answered with error 500');
    setClock(START);
  });

  test('no longer follows one that a maintainer picks by its title', async () => {
    for (let i = 1; i <= 11; i++) {
      const title = `Source ${String(i).padStart(2, '0')}`;
      const [choice] = await camille.autocomplete('digest sources remove', { source: title.toLowerCase() }, 'source');
      expect(choice?.name).toBe(title);
      expect(said(await camille.command('digest sources remove', { source: Number(choice?.value) }))).toContain(title);
    }
    expect(said(await ines.command('digest sources list'))).toContain('1 source');
    expect(said(await camille.command('digest sources remove', { source: 9_999 }))).toContain(
      'ne suit pas cette source',
    );
  });
});

/** The custom_id of a message's only menu. */
function menuId(message: APIMessage): string {
  return /"custom_id":"([^"]+)"/.exec(JSON.stringify(message.components))?.[1] ?? '';
}

/** The list of sources once the fetching that a minute started shows in it. */
async function listUntil(words: string): Promise<APIMessage> {
  for (;;) {
    const message = messageOf(await ines.command('digest sources list'));
    if (textOf(message).includes(words)) return message;
  }
}

describe('/digest topics', () => {
  const preview = async () => said(await emma.command('digest preview'));

  test('are listed in the language of the reader', async () => {
    expect(said(await ines.command('digest topics list'))).toContain('Règlement IA');
    expect(said(await emma.command('digest topics list'))).toContain('AI Act');
  });

  test('may be the guild’s own, by words that it gives', async () => {
    publish('/jardin', 'Le Jardin', [
      { id: 'semis', at: START - HOUR, title: 'Les semis de printemps', text: 'On sème en mars.' },
    ]);
    await camille.command('digest sources add', { url: site.url('/jardin') });
    expect(await preview()).not.toContain('semis');
    const added = said(
      await camille.command('digest topics add', { name: 'Le *potager*', words: 'semis, récolte, IA' }),
    );
    expect(added).toContain('Thème enregistré\u00a0: **Le \\*potager\\***');
    expect(await preview()).toMatch(/### Le \\\*potager\\\*\n\*\*\[Les semis de printemps\]/);
    expect(said(await emma.command('digest topics list'))).toContain('Topics of this server');
    expect(said(await camille.command('digest topics remove', { topic: 'le *potager*' }))).toContain('Thème retiré');
    expect(await preview()).not.toContain('semis');
  });

  test('are muted and taken in again', async () => {
    expect(await preview()).toContain('Titre ondine');
    expect(said(await camille.command('digest topics mute', { topic: 'Règlement IA' }))).toContain('mis en sourdine');
    expect(said(await ines.command('digest topics list'))).toContain('~~Règlement IA~~');
    expect(await preview()).not.toContain('Titre ondine');
    expect(said(await camille.command('digest topics unmute', { topic: 'AI Act' }))).toContain('Thème rétabli');
    expect(await preview()).toContain('Titre ondine');
  });

  test('give way to words that are always wanted, or never', async () => {
    expect(said(await camille.command('digest topics words', { include: 'semis', exclude: 'ondine' }))).toMatch(
      /Toujours retenus.* semis[\s\S]*Toujours exclus.* ondine/,
    );
    expect(await preview()).toContain('semis');
    expect(await preview()).not.toContain('Titre ondine');
    await camille.command('digest topics words', { include: '-', exclude: '-' });
    expect(await preview()).not.toContain('semis');
    const [choice] = await camille.autocomplete('digest sources remove', { source: 'jardin' }, 'source');
    await camille.command('digest sources remove', { source: Number(choice?.value) });
  });

  test.each([
    ['add', { name: 'Règlement IA', words: 'un mot' }, 'déjà un thème de Ruche'],
    ['add', { name: 'x', words: '-' }, 'a besoin d’un nom'],
    ['add', { name: 'x', words: 'a' }, 'ne peut pas servir de mot'],
    ['add', { name: 'x', words: Array.from({ length: 50 }, (_, i) => `mot${i}abc`).join() }, 'trop de mots'],
    ['remove', { topic: 'Règlement IA' }, 'ne se retire pas'],
    ['mute', { topic: 'La cuisine' }, 'n’est pas un thème'],
  ])('answer %s %j with a sentence', async (path, options, sentence) => {
    expect(said(await camille.command(`digest topics ${path}`, options as Record<string, string>))).toContain(sentence);
  });
});

describe('/digest preview', () => {
  test('shows one person what would be posted now', async () => {
    const answer = await emma.command('digest preview');
    expect(answer).toMatchObject({ ephemeral: true });
    expect(said(answer)).toMatch(
      /No post is planned[\s\S]*Digest · [\s\S]*AI Act[\s\S]*Titre ondine[\s\S]*Le fait ondine\. Et un autre\.[\s\S]*Next dates of the AI Act/,
    );
    expect(said(answer)).not.toContain('vieux');
    expect(simulator.messages(channel)).toEqual([]);
  });
});

describe('/digest schedule', () => {
  test('says what is missing', async () => {
    expect(said(await camille.command('digest schedule'))).toContain('Aucune veille n’est programmée');
    expect(said(await camille.command('digest schedule', { time: '08:30' }))).toContain('Rien n’est encore programmé');
    for (const path of ['unschedule', 'pause', 'resume', 'now']) {
      expect(said(await camille.command(`digest ${path}`))).toContain('Aucune veille n’est programmée');
    }
    expect(said(await ines.command('digest latest'))).toContain('Aucune veille n’a encore été publiée');
    expect(said(await emma.command('digest why'))).toContain('No digest was posted here yet');
    expect(said(await emma.command('digest unfollow'))).toContain('You get no digest');
  });

  test.each([
    [{ time: '25:00' }, '25:00'],
    [{ time: 'midi' }, 'midi'],
    [{ time: '08:30', timezone: 'Mars/Olympus' }, 'Mars/Olympus'],
    [{ time: '08:30', days: 'lundredi' }, 'lundredi'],
    [{ time: '08:30', topics: 'AI Act, cuisine' }, 'cuisine'],
  ])('answers %j with a sentence', async (wrong: Record<string, string>, words) => {
    const answer = said(await camille.command('digest schedule', { channel, days: 'daily', ...wrong }));
    expect(answer).toContain(words);
    expect(answer).toMatch(/n’est pas une? (heure|fuseau|thème)|ne dit pas quels jours/);
  });

  test('suggests time zones by a part of their name, the guild’s own first', async () => {
    const names = async (typed: string) =>
      (await camille.autocomplete('digest schedule', { timezone: typed }, 'timezone')).map(({ value }) => value);
    expect((await names(''))[0]).toBe('Europe/Paris');
    expect(await names('new york')).toEqual(['America/New_York']);
    expect(await names('nulle part')).toEqual([]);
  });

  test('suggests days, and understands what is typed of them', async () => {
    const offered = async (who: typeof camille, days: string) => who.autocomplete('digest schedule', { days }, 'days');
    expect((await offered(camille, ''))[0]).toEqual({ name: 'tous les jours', value: '1,2,3,4,5,6,7' });
    expect((await offered(camille, 'lun jeu'))[0]).toEqual({ name: 'le lundi et le jeudi', value: '1,4' });
    expect(await offered(camille, 'nul')).toEqual([]);
  });

  test('suggests topics after those that are typed', async () => {
    const names = (await camille.autocomplete('digest schedule', { topics: 'Règlement IA, gpa' }, 'topics')).map(
      ({ name }) => name,
    );
    expect(names[0]).toMatch(/^Règlement IA, /);
  });

  test('shows the next three times', async () => {
    const answer = said(await camille.command('digest schedule', { channel, days: 'daily', time: '8h30' }));
    expect(answer).toContain(`<#${channel}>, tous les jours à 08:30 (Europe/Paris), 8 sujets au plus`);
    const times = [...answer.matchAll(/<t:(\d+):F>/g)].map(([, seconds]) => Number(seconds) * 1000);
    const wall = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Paris');
    expect(times.map((ms) => wall(ms).toPlainTime().toString())).toEqual(['08:30:00', '08:30:00', '08:30:00']);
    expect(times[0]).toBe(START + 30 * MINUTE);
  });

  test('changes what is given and keeps the rest', async () => {
    expect(said(await camille.command('digest schedule', { stories: 3 }))).toContain(
      'tous les jours à 08:30 (Europe/Paris), 3 sujets',
    );
    expect(said(await camille.command('digest schedule'))).toContain('tous les jours à 08:30 (Europe/Paris), 3 sujets');
  });

  test('is paused and resumed, and one of several is named', async () => {
    expect(said(await camille.command('digest pause'))).toContain('est suspendue');
    expect(said(await camille.command('digest pause'))).toContain('déjà suspendue');
    expect(said(await camille.command('digest schedule'))).toContain('**Suspendue.**');
    expect(said(await camille.command('digest resume'))).toContain('La veille reprend');
    expect(said(await camille.command('digest resume'))).toContain('n’est pas suspendue');
    const other = {
      channel: simulator.id('announcements'),
      days: 'lundi et jeudi',
      time: '18h',
      topics: 'AI Act, CNIL et RGPD',
      language: 'en',
      empty: 'say',
    };
    const added = said(await camille.command('digest schedule', other));
    expect(added).toContain('le lundi et le jeudi à 18:00');
    expect(added).toContain('Thèmes\u00a0: Règlement IA, CNIL et RGPD');
    expect(added).toContain('la veille le dit');
    // The same place and time is the same schedule.
    await camille.command('digest schedule', other);
    expect(await camille.autocomplete('digest pause', { schedule: '' }, 'schedule')).toHaveLength(2);
    for (const path of ['digest pause', 'digest unschedule', 'digest now']) {
      expect(said(await camille.command(path))).toContain('plusieurs programmes');
    }
    expect(said(await camille.command('digest schedule', { stories: 2 }))).toContain('plusieurs programmes');
    const [choice] = await camille.autocomplete('digest unschedule', { schedule: '18:00' }, 'schedule');
    expect(choice?.name).toMatch(/^#\d+ · le lundi et le jeudi · 18:00$/);
    expect(said(await camille.command('digest unschedule', { schedule: Number(choice?.value) }))).toContain(
      'est supprimée',
    );
    expect(said(await camille.command('digest unschedule', { schedule: Number(choice?.value) }))).toContain(
      'n’a pas ce programme',
    );
  });
});

describe('the digest', () => {
  test('is posted at its minute in the language of the guild: not before, and not again after a restart', async () => {
    setClock(START + 30 * MINUTE - 1);
    minute();
    expect(said(await emma.command('digest preview'))).toContain('Titre ondine');
    expect(simulator.messages(channel)).toEqual([]);
    setClock(START + 30 * MINUTE);
    minute();
    const [post] = await messagesWhen('digests', inChannel('Titre ondine'));
    const text = textOf(post as APIMessage);
    expect(text).toMatch(/^## Veille · /);
    expect(text).toContain(
      `### Règlement IA\n**[Titre ondine](${site.url('/stories/ondine')})**\nLe fait ondine. Et un autre.\n-# La \\*Gazette\\* @everyone`,
    );
    await restart();
    minute();
    // The minutes above ran before this answer, and found nothing more to post.
    expect(said(await emma.command('digest preview'))).toContain('Nothing new so far');
    expect(simulator.messages(channel)).toHaveLength(1);
  });

  test('that was missed says that it is late, and for when it was', async () => {
    publish('/gazette', 'La Gazette', [{ id: 'tard', at: START + 2 * HOUR }]);
    setClock(START + 3 * HOUR);
    minute();
    await previewUntil('Titre tard');
    setClock(START + DAY + 3 * HOUR);
    await restart();
    const posts = await messagesWhen('digests', inChannel('Titre tard'));
    expect(posts).toHaveLength(2);
    const due = Math.floor((START + DAY + 30 * MINUTE) / 1000);
    expect(textOf(posts[1] as APIMessage)).toContain(`elle était prévue pour <t:${due}:f>`);
  });

  test('says why its stories are there, to anybody who asks, and lets maintainers strike them', async () => {
    const [, post] = simulator.messages(channel) as [APIMessage, APIMessage];
    const theirs = messageOf(await emma.click(post, 'Pourquoi ceux-là\u202f?'));
    expect(textOf(theirs)).toContain('Comes from a source about “AI Act”');
    expect(JSON.stringify(theirs.components)).not.toContain('digest:strike');
    expect(said(await emma.command('digest why'))).toContain('Why these');
    const [choice] = await ines.autocomplete('digest why', { story: 'tard' }, 'story');
    expect(choice?.name).toBe('Titre tard');
    expect(said(await ines.command('digest why', { story: String(choice?.value) }))).toContain(
      'Dans la dernière veille.',
    );
    expect(said(await ines.command('digest why', { story: 'x' }))).toContain('n’est pas dans la dernière veille');
    expect(said(await emma.command('digest latest'))).toContain('https://discord.com/channels/');

    const ours = messageOf(await camille.click(post, 'Pourquoi ceux-là\u202f?'));
    const id = /"custom_id":"(digest:strike:\d+)"/.exec(JSON.stringify(ours.components))?.[1] ?? '';
    expect(said(await camille.select(ours, id, ['1']))).toContain('retiré par les mainteneurs');
    await messagesWhen('digests', inChannel('retirés par les mainteneurs'));
    expect(textOf(simulator.messages(channel)[1] as APIMessage)).not.toContain('Titre tard');
  });

  test('is discussed in a thread that the first press opens', async () => {
    const [post] = simulator.messages(channel) as [APIMessage];
    expect(said(await emma.click(post, 'En discuter'))).toContain('The thread opens');
    for (;;) {
      const answer = said(await ines.click(post, 'En discuter'));
      if (answer.includes(`<#${post.id}>`)) break;
    }
  });

  test('leaves out a topic or a source that a maintainer mutes from it', async () => {
    const [post] = simulator.messages(channel) as [APIMessage];
    const ours = messageOf(await camille.click(post, 'Pourquoi ceux-là\u202f?'));
    const id = /"custom_id":"(digest:mute:\d+)"/.exec(JSON.stringify(ours.components))?.[1] ?? '';
    expect(said(await camille.select(ours, id, ['tai_act']))).toContain(
      'Thème mis en sourdine\u00a0: **Règlement IA**',
    );
    publish('/gazette', 'La Gazette', [{ id: 'muet', at: START + DAY + 3 * HOUR }]);
    setClock(START + DAY + 5 * HOUR);
    minute();
    const [choice] = await camille.autocomplete('digest sources test', { source: 'gazette' }, 'source');
    while (!said(await emma.command('digest sources test', { source: Number(choice?.value) })).includes('Titre muet'));
    expect(said(await emma.command('digest preview'))).toContain('Nothing new so far');
    const db = openDatabase(config.databasePath);
    db.exec('DELETE FROM muted_topics');
    db.close();
  });

  test('is posted at once when a maintainer says so, and then not again', async () => {
    expect(said(await camille.command('digest now'))).toContain('La veille part à l’instant');
    await messagesWhen('digests', inChannel('Titre muet'));
    expect(said(await camille.command('digest now'))).toContain('Rien de nouveau');
    expect(simulator.messages(channel)).toHaveLength(3);
  });

  test('of one’s own comes by direct message, in one’s language, and ends when one says so', async () => {
    const set = said(
      await ines.command('digest follow', { topics: 'Règlement IA', days: 'tous les jours', time: '20h' }),
    );
    expect(set).toContain('Thèmes\u00a0: Règlement IA.');
    expect(said(await ines.command('digest follow', { time: '21h' }))).toContain('tous les jours à 21:00');
    expect(said(await ines.command('digest follow', { topics: 'cuisine' }))).toContain('n’est pas un thème');
    setClock(START + DAY + 13 * HOUR);
    minute();
    const mine = await directMessage();
    expect(textOf(mine)).toMatch(/^## Veille · [\s\S]*Titre muet/);
    expect(said(await ines.click(mine, 'Pourquoi ceux-là\u202f?'))).toContain('Vient d’une source consacrée');
    // Somebody else's is nobody's business.
    expect(said(await ines.command('digest unfollow'))).toContain('Vous ne recevrez plus');
    expect(said(await ines.command('digest unfollow'))).toContain('ne recevez pas de veille');
  });

  test('in an announcement channel is an embed with links, and reaches its followers', async () => {
    publish('/gazette', 'La Gazette', [{ id: 'annonce', at: START + DAY + 13 * HOUR }]);
    const announcements = simulator.id('announcements');
    await camille.command('digest schedule', { channel: announcements, days: 'daily', time: '22:00', language: 'en' });
    setClock(START + DAY + 13 * HOUR + 40 * MINUTE);
    minute();
    const [choice] = await camille.autocomplete('digest sources test', { source: 'gazette' }, 'source');
    while (
      !said(await emma.command('digest sources test', { source: Number(choice?.value) })).includes('Titre annonce')
    );
    setClock(START + DAY + 14 * HOUR);
    minute();
    const [post] = (await messagesWhen('announcements', inChannel('Titre annonce'))) as [APIMessage];
    expect(post.embeds[0]?.title).toMatch(/^Digest · /);
    expect(JSON.stringify(post.components)).toContain('"style":5');
    expect(JSON.stringify(post.components)).not.toContain('custom_id');
    await messagesWhen('announcements', ([first]) => (first?.flags ?? 0) % 2 === 1);
    expect(simulator.crossposts()).toHaveLength(1);
  });

  test('is no longer posted once a maintainer deleted its schedule', async () => {
    for (const { value } of await camille.autocomplete('digest unschedule', { schedule: '' }, 'schedule')) {
      expect(said(await camille.command('digest unschedule', { schedule: Number(value) }))).toContain('est supprimée');
    }
    expect(said(await camille.command('digest schedule'))).toContain('Aucune veille n’est programmée');
  });
});

async function previewUntil(words: string): Promise<void> {
  while (!said(await emma.command('digest preview')).includes(words));
}

/** The first direct message that Inès gets. */
async function directMessage(): Promise<APIMessage> {
  return new Promise((resolve) => {
    const look = () => {
      const [first] = ines.directMessages();
      if (!first) return;
      stop();
      resolve(first);
    };
    const stop = ines.watch(look);
    look();
  });
}
