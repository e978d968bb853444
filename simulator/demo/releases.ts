import type { Answer, OptionInput, Person, Simulator } from '../api.ts';

/**
 * A model on its way from draft to announcement, and one that waits for a review because its card disagrees with itself:
 * told by people who type commands and fill in forms. Needs the bot and the Hub.
 */
export async function release(simulator: Simulator): Promise<void> {
  const [camille, ines, noah] = ['camille', 'ines', 'noah'].map((key) => simulator.as(key)) as [Person, Person, Person];
  const general = simulator.id('general');
  const type = (person: Person, path: string, options: Record<string, OptionInput>) =>
    person.command(path, options, general);

  const lucie = await drafted(ines, 'OpenLLM-France/Luciole-1B-Base', 'experimental', general);
  await fill(ines, await type(ines, 'release edit', { release: lucie, section: 'use' }), {
    maturity: ['experimental'],
    use: 'Étudier et affiner un petit modèle ouvert, en français d’abord, sur un ordinateur portable.',
    limits: 'Un modèle de base : il complète, il ne dialogue pas, et il se trompe.',
    context: '131072',
    contact: 'Le salon #général',
  });
  await fill(ines, await type(ines, 'release edit', { release: lucie, section: 'words' }), {
    fr: 'Le plus petit des Luciole : 1,3 milliard de paramètres, entraîné de zéro sur un corpus ouvert en huit langues.',
    en: 'The smallest Luciole: 1.3 billion parameters, trained from scratch on an open corpus in eight languages.',
  });
  await fill(ines, await type(ines, 'release edit', { release: lucie, section: 'training' }), {
    tokens: '5 053 616 226 304',
    flop: '',
    hours: '41 962',
    energy: '28 104,7',
    co2: '620,3',
  });
  await fill(ines, await type(ines, 'release edit', { release: lucie, section: 'data' }), {
    data: 'Le corpus Luciole : sources publiques, avec le respect des réserves de droits.',
    datasets: 'OpenLLM-France/Luciole-Training-Dataset',
    bases: '',
    summary: 'https://example.org/luciole/resume-des-contenus.pdf',
    copyright: 'https://example.org/luciole/politique-droit-auteur',
  });
  const code = {
    kind: 'training-code',
    address: 'https://github.com/OpenLLM-France/Luciole-Training',
    licence: 'gpl-3.0',
  };
  await type(ines, 'release artifact add', { release: lucie, ...code });
  await type(ines, 'release credit add', { release: lucie, who: noah.id, kind: 'test' });
  await type(ines, 'release credit add', { release: lucie, who: camille.id, kind: 'projectManagement' });
  await type(ines, 'release submit', { release: lucie });
  await type(camille, 'release approve', { release: lucie });
  const preview = await type(camille, 'release announce', { release: lucie });
  if (preview.kind === 'message') await camille.click(preview.message, 'Annoncer');

  const big = await drafted(noah, 'OpenLLM-France/Luciole-23B-Base', 'research', general);
  await fill(noah, await type(noah, 'release edit', { release: big, section: 'words' }), {
    fr: '',
    en: 'The largest Luciole, for those who have the machines.',
  });
  await type(noah, 'release submit', { release: big });
}

async function drafted(person: Person, repository: string, maturity: string, channelId: string): Promise<number> {
  await person.command('release draft', { repository, maturity }, channelId);
  const name = repository.split('/')[1] ?? repository;
  const [found] = await person.autocomplete('release view', { release: name }, 'release', channelId);
  return Number(found?.value);
}

async function fill(person: Person, opened: Answer, fields: Record<string, string | string[]>): Promise<void> {
  if (opened.kind === 'modal') await person.submit(opened.modal, fields);
}
