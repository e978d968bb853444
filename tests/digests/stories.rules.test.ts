import { describe, expect, test } from '@jest/globals';
import { likeness, namesDiffer, profileOf, rarityAmong } from '../../src/digests/likeness.rules.ts';
import { type Joinable, joinStories, rarityIn, sameStory } from '../../src/digests/stories.rules.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

const told = (source: string, title: string, text: string, more: Partial<Joinable> = {}): Joinable => ({
  sourceId: source,
  source,
  title,
  text,
  language: 'fr',
  publishedAt: NOON,
  ...more,
});

const CNIL = told(
  'CNIL',
  'Sanction de 4 millions d’euros à l’encontre de la société PIXFACE',
  'La société avait aspiré des photos d’Instagram pour entraîner un modèle de reconnaissance faciale.',
);
const NEXT = told(
  'Next',
  'Aspirer Instagram pour entraîner son IA coûte cher : la Cnil punit Pixface',
  'L’autorité inflige 4 millions d’euros à l’éditeur du logiciel.',
  { publishedAt: NOON + 3 * HOUR },
);
const REUTERS = told(
  'Reuters',
  'French privacy watchdog fines Pixface 4 million euros',
  'CNIL said the company scraped Instagram pictures to train facial recognition.',
  { language: 'en', publishedAt: NOON + 5 * HOUR },
);
const OTHER = told(
  'Le Monde',
  'Le Sénat adopte le budget de la culture',
  'Les sénateurs ont voté les crédits du patrimoine.',
);
const AGAIN = told(
  'CNIL',
  'Sanction de 2 millions d’euros à l’encontre de la société FOTOLOG',
  'La société avait aspiré des photos d’Instagram pour entraîner un modèle de reconnaissance faciale.',
);

const same = (one: Joinable, other: Joinable) => sameStory(one, other, rarityIn([one, other, OTHER]));
const titles = (stories: Joinable[][]) => stories.map((members) => members.map(({ source }) => source));

describe('two sources tell the same story', () => {
  test('in other words', () => expect(same(CNIL, NEXT)).toBe(true));
  test('in another language', () => expect(same(CNIL, REUTERS)).toBe(true));
  test('within two days', () => {
    expect(same(CNIL, { ...NEXT, publishedAt: NOON + 47 * HOUR })).toBe(true);
    expect(same(CNIL, { ...NEXT, publishedAt: NOON + 49 * HOUR })).toBe(false);
  });
  test('at the same address, whatever they say', () => {
    const url = 'https://example.org/a';
    expect(same({ ...CNIL, url }, { ...OTHER, url })).toBe(true);
    expect(same({ ...CNIL, url: null }, { ...OTHER, url: null })).toBe(false);
  });
  test('not where they tell of other things', () => expect(same(CNIL, OTHER)).toBe(false));
  test('not where the titles name others, unless all the rest is alike', () => {
    const one = told(
      'Rue89',
      'La justice condamne Strasbourg pour ses caméras',
      'Le tribunal suspend le logiciel de vidéo.',
    );
    const other = told(
      'Marsactu',
      'Des caméras à Marseille : le marché est relancé',
      'La mairie veut équiper 500 caméras d’un logiciel.',
    );
    expect(same(one, other)).toBe(false);
  });
  test('not where they say nothing', () => {
    expect(same(told('A', '', ''), told('B', '', ''))).toBe(false);
  });
});

describe('the name of a source', () => {
  test('is no likeness where two sources share a word of theirs', () => {
    const one = told('Flux /a', 'Une recette', 'Battez trois œufs.');
    const other = told('Flux /b', 'Titre 1', 'Le fait 1. Et un autre.');
    expect(sameStory(one, other, rarityIn([one, other]))).toBe(false);
    expect(joinStories([one, other])).toHaveLength(2);
  });

  test('is one where the other tells who said it', () => {
    const law = told('Bundesgerichtshof', 'Beschluss zu LAION', 'Ein Urteil folgt.', { language: 'de' });
    const press = told('Heise', 'LAION vor Gericht', 'Das Bundesgerichtshof prüft es.', { language: 'de' });
    const of = (one: Joinable, other: Joinable) =>
      likeness(profileOf(one), profileOf(other), rarityAmong([one, other].map(profileOf)));
    expect(of(law, press)).toBeGreaterThan(of({ ...law, source: 'x' }, press));
  });

  test('and of short pieces a single word is not enough', () => {
    const one = told('A', 'Une recette du jour', 'Battez trois œufs.');
    const other = told('B', 'Le prix du jour', 'Il monte.');
    expect(same(one, other)).toBe(false);
  });
});

describe('one source tells a story once', () => {
  test('so what is much alike is another story', () => expect(same(CNIL, AGAIN)).toBe(false));
  test('unless it says the same word for word', () => {
    expect(same(CNIL, { ...CNIL, publishedAt: NOON + HOUR })).toBe(true);
    expect(same(told('A', '', ''), told('A', '', ''))).toBe(false);
  });
});

describe('stories', () => {
  test('are joined, the first told first, whatever the order they come in', () => {
    for (const order of [
      [CNIL, NEXT, REUTERS, OTHER],
      [OTHER, REUTERS, NEXT, CNIL],
    ]) {
      expect(titles(joinStories(order)).sort()).toEqual([['CNIL', 'Next', 'Reuters'], ['Le Monde']]);
    }
  });

  test('hold no two pieces of one source that differ', () => {
    expect(titles(joinStories([CNIL, NEXT, { ...AGAIN, publishedAt: NOON + HOUR }])).flat()).toHaveLength(3);
    expect(
      joinStories([CNIL, NEXT, AGAIN]).every(
        (story) => new Set(story.map(({ source }) => source)).size === story.length,
      ),
    ).toBe(true);
  });

  test('do not grow beyond two days, telling by telling', () => {
    const late = [0, 30, 60].map((hours, i) => ({ ...CNIL, sourceId: i, publishedAt: NOON + hours * HOUR }));
    expect(joinStories(late).map((story) => story.length)).toEqual([2, 1]);
  });

  test('of nothing are none', () => expect(joinStories([])).toEqual([]));
});

// As few as a quiet week brings to a small guild: nothing tells then which words are rare.
describe('among few', () => {
  const ondine = told(
    'La Gazette des modèles',
    'Ondine 3B : l’Atelier Mélusine publie aussi ses données',
    'L’Atelier Mélusine publie Ondine 3B avec ses poids, son code d’entraînement et la liste complète de ses corpus. Le modèle a été entraîné sur 900 milliards de jetons, dont un tiers en français.\nL’équipe fournit un point de contrôle toutes les 50 heures de calcul. Les étudiants de deux écoles s’en servent déjà pour étudier comment un modèle apprend l’orthographe.',
  );
  const english = told(
    'The Open Weights Letter',
    'Atelier Mélusine releases Ondine 3B, training data included',
    'The French lab published the weights, the training code and every corpus of Ondine 3B.',
    { language: 'en', publishedAt: NOON + HOUR },
  );
  const summaries = told(
    'Les Cahiers du numérique public',
    'Résumer ses données d’entraînement : ce que les petites équipes demandent',
    'Douze équipes qui publient des modèles ouverts racontent comment elles rédigent le résumé de leurs données d’entraînement. Toutes disent la même chose : le plus long est de retrouver d’où vient chaque corpus.\nLeur conseil est de tenir ce registre dès la collecte. Le remplir après coup prend dix fois plus de temps.',
    { publishedAt: NOON - 4 * HOUR },
  );

  test('one subject is not one story', () => {
    expect(titles(joinStories([ondine, english, summaries])).sort()).toEqual([
      ['La Gazette des modèles', 'The Open Weights Letter'],
      ['Les Cahiers du numérique public'],
    ]);
  });

  test('two of one subject alone are two stories as well', () => {
    expect(joinStories([ondine, summaries])).toHaveLength(2);
    expect(joinStories([ondine, english])).toHaveLength(1);
  });
});

describe('likeness', () => {
  const profiles = [CNIL, NEXT, OTHER].map(profileOf);
  const rarity = rarityAmong(profiles);
  const [cnil, next, other] = profiles as [(typeof profiles)[0], (typeof profiles)[0], (typeof profiles)[0]];

  test('is symmetrical, from 0 to 1', () => {
    expect(likeness(cnil, next, rarity)).toBeCloseTo(likeness(next, cnil, rarity), 10);
    expect(likeness(cnil, cnil, rarity)).toBeCloseTo(1, 10);
    expect(likeness(cnil, next, rarity)).toBeGreaterThan(likeness(cnil, other, rarity));
  });

  test('counts what is rare', () => {
    expect(rarity('pixfa')).toBeGreaterThan(rarity('ia'));
    expect(rarity('never seen')).toBe(1);
  });

  test('knows names in titles, but not in Titles Where Every Word Has a Capital', () => {
    const named = (title: string, text = '') => profileOf(told('x', title, text));
    expect(namesDiffer(named('La ville de Lyon choisit'), named('La ville de Nice choisit'))).toBe(true);
    expect(namesDiffer(named('La ville de Lyon choisit'), named('La ville de Nice choisit', 'Comme Lyon.'))).toBe(
      false,
    );
    expect(namesDiffer(named('Big News From Lyon'), named('La ville de Nice choisit'))).toBe(false);
  });
});
