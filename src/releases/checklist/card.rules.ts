import type { Dossier } from '../release.ts';
import { because, type Item, type ItemState, item, type Reason } from './item.rules.ts';
import { anchorOf, findSection, type Section } from './prose.rules.ts';
import { cardPage } from './published.rules.ts';

/** Whether there is a card, and whether it says what a reader needs. What the author says here counts as well. */
export function cardItems(dossier: Dossier, endpoint: string): Item[] {
  const { release } = dossier;
  const { stated, hub } = release;
  const evaluated = stated.evaluations.length + (hub?.evaluations.length ?? 0) > 0;
  const sourced = stated.datasets.length + (hub?.datasets.length ?? 0) > 0;
  const said = (section: Section, words: unknown) => sectionItem(dossier, section, Boolean(words), endpoint);
  return [
    exists(dossier, endpoint),
    yaml(dossier, endpoint),
    licence(dossier, endpoint),
    item('card.intendedUse', ...said('intendedUse', stated.intendedUse)),
    item('card.limits', ...said('limits', stated.limits)),
    item(
      'card.trainingData',
      ...(release.kind === 'dataset' ? ofDataset : said('trainingData', stated.data || sourced)),
    ),
    item('card.evaluation', ...(release.kind === 'dataset' ? ofDataset : said('evaluation', evaluated))),
    contact(dossier, endpoint),
  ];
}

type Line = [ItemState, Reason, { evidence: string | null }];
const ofDataset: Line = ['notApplicable', because('forModels'), { evidence: null }];

function exists({ release, card, artifacts }: Dossier, endpoint: string): Item {
  const evidence = cardPage(release, endpoint);
  if (card) return item('card.exists', 'met', because('cardRead'), { evidence });
  const listed = artifacts.find(({ kind }) => kind === 'model-card' || kind === 'data-card');
  if (listed) return item('card.exists', 'met', because('cardListed'), { evidence: listed.address });
  switch (release.hub?.card) {
    case 'too-long':
      return item('card.exists', 'unknown', because('cardTooLong'), { evidence });
    case 'unreadable':
      return item('card.exists', 'unknown', because('cardUnreadable'), { evidence });
    default:
      return item('card.exists', 'missing', because('cardMissing'), { evidence: null });
  }
}

function yaml({ release, card }: Dossier, endpoint: string): Item {
  const evidence = cardPage(release, endpoint);
  if (!card) return item('card.yaml', 'unknown', because('cardNotRead'));
  switch (card.yaml) {
    case 'valid':
      return item('card.yaml', 'met', because('yamlValid'), { evidence });
    case 'absent':
      return item('card.yaml', 'missing', because('yamlAbsent'), { evidence });
    case 'invalid':
      return card.problem
        ? item('card.yaml', 'missing', because('yamlProblem', { problem: card.problem }), { evidence })
        : item('card.yaml', 'missing', because('yamlInvalid'), { evidence });
  }
}

function licence({ release, card }: Dossier, endpoint: string): Item {
  const evidence = cardPage(release, endpoint);
  const named = release.hub?.licence;
  if (named && !['other', 'unknown'].includes(named)) {
    return item('card.licence', 'met', because('licenceNamed', { licence: named }), { evidence });
  }
  if (named) return item('card.licence', 'missing', because('licenceUnnamed', { licence: named }), { evidence });
  if (!card) return item('card.licence', 'unknown', because('cardNotRead'));
  return item('card.licence', 'missing', because('licenceMissing'), { evidence });
}

function sectionItem({ release, card }: Dossier, section: Section, isSaidHere: boolean, endpoint: string): Line {
  const page = cardPage(release, endpoint);
  const heading = card && findSection(card.body, section);
  if (heading) return ['met', because('section', { heading }), { evidence: anchorOf(page, heading) }];
  if (isSaidHere) return ['met', because('saidHere'), { evidence: page }];
  if (!card) return ['unknown', because('cardNotRead'), { evidence: page }];
  return ['missing', because(`${section}Unsaid` as const), { evidence: page }];
}

const MAIL = /[\w.+-]@[\w-]{1,63}\.\w/;

/** An address in the text does as well as a heading. */
function contact(dossier: Dossier, endpoint: string): Item {
  const { release, card } = dossier;
  const line = sectionItem(dossier, 'contact', Boolean(release.stated.contact), endpoint);
  if (line[0] === 'missing' && card && MAIL.test(card.body)) {
    return item('card.contact', 'met', because('mailThere'), { evidence: line[2].evidence });
  }
  return item('card.contact', ...line);
}
