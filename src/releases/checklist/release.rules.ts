import { factsOf } from '../facts.rules.ts';
import type { Dossier } from '../release.ts';
import { because, type Item, item, type NameKey } from './item.rules.ts';
import { anchorOf, findSection } from './prose.rules.ts';
import { cardPage, type Published } from './published.rules.ts';

/** What the author of a release must say of it themselves. */
export function releaseItems(dossier: Dossier, published: readonly Published[], endpoint: string): Item[] {
  const { release } = dossier;
  const main = release.kind === 'model' ? 'weights' : 'dataset';
  const thing = published.find(({ kind }) => kind === main);
  return [
    item('release.maturity', 'met', because('maturity', { maturity: { names: [`maturity-${release.maturity}`] } })),
    intendedUse(dossier, endpoint),
    summary(dossier),
    thing
      ? item('release.artifacts', 'met', because('artifactThere', { kind: { kinds: [main] } }), {
          evidence: thing.address,
        })
      : item('release.artifacts', 'missing', because('artifactMissing', { kind: { kinds: [main] } })),
    energy(dossier),
  ];
}

function intendedUse({ release, card }: Dossier, endpoint: string): Item {
  if (release.stated.intendedUse) return item('release.intendedUse', 'met', because('saidHere'));
  const heading = card && findSection(card.body, 'intendedUse');
  if (!heading) return item('release.intendedUse', 'missing', because('intendedUseMissing'));
  const evidence = anchorOf(cardPage(release, endpoint), heading);
  return item('release.intendedUse', 'missing', because('intendedUseOnCard', { heading }), { evidence });
}

function summary({ release }: Dossier): Item {
  const { fr, en } = release.stated.summary;
  const lacking: NameKey[] = [...(fr ? [] : ['french' as const]), ...(en ? [] : ['english' as const])];
  return lacking.length === 0
    ? item('release.summary', 'met', because('summaryThere'))
    : item('release.summary', 'missing', because('summaryMissing', { languages: { names: lacking } }));
}

function energy({ release }: Dossier): Item {
  const { energyKwh, co2Grams } = factsOf(release);
  if (release.kind === 'dataset') return item('release.energy', 'notApplicable', because('forModels'));
  if ([energyKwh, co2Grams].some((value) => value !== null && !(value >= 0 && value < MOST))) {
    return item('release.energy', 'unknown', because('energyAbsurd'));
  }
  return energyKwh === null && co2Grams === null
    ? item('release.energy', 'missing', because('energyMissing'))
    : item('release.energy', 'met', because('energyThere'));
}

/** More than mankind uses in a year, in kilowatt-hours. */
const MOST = 2e14;
