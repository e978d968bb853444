import type { OptionInput, Person, Simulator } from '../api.ts';
import { REPOSITORY } from './github/issues.ts';
import { release } from './releases.ts';
import { PUBLISHERS } from './site/publishers.ts';

type Options = Record<string, OptionInput>;

/** Tasks of a collective such as this one, as its contributors would word them. */
const TASKS: [author: string, options: Options][] = [
  [
    'camille',
    {
      title: 'Écrire un script de prétraitement pour un nouveau corpus',
      description:
        'Suivre la section « Ajouter un jeu de données » du dépôt. Terminé quand le script passe sur un extrait.',
      area: 'data',
      size: 'M',
      link: 'https://github.com/OpenLLM-France/Luciole-Training',
    },
  ],
  [
    'ines',
    {
      title: 'Relire en français la fiche du modèle Luciole 1B',
      description:
        'Chercher les tournures calquées de l’anglais et les chiffres qui ne concordent pas avec la configuration.',
      area: 'documentation',
      size: 'S',
    },
  ],
  [
    'noah',
    {
      title: 'Add a French reading-comprehension set to the evaluation suite',
      description: 'Pick one with a licence that allows redistribution, and report the score of the last checkpoint.',
      area: 'evaluation',
      size: 'M',
    },
  ],
  [
    'camille',
    {
      title: 'Vérifier les licences du sous-corpus de transcriptions',
      description: 'Une ligne par source : licence, preuve, ce qu’elle permet.',
      area: 'legal',
      size: 'L',
      skills: 'licences',
    },
  ],
  [
    'camille',
    {
      title: 'Comparer Luciole 1B et Lucie 7B sur les questions en français',
      description: 'Les deux derniers points de contrôle, les mêmes questions, un tableau dans le dépôt.',
      area: 'evaluation',
      size: 'S',
      due: 'dans 10 jours',
      skills: 'évaluation, python',
      capacity: 2,
    },
  ],
];

/**
 * Makes the empty guild a lived-in one, by people who type commands as anybody would. Needs the bot.
 * @param siteUrl of the loopback site with feeds
 */
export async function furnish(simulator: Simulator, siteUrl: string): Promise<void> {
  const { id } = simulator;
  const person = (key: string) => simulator.as(key);
  const camille = person('camille');
  await camille.command(
    'settings change',
    {
      language: 'fr',
      'contributor-role': id('contributor'),
      'maintainer-role': id('maintainer'),
      'announcement-channel': id('announcements'),
      'task-channel': id('tasks'),
      'maintainer-channel': id('maintainers'),
      'review-channel': id('review'),
      'forum-channel': id('workshop'),
    },
    id('maintainers'),
  );
  const tags = { open: 'à prendre', claimed: 'prise', in_review: 'en relecture', done: 'terminée', closed: 'fermée' };
  await camille.command('settings forum-tags', tags, id('maintainers'));
  for (const [author, options] of TASKS) await person(author).command('task create', options, id('tasks'));
  await person('ines').command('contributor skill add', { skill: 'python' }, id('general'));
  await person('noah').command('contributor skill add', { skill: 'évaluation' }, id('general'));
  await work(simulator);
  await camille.command('task import', { repository: REPOSITORY, label: 'good first issue' }, id('maintainers'));
  await followSources(simulator, siteUrl);
  await release(simulator);
  await talk(simulator);
  simulator.forgetEphemeral();
}

/** One task is done and credited, one waits for a review, one is being worked on; the board shows it all. */
async function work(simulator: Simulator): Promise<void> {
  const camille = simulator.as('camille');
  const ines = simulator.as('ines');
  const noah = simulator.as('noah');
  const tasks = simulator.id('tasks');
  const read = { note: 'Relue, deux calques corrigés, les chiffres concordent.' };
  const scored = {
    link: 'https://github.com/OpenLLM-France/Luciole-Training/pulls',
    note: 'Scores and licence are in the README. Is that licence fine with us?',
  };
  await withTask(ines, 'task claim', 'fiche', {}, tasks);
  await withTask(ines, 'task submit', 'fiche', read, tasks);
  await withTask(camille, 'task approve', 'fiche', {}, simulator.id('review'));
  await withTask(ines, 'task claim', 'prétraitement', {}, tasks);
  await withTask(noah, 'task claim', 'evaluation', {}, tasks);
  await withTask(noah, 'task submit', 'evaluation', scored, tasks);
  await camille.command('task board', { channel: tasks }, tasks);
}

/** Types a command for the task that autocomplete finds by these words. */
async function withTask(person: Person, path: string, words: string, options: Options, channelId: string) {
  const [first] = await person.autocomplete(path, { task: words }, 'task', channelId);
  if (first) await person.command(path, { task: Number(first.value), ...options }, channelId);
}

async function followSources(simulator: Simulator, siteUrl: string): Promise<void> {
  const camille = simulator.as('camille');
  const where = simulator.id('maintainers');
  for (const { slug } of PUBLISHERS) {
    await camille.command('digest sources add', { url: `${siteUrl}/${slug}/feed` }, where);
  }
  // Soon, so that whoever looks in sees one being posted.
  const timezone = 'Europe/Paris';
  const time = Temporal.Now.zonedDateTimeISO(timezone).add({ seconds: 75 }).toPlainTime().toString().slice(0, 5);
  const schedule = { days: 'daily', time, timezone };
  await camille.command('digest schedule', { ...schedule, channel: simulator.id('digests') }, where);
  const english = { channel: simulator.id('digests-en'), language: 'en' };
  await camille.command('digest schedule', { ...schedule, ...english }, where);
}

async function talk(simulator: Simulator): Promise<void> {
  const general = simulator.id('general');
  const say = (key: string, text: string) => simulator.as(key).say(general, text);
  await say(
    'camille',
    'Bienvenue ! Les tâches sont dans l’atelier, leur tableau dans le salon des tâches : tapez `/` pour voir ce que Ruche sait faire.',
  );
  await say('noah', 'Hi! The evaluation set waits for a review. Lucas found it, by the way.');
  const thanks = { who: simulator.as('lucas').id, kind: 'ideas', reason: 'found the French reading-comprehension set' };
  await simulator.as('noah').command('thank', thanks, general);
  await say('lucas', 'Est-ce que quelqu’un sait ce que l’article 53 change pour notre modèle ?');
}
