import type { ArtifactKind, Dossier } from '../release.ts';
import { because, type Item, item } from './item.rules.ts';
import { isCode, isForContent, type Licence } from './licence.rules.ts';
import { findCaveat } from './prose.rules.ts';
import { cardPage, isLicensed, type Published } from './published.rules.ts';

/** Papers and demos are read and tried, not reused: nobody asks for their licence. What the Act asks for is public. */
const WITHOUT: readonly ArtifactKind[] = ['research-paper', 'training-summary', 'copyright-policy', 'demo'];

/** What may be done with what is published. */
export function licenceItems(dossier: Dossier, published: readonly Published[], endpoint: string): Item[] {
  const licensed = published.filter(({ kind }) => !WITHOUT.includes(kind));
  const kinds = [...new Set(licensed.map(({ kind }) => kind))];
  return [
    // What others publish is for them to license; its terms are shown all the same.
    known(licensed.filter(({ isIngredient }) => !isIngredient)),
    ...kinds.map((kind) =>
      ofKind(
        kind,
        licensed.filter((one) => one.kind === kind),
      ),
    ),
    differences(licensed),
    caveats(dossier, licensed, endpoint),
  ];
}

/** Whether each has a licence of which the terms are known. */
function known(licensed: readonly Published[]): Item {
  const id = 'licences.known';
  const kinds = [...new Set(licensed.filter(({ licence }) => !licence).map(({ kind }) => kind))];
  if (licensed.length === 0) return item(id, 'missing', because('nothingPublished'));
  if (kinds.length > 0) return item(id, 'missing', because('licencesLacking', { kinds: { kinds } }));
  const strange = licensed.filter(isLicensed).find(({ licence }) => licence.family === 'unknown');
  if (strange) {
    const params = { kind: { kinds: [strange.kind] }, licence: strange.licence.id };
    return item(id, 'unknown', because('licenceStrange', params), { evidence: strange.address });
  }
  return item(id, 'met', because('licencesKnown', { number: licensed.length }));
}

/** The worst of one kind decides. */
function ofKind(kind: ArtifactKind, all: readonly Published[]): Item {
  const id = `licences.${kind}` as const;
  const [worst] = all.toSorted((a, b) => rank(a.licence) - rank(b.licence)) as [Published];
  const { address: evidence, licence, written } = worst;
  if (!licence) {
    return written
      ? item(id, 'missing', because('licenceUnnamed', { licence: written }), { evidence, source: 'hubLicences' })
      : item(id, 'missing', because('licenceNone'), { evidence });
  }
  if (licence.family === 'unknown') {
    return item(id, 'unknown', because('licenceUnheard', { licence: licence.id }), { evidence });
  }
  const params = { licence: licence.id, marks: { names: marksOf(licence) } };
  if (!licence.isOpen) {
    const names = licence.limits.map((limit) => `limit-${limit}` as const);
    const source = licence.family === 'hub' ? 'hubLicences' : 'spdx';
    return names.length > 0
      ? item(id, 'missing', because('licenceLimits', { licence: licence.id, limits: { names } }), { evidence, source })
      : item(id, 'missing', because('licenceNotApproved', { licence: licence.id }), { evidence, source });
  }
  const unfit = isCode(kind) && isForContent(licence);
  return item(id, 'met', because(unfit ? 'licenceUnfit' : 'licenceOpen', params), { evidence });
}

function rank(licence: Licence | null): number {
  if (!licence) return 0;
  if (licence.family === 'unknown') return 1;
  return licence.isOpen ? 3 : 2;
}

function marksOf({ osi, fsf }: Licence) {
  const marks = [...(osi ? (['mark-osi'] as const) : []), ...(fsf ? (['mark-fsf'] as const) : [])];
  return marks.length > 0 ? marks : (['mark-custom'] as const);
}

/** That weights, data and code differ is common, and has to be said. */
function differences(licensed: readonly Published[]): Item {
  const id = 'licences.differences';
  const told = licensed.filter(isLicensed);
  const ids = new Set(told.map(({ licence }) => licence.id));
  if (told.length < 2) return item(id, 'notApplicable', because('licenceAlone'));
  if (ids.size === 1) return item(id, 'met', because('licencesSame', { licence: String([...ids][0]) }));
  const licences = told
    .map(({ kind, licence }) => ({ kind, licence: licence.id }))
    .filter((one, place, all) => all.findIndex((o) => o.kind === one.kind && o.licence === one.licence) === place);
  const weights = told.find(({ kind }) => kind === 'weights')?.licence;
  const data = told.find(({ kind, licence }) => kind === 'dataset' && licence.limits.length > 0);
  return weights?.isOpen && data
    ? item(id, 'unknown', because('dataNarrower', { licences: { licences }, data: data.licence.id }), {
        evidence: data.address,
      })
    : item(id, 'met', because('licencesVary', { licences: { licences } }));
}

/** Words on the card that narrow what an open licence allows. */
function caveats({ release, card }: Dossier, licensed: readonly Published[], endpoint: string): Item {
  const id = 'licences.caveats';
  const evidence = cardPage(release, endpoint);
  const main = licensed.find(({ kind }) => kind === (release.kind === 'model' ? 'weights' : 'dataset'))?.licence;
  if (!card) return item(id, 'unknown', because('cardNotRead'), { evidence });
  if (!main?.isOpen) return item(id, 'notApplicable', because('noOpenLicence'), { evidence });
  const sentence = findCaveat(card.body);
  return sentence === null
    ? item(id, 'met', because('noCaveat', { licence: main.id }), { evidence })
    : item(id, 'missing', because('caveat', { licence: main.id, sentence: cut(sentence) }), { evidence });
}

const MOST = 200;

/** The end of a long sentence, where people put what narrows it, is kept as well. */
function cut(sentence: string): string {
  const characters = [...sentence];
  return characters.length <= MOST ? sentence : `…${characters.slice(1 - MOST).join('')}`;
}
