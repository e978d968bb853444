import { afterAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { draftOf, draftWithout } from '../../src/digests/compose.ts';
import { EVERY_DAY } from '../../src/digests/days.rules.ts';
import { type Digest, findDigest, recordDigestThread, strikeStories } from '../../src/digests/digests.store.ts';
import { fetchDueSources, postDueDigests } from '../../src/digests/jobs.ts';
import {
  listSchedules,
  pauseSchedule,
  resumeSchedule,
  type Schedule,
  saveSchedule,
} from '../../src/digests/schedules.store.ts';
import { listSources, pauseSource, removeSource } from '../../src/digests/sources.store.ts';
import { type ModelAnswer, startTestModel } from '../support/llm.ts';
import { rssOf } from './feed-site.ts';
import { by, DAY, GUILD, HOUR, MINUTE, never, START, startSetting } from './setting.ts';

const model = await startTestModel();
afterAll(() => model.stop());
const {
  db,
  site,
  parts,
  now,
  at,
  later,
  followRelevant: follow,
  follow: followAny,
  publish,
  round,
} = await startSetting();

const daily = {
  days: EVERY_DAY,
  time: '08:30',
  timeZone: 'Europe/Paris',
  channelId: '7',
  followed: false,
  userId: null,
  stories: 5,
  language: null,
  topics: null,
  whenEmpty: 'skip',
} as const;
const act = () => ({ guildId: GUILD.id, by, now: now() });
const schedule = (changes = {}, id?: number) => saveSchedule(db, act(), { ...daily, ...changes }, id);
const only = () => listSchedules(db, GUILD.id)[0] as Schedule;

type Posted = Digest & { channel: string; titles: string[] };
const posted = (): Posted[] =>
  db
    .prepare<[], { facts: string; channel_id: string }>(
      "SELECT facts, channel_id FROM outbox WHERE kind = 'digest.posted' ORDER BY id",
    )
    .all()
    .map(({ facts, channel_id }) => {
      const digest = findDigest(db, Number(JSON.parse(facts).digest)) as Digest;
      return { ...digest, channel: channel_id, titles: digest.stories.map(({ story }) => story.title) };
    });
const titles = ({ titles }: Posted) => titles;

describe('a digest', () => {
  test('is posted at its minute: not before, and once', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(29 * MINUTE);
    await round();
    expect(posted()).toEqual([]);
    at(30 * MINUTE);
    await round();
    await round();
    later(MINUTE);
    await round();
    expect(posted()).toMatchObject([
      { channel: '7', from: START + 30 * MINUTE - 7 * DAY, until: START + 30 * MINUTE, late: false },
    ]);
    expect(posted()[0]?.stories).toEqual([
      {
        position: 1,
        struck: false,
        story: {
          entryIds: [expect.any(Number)],
          title: 'Titre 1',
          url: site.url('/stories/1'),
          topic: 'ai_act',
          language: expect.anything(),
          sources: [{ title: 'Flux /a', url: site.url('/stories/1') }],
          publishedAt: START - HOUR,
          extract: 'Le fait 1. Et un autre.',
          mark: null,
          score: 21,
          reasons: [
            { key: 'digest.reasons.topic', params: {}, points: 15, topic: 'ai_act', words: [] },
            { key: 'digest.reasons.fresh', params: { count: 0 }, points: 6 },
          ],
        },
      },
    ]);
  });

  test('holds the newest entries, as many as wanted, and never one again', async () => {
    publish(
      '/a',
      [1, 2, 3, 4].map((i) => ({ id: `${i}`, at: START - i * HOUR })),
    );
    await follow('/a');
    schedule({ stories: 2 });
    at(HOUR);
    await round();
    publish(
      '/a',
      [0, 1, 2, 3, 4].map((i) => ({ id: `${i}`, at: START - i * HOUR })),
    );
    later(DAY);
    await round();
    await postDueDigests(parts, never);
    later(DAY);
    await round();
    expect(posted().map(titles)).toEqual([['Titre 1', 'Titre 2'], ['Titre 0']]);
  });

  test('is silent about what is older than a week when its source is added', async () => {
    publish('/a', [
      { id: 'new', at: START - 6 * DAY },
      { id: 'old', at: START - 8 * DAY },
      { id: 'undated', at: null },
    ]);
    await follow('/a');
    schedule();
    at(HOUR);
    await round();
    expect(posted().map(titles)).toEqual([['Titre new']]);
  });

  test('holds what a source that other guilds follow published in the last week', async () => {
    publish('/a', [
      { id: '1', at: START - DAY },
      { id: '2', at: START - 10 * DAY },
    ]);
    at(-(3 * DAY));
    publish('/a', [
      { id: '2', at: START - 10 * DAY },
      { id: '3', at: START - 4 * DAY },
    ]);
    await follow('/a', '200');
    at(0);
    await follow('/a');
    schedule();
    at(30 * MINUTE);
    await round();
    expect(posted().map(titles)).toEqual([['Titre 3']]);
  });

  test('holds an undated entry that appears after the first reading', async () => {
    publish('/a', []);
    await follow('/a');
    schedule();
    publish('/a', [{ id: '1', at: null }]);
    at(HOUR);
    await fetchDueSources(parts, never);
    at(DAY + HOUR);
    await postDueDigests(parts, never);
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('without anything new is not posted, and the next one is at its time', async () => {
    publish('/a', []);
    await follow('/a');
    schedule();
    at(HOUR);
    await round();
    expect(posted()).toEqual([]);
    expect(only().nextAt).toBe(START + 30 * MINUTE + DAY);
  });

  test('that is hours late is posted for its period, and says so', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(8 * HOUR);
    await postDueDigests(parts, never);
    expect(posted()).toMatchObject([{ until: START + 30 * MINUTE, late: true }]);
  });

  test('that is half a day late is folded into the next one', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(13 * HOUR);
    await postDueDigests(parts, never);
    expect(posted()).toEqual([]);
    at(DAY + 30 * MINUTE);
    await postDueDigests(parts, never);
    expect(posted()).toMatchObject([{ from: START + 30 * MINUTE - 7 * DAY, until: now(), late: false }]);
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('after days of downtime is one digest, not one a day', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(5 * DAY + HOUR);
    await postDueDigests(parts, never);
    await postDueDigests(parts, never);
    expect(posted()).toMatchObject([{ until: START + 5 * DAY + 30 * MINUTE }]);
  });

  test('that fails in the middle leaves no trace, and is posted when it is tried again', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(HOUR);
    db.exec("CREATE TEMP TRIGGER crash BEFORE INSERT ON outbox BEGIN SELECT RAISE(FAIL, 'crash'); END");
    await postDueDigests(parts, never);
    expect([posted(), db.prepare('SELECT count(*) FROM digests').pluck().get()]).toEqual([[], 0]);
    db.exec('DROP TRIGGER crash');
    await postDueDigests(parts, never);
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('belongs to its guild: sources of another never show', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a', '200');
    expect((await draftWithout(parts, GUILD, now())).stories).toEqual([]);
    expect((await draftWithout(parts, { ...GUILD, id: '200' }, now())).stories).toHaveLength(1);
  });

  test('is not posted once paused; taken up again it repeats nothing', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(HOUR);
    await round();
    pauseSchedule(db, act(), only());
    expect(() => pauseSchedule(db, act(), only())).toThrow('digest.errors.schedulePaused');
    publish('/a', [
      { id: '1', at: START - HOUR },
      { id: '2', at: START + 2 * HOUR },
    ]);
    at(DAY + HOUR);
    await round();
    expect(posted()).toHaveLength(1);
    resumeSchedule(db, act(), only());
    expect(() => resumeSchedule(db, act(), only())).toThrow('digest.errors.scheduleRuns');
    at(2 * DAY + HOUR);
    await round();
    expect(posted().map(titles)).toEqual([['Titre 1'], ['Titre 2']]);
  });

  test('whose source was removed and added again repeats nothing', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    at(HOUR);
    await round();
    const [source] = listSources(db, GUILD.id, { offset: 0, limit: 1, now: now() });
    removeSource(db, { guildId: GUILD.id, id: source?.id ?? 0, by, now: now() });
    await follow('/a');
    later(DAY);
    await round();
    expect(posted()).toHaveLength(1);
  });

  test('keeps what is new when its time is changed', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    schedule({ time: '20:00' }, only().id);
    at(13 * HOUR);
    await round();
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('that another schedule of the guild posted is posted by this one, too: each has its own memory', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule();
    schedule({ channelId: '8', time: '09:00' });
    at(HOUR);
    await round();
    expect(posted().map(({ channel, titles }) => [channel, titles])).toEqual([
      ['7', ['Titre 1']],
      ['8', ['Titre 1']],
    ]);
  });

  test('without anything new says so where its schedule wants it', async () => {
    publish('/a', []);
    await follow('/a');
    schedule({ whenEmpty: 'say' });
    at(HOUR);
    await round();
    expect(posted()).toMatchObject([{ stories: [], parts: [0] }]);
  });

  test('leaves out what is about nothing, and remembers why', async () => {
    site.put(
      '/a',
      rssOf('Cuisine', [{ id: 'recette', at: START - HOUR, title: 'Une recette', text: 'Battez trois œufs.' }]),
    );
    publish('/b', [{ id: '1', at: START - HOUR }]);
    await followAny('/a');
    await follow('/b');
    schedule();
    at(HOUR);
    await round();
    expect(posted()).toMatchObject([
      {
        titles: ['Titre 1'],
        left: [{ title: 'Une recette', why: 'irrelevant', reasons: [{ key: 'digest.reasons.noTopic' }, {}] }],
      },
    ]);
  });

  test('holds only the topics that its schedule wants, and none that the guild muted', async () => {
    const about = (id: string, title: string) => ({ id, at: START - HOUR, title, text: 'Une phrase.' });
    publish('/a', [
      about('act', 'Le règlement IA entre en application'),
      about('licence', 'Une licence libre pour les poids d’un modèle de langue'),
    ]);
    await followAny('/a');
    const topics = async (changes: Partial<Schedule>) =>
      (await draftOf(parts, { ...schedule(), ...changes }, now())).stories.map(({ topic }) => topic);
    expect((await topics({})).sort()).toEqual(['ai_act', 'open_models']);
    expect(await topics({ topics: ['licences'] })).toEqual(['licences']);
    db.prepare("INSERT INTO muted_topics VALUES (?, 'open_models', 0)").run(GUILD.id);
    expect(await topics({})).toEqual(['ai_act']);
  });

  test('holds nothing of a paused source', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    const [source] = listSources(db, GUILD.id, { offset: 0, limit: 1, now: now() });
    pauseSource(db, { ...act(), id: source?.id ?? 0 }, true);
    schedule();
    at(HOUR);
    await round();
    expect(posted()).toEqual([]);
  });

  test('loses a struck story, has its post made anew, and never tells it again', async () => {
    publish('/a', [
      { id: '1', at: START - HOUR },
      { id: '2', at: START - 2 * HOUR },
    ]);
    await follow('/a');
    schedule();
    at(HOUR);
    await round();
    db.exec("UPDATE outbox SET state = 'delivered'");
    const [digest] = posted();
    expect(strikeStories(db, digest as Digest, [1, 9], { by, now: now() })).toEqual(['Titre 1']);
    expect(strikeStories(db, posted()[0] as Digest, [1], { by, now: now() })).toEqual([]);
    expect(posted()[0]?.stories.map(({ struck }) => struck)).toEqual([true, false]);
    expect(db.prepare('SELECT stale FROM outbox').pluck().all()).toEqual([1]);
    later(DAY);
    await round();
    expect(posted()).toHaveLength(1);
  });

  test('whose schedule was changed while its stories were chosen is chosen anew', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    const { id } = schedule();
    at(HOUR);
    const posting = postDueDigests(parts, never);
    // Choosing waits for the topics to be read.
    schedule({ stories: 1, time: '08:45' }, id);
    await posting;
    at(HOUR);
    await postDueDigests(parts, never);
    expect(posted().map(titles)).toEqual([]);
    expect(only().nextAt).toBe(START + DAY + 45 * MINUTE);
    at(DAY + HOUR);
    await postDueDigests(parts, never);
    expect(posted().map(titles)).toEqual([['Titre 1']]);
  });

  test('that does not fit one message is one post, and continues in its thread once that is open', async () => {
    const long = (id: number) => ({
      id: `${id}`,
      at: START - id * HOUR,
      title: `Titre ${id} ${'mot '.repeat(60)}`,
      text: `${'mot '.repeat(90)}fin.`,
    });
    publish('/a', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(long));
    await follow('/a');
    schedule({ stories: 10 });
    at(HOUR);
    await round();
    const [digest] = posted();
    expect(digest?.parts.length).toBeGreaterThan(1);
    expect(digest?.parts.reduce((sum, count) => sum + count, 0)).toBe(10);
    const continued = () =>
      db.prepare("SELECT channel_id, facts FROM outbox WHERE kind = 'digest.continued'").all() as { facts: string }[];
    expect(continued()).toEqual([]);
    const opened = { digest: digest?.id ?? 0, threadId: '77', at: now() };
    recordDigestThread(db, opened);
    recordDigestThread(db, opened);
    expect(continued()).toMatchObject(
      (digest?.parts ?? []).slice(1).map((_, i) => ({
        channel_id: '77',
        facts: JSON.stringify({ digest: digest?.id, part: i + 1 }),
      })),
    );
  });

  test('of a person goes to them, in parts where it does not fit', async () => {
    publish('/a', [{ id: '1', at: START - HOUR }]);
    await follow('/a');
    schedule({ channelId: null, userId: '42' });
    at(HOUR);
    await round();
    expect(db.prepare('SELECT user_id, channel_id, kind FROM outbox').all()).toEqual([
      { user_id: '42', channel_id: null, kind: 'digest.posted' },
    ]);
    expect(listSchedules(db, GUILD.id)).toEqual([]);
  });

  describe('of a story that several tell', () => {
    const piece = (id: string, hours: number, title: string, text: string) => ({
      id,
      at: START - hours * HOUR,
      title,
      text,
    });
    const cnil = piece(
      'cnil',
      20,
      'La CNIL publie ses recommandations sur l’entraînement des modèles d’IA générative',
      'La CNIL a publié mardi ses recommandations sur l’entraînement des modèles d’IA générative. Elles précisent l’intérêt légitime.',
    );
    const press = piece(
      'presse',
      18,
      'IA générative : la CNIL précise ses recommandations sur l’entraînement des modèles',
      'Les recommandations de la CNIL sur l’entraînement des modèles d’IA générative précisent l’intérêt légitime.',
    );
    const other = piece(
      'autre',
      19,
      'Le Parlement européen adopte sa position sur le droit d’auteur et l’IA',
      'Les députés européens ont voté une résolution sur la fouille de textes.',
    );

    test('is one story, and names them all', async () => {
      site.put('/a', rssOf('La CNIL', [cnil, other]));
      site.put('/b', rssOf('Le Quotidien', [press]));
      await followAny('/a');
      await followAny('/b');
      schedule();
      at(HOUR);
      await round();
      const told = posted()[0]?.stories.map(({ story }) => story.sources.map(({ title }) => title)) ?? [];
      expect(told.toSorted((a, b) => b.length - a.length)).toEqual([['La CNIL', 'Le Quotidien'], ['La CNIL']]);
    });

    test('is not told again by who tells it a day later', async () => {
      site.put('/a', rssOf('La CNIL', [cnil, other]));
      site.put('/b', rssOf('Le Quotidien', []));
      await followAny('/a');
      await followAny('/b');
      schedule({ whenEmpty: 'say' });
      at(HOUR);
      await round();
      expect(posted()[0]?.titles).toContain(cnil.title);
      at(2 * HOUR);
      site.put('/b', rssOf('Le Quotidien', [press]));
      await round();
      at(DAY + HOUR);
      await round();
      expect(posted()[1]).toMatchObject({ titles: [], left: [{ title: press.title, why: 'told' }] });
    });
  });

  test('does not tell again what it told at the beginning of the week before, by a source that was silent since', async () => {
    const words = 'La CNIL publie ses recommandations sur l’entraînement des modèles d’IA générative';
    site.put('/a', rssOf('La CNIL', [{ id: 'cnil', at: START - 6 * DAY, title: words, text: `${words}.` }]));
    site.put('/b', rssOf('Le Quotidien', []));
    at(-6 * DAY);
    await followAny('/a');
    await followAny('/b');
    schedule({ days: [1], whenEmpty: 'say' });
    at(HOUR);
    await round();
    expect(posted().map(titles)).toEqual([[words]]);
    site.put('/b', rssOf('Le Quotidien', [{ id: 'presse', at: START - 5 * DAY, title: words, text: `${words}.` }]));
    at(2 * HOUR);
    await round();
    at(7 * DAY + HOUR);
    await round();
    expect(posted()[1]).toMatchObject({ titles: [], left: [{ title: words, why: 'told' }] });
  });

  describe('with a model of the operator’s own', () => {
    const text =
      'La CNIL a publié mardi ses recommandations sur l’entraînement des modèles d’IA générative. Elles précisent l’intérêt légitime. Les équipes qui publient des modèles ouverts y trouvent une liste de mesures.';
    const title = 'La CNIL publie ses recommandations sur l’entraînement des modèles d’IA';
    const told = async (answer: ModelAnswer) => {
      model.answerWith(answer);
      site.put('/a', rssOf('La CNIL', [{ id: 'cnil', at: START - HOUR, title, text }]));
      await followAny('/a');
      schedule();
      at(HOUR);
      const { llm } = readConfig({ NODE_ENV: 'test', ...model.env });
      await postDueDigests({ ...parts, config: { ...parts.config, llm } }, never);
      return posted()[0]?.stories[0]?.story;
    };

    test('its words stand in the post, marked as a machine’s', async () => {
      const words =
        'La CNIL précise dans ses recommandations l’intérêt légitime pour l’entraînement des modèles d’IA générative.';
      expect(await told(words)).toMatchObject({
        extract: words,
        mark: { key: 'digest.summary.mark', params: { model: 'Lucie-7B' } },
      });
    });

    test.each<[string, ModelAnswer]>([
      ['invents a number', 'La CNIL a publié 47 recommandations sur l’entraînement des modèles d’IA générative.'],
      [
        'answers in another language',
        'The CNIL published its recommendations on the training of generative AI models.',
      ],
      ['fails', { status: 500 }],
    ])('that %s is not listened to: the entry speaks for itself, and the digest is posted', async (_, answer) => {
      expect(await told(answer)).toMatchObject({
        mark: null,
        extract: expect.stringContaining('La CNIL a publié mardi'),
      });
    });
  });
});
