import { beforeAll, describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
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
const { simulator, minute, setClock, restart, messagesWhen } = await startTestBot({
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

  test('keeps it from everybody else', async () => {
    expect(said(await ines.command('digest sources add', { url: site.url('/gazette') }))).toContain('mainteneu');
    expect(said(await emma.command('digest sources add', { url: site.url('/gazette') }))).toContain('maintainer');
    expect(said(await emma.command('digest schedule', { channel, days: 'daily', time: '08:30' }))).toContain(
      'maintainer',
    );
    expect(said(await emma.command('digest unschedule'))).toContain('maintainer');
    expect(said(await emma.command('digest sources remove', { source: 1 }))).toContain('maintainer');
    expect(await emma.autocomplete('digest sources remove', { source: '' }, 'source')).toEqual([]);
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

/** The list of sources once the fetching that a minute started shows in it. */
async function listUntil(words: string): Promise<APIMessage> {
  for (;;) {
    const message = messageOf(await ines.command('digest sources list'));
    if (textOf(message).includes(words)) return message;
  }
}

describe('/digest preview', () => {
  test('shows one person what would be posted now', async () => {
    const answer = await emma.command('digest preview');
    expect(answer).toMatchObject({ ephemeral: true });
    expect(said(answer)).toMatch(
      /No post is planned[\s\S]*Digest · [\s\S]*Titre ondine[\s\S]*Le fait ondine\. Et un autre\./,
    );
    expect(said(answer)).not.toContain('vieux');
    expect(simulator.messages(channel)).toEqual([]);
  });
});

describe('/digest schedule', () => {
  test('says what is missing', async () => {
    expect(said(await camille.command('digest schedule'))).toContain('Aucune veille n’est programmée');
    expect(said(await camille.command('digest schedule', { time: '08:30' }))).toContain('Rien n’est encore programmé');
    expect(said(await camille.command('digest unschedule'))).toContain('rien à arrêter');
  });

  test.each([
    [{ time: '25:00' }, '25:00'],
    [{ time: 'midi' }, 'midi'],
    [{ time: '08:30', timezone: 'Mars/Olympus' }, 'Mars/Olympus'],
  ])('answers %j with a sentence', async (wrong: Record<string, string>, words) => {
    const answer = said(await camille.command('digest schedule', { channel, days: 'daily', ...wrong }));
    expect(answer).toContain(words);
    expect(answer).toMatch(/n’est pas une? (heure|fuseau)/);
  });

  test('suggests time zones by a part of their name, the guild’s own first', async () => {
    const names = async (typed: string) =>
      (await camille.autocomplete('digest schedule', { timezone: typed }, 'timezone')).map(({ value }) => value);
    expect((await names(''))[0]).toBe('Europe/Paris');
    expect(await names('new york')).toEqual(['America/New_York']);
    expect(await names('nulle part')).toEqual([]);
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
      `**[Titre ondine](${site.url('/stories/ondine')})**\nLe fait ondine. Et un autre.\n-# La \\*Gazette\\* @everyone`,
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

  test('is no longer posted once a maintainer stopped it', async () => {
    expect(said(await camille.command('digest unschedule'))).toContain('n’est plus publiée');
    expect(said(await camille.command('digest schedule'))).toContain('Aucune veille n’est programmée');
  });
});

async function previewUntil(words: string): Promise<void> {
  while (!said(await emma.command('digest preview')).includes(words));
}
