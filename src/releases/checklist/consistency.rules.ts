import type { Dossier } from '../release.ts';
import { because, type Item, type ItemState, item, type Param } from './item.rules.ts';
import { judgeLicence, type Licence } from './licence.rules.ts';
import { disagreeingPhase } from './phases.rules.ts';
import { agrees, amounts, proseOf, sizeInName, type Written } from './prose.rules.ts';
import { type Checking, cardPage, type Published, publishedOf, repositoryPage } from './published.rules.ts';
import { trainingRun } from './training-run.rules.ts';

/** Whether what is said in one place is what is said in another. */
export function consistencyItems(dossier: Dossier, checking: Checking): Item[] {
  const published = publishedOf(dossier, checking);
  return [
    licence(dossier, published, checking),
    parameters(dossier, checking.endpoint),
    tokens(dossier, checking.endpoint),
    phases(dossier, checking.endpoint),
    gpuHours(dossier, checking.endpoint),
    baseLicence(dossier, published, checking),
  ];
}

/** The licence of the card against what its author says and the artifacts that lie in the same repository. */
function licence({ release }: Dossier, published: readonly Published[], { licences, endpoint }: Checking): Item {
  const main = release.kind === 'model' ? 'weights' : 'dataset';
  const onCard = judgeLicence(release.hub?.licence ?? null, licences);
  const page = repositoryPage(release, endpoint);
  const others = [
    judgeLicence(release.stated.licence, licences),
    ...published
      .filter(({ kind, address }) => kind === main && (main === 'weights' || isWithin(address, page)))
      .map((one) => one.licence),
  ].filter((one) => one !== null);
  const evidence = cardPage(release, endpoint);
  if (!onCard || others.length === 0) {
    return item('consistency.licence', 'notApplicable', because('licenceSaidOnce'), { evidence });
  }
  const other = others.find(({ id }) => id !== onCard.id);
  return other
    ? item('consistency.licence', 'missing', because('licencesDiffer', { card: onCard.id, other: other.id }), {
        evidence,
      })
    : item('consistency.licence', 'met', because('licencesAgree', { licence: onCard.id }), { evidence });
}

function isWithin(address: string, page: string | null): boolean {
  return page !== null && address.startsWith(page);
}

/** The safetensors' total against what the author says, the name and the card's text. */
function parameters({ release, card }: Dossier, endpoint: string): Item {
  const { hub, stated, name } = release;
  const id = 'consistency.parameters';
  const evidence = cardPage(release, endpoint);
  const exact = hub?.parameters ?? stated.parameters;
  if (release.kind === 'dataset') return item(id, 'notApplicable', because('forModels'));
  // Weights of four bits are packed into larger numbers: their total says nothing of the parameters.
  if (hub?.relation === 'quantized') return item(id, 'notApplicable', because('quantized'));
  if (exact === null) return item(id, 'unknown', because('parametersUnknown'), { evidence });
  const inName = sizeInName(name);
  const claims: Written[] = [
    ...(stated.parameters === null ? [] : [{ value: stated.parameters, margin: 0, words: String(stated.parameters) }]),
    ...(inName ? [inName] : []),
    ...ownSizes(card?.body ?? '', name),
  ];
  const wrong = claims.find((claim) => !agrees(claim, exact));
  if (!wrong) return item(id, 'met', because('parametersAgree', { exact: { amount: exact } }), { evidence });
  return item(id, 'missing', because('parametersDiffer', { said: wrong.words, exact: { amount: exact } }), {
    evidence,
  });
}

const PARAMETERS = 'param[eè]tres?|parameters?|free parameters|paramètres libres';

/** What the card's text says of the model's own size: in sentences that name it, before any comparison. */
function ownSizes(body: string, name: string): Written[] {
  const family = name.split(/[-_ ]/)[0] as string;
  const sentences = proseOf(body).split(/(?<=[.!?])\s+|\n+/);
  return sentences
    .filter((sentence) => sentence.includes(family) && !sentence.startsWith('|'))
    .flatMap((sentence) => amounts(sentence, PARAMETERS).slice(0, 1));
}

const TOKENS = 'tokens?|jetons?';
/** `was trained on 5.1 trillion tokens`, `has seen 5.1T tokens`, « entraîné sur 5,1 billions de jetons ». */
const TRAINED =
  /(?:(?:\btrained|entra[iî]née?s?) (?:on|with|over|for|sur|avec)|\b(?:seen|saw|(?:a|ont) vu)) [^.;:|\n]{0,30}?(?=\d)/i;

/** What somebody types is rounded. */
const FORGIVEN_TOKENS = 0.02;

/** How many tokens the text says that it was trained on, and its author here, against the front matter's. */
function tokens({ release, card }: Dossier, endpoint: string): Item {
  const id = 'consistency.tokens';
  const evidence = cardPage(release, endpoint);
  const exact = release.hub?.tokens ?? release.stated.tokens;
  const said = release.stated.tokens;
  if (said !== null && exact !== null && Math.abs(said - exact) > FORGIVEN_TOKENS * exact) {
    const params = { said: { amount: said }, exact: { amount: exact } };
    return item(id, 'missing', because('tokensStatedDiffer', params), { evidence });
  }
  if (!card) return item(id, 'unknown', because('cardNotRead'), { evidence });
  const claims = proseOf(card.body)
    .split('\n')
    .flatMap((line) => {
      const found = TRAINED.exec(line);
      return found ? amounts(line.slice(found.index), TOKENS).slice(0, 1) : [];
    });
  const [first] = claims;
  if (exact === null || !first) return item(id, 'notApplicable', because('tokensSaidOnce'), { evidence });
  // A card may tell of other models as well: one sentence that agrees is enough.
  return claims.some((claim) => agrees(claim, exact))
    ? item(id, 'met', because('tokensAgree', { exact: { amount: exact } }), { evidence })
    : item(id, 'missing', because('tokensDiffer', { said: first.words, exact: { amount: exact } }), { evidence });
}

/** The phases of a training, in the text and in the tables. */
function phases({ release, card }: Dossier, endpoint: string): Item {
  const id = 'consistency.phases';
  const evidence = cardPage(release, endpoint);
  if (!card) return item(id, 'unknown', because('cardNotRead'), { evidence });
  const read = disagreeingPhase(card.body);
  if (read === 'none') return item(id, 'notApplicable', because('phasesSaidOnce'), { evidence });
  if (read === 'agree') return item(id, 'met', because('phasesAgree'), { evidence });
  const { phase, text, table } = read;
  const params = { phase: { names: [`phase-${phase}` as const] }, text: { amount: text }, table: { amount: table } };
  return item(id, 'missing', because('phasesDiffer', params), { evidence });
}

/** A cluster's size is rounded, and so are its hours. */
const FORGIVEN = 0.05;

/** Hours of GPUs against how long it took, on how many. */
function gpuHours({ release, card }: Dossier, endpoint: string): Item {
  const id = 'consistency.gpuHours';
  const evidence = cardPage(release, endpoint);
  const line = (state: ItemState, key: Parameters<typeof because>[0], params: Record<string, Param> = {}) =>
    item(id, state, because(key, params), { evidence });
  const run = card && trainingRun(card.body);
  const stated = release.stated.gpuHours;
  if (!run) return line('notApplicable', 'gpuHoursUnsaid');
  if (stated !== null && Math.abs(stated - run.gpuHours) > FORGIVEN * run.gpuHours) {
    return line('missing', 'gpuHoursDiffer', { said: run.gpuHours, stated });
  }
  if (run.hours === null || run.gpus === null) return line('notApplicable', 'gpuHoursAlone', { said: run.gpuHours });
  const [least, most] = run.gpus;
  const needed = run.gpuHours / run.hours;
  const params = { said: run.gpuHours, hours: run.hours, needed: Math.round(needed), least, most };
  const fits = needed >= least * (1 - FORGIVEN) && needed <= most * (1 + FORGIVEN);
  return fits ? line('met', 'gpuHoursAgree', params) : line('missing', 'gpuHoursImpossible', params);
}

/** What the licence of the model that this one comes from asks of it. */
function baseLicence({ release }: Dossier, published: readonly Published[], { licences, endpoint }: Checking): Item {
  const id = 'consistency.baseLicence';
  const bases = (release.hub?.ingredients ?? []).filter(({ kind }) => kind === 'model');
  const named = [...release.stated.baseModels, ...(release.hub?.baseModels ?? [])];
  const own = published.find(({ kind }) => kind === 'weights')?.licence ?? null;
  if (named.length === 0 && bases.length === 0) return item(id, 'notApplicable', because('noBase'));
  for (const base of bases) {
    const licence = judgeLicence(base.licence, licences);
    const lost = licence && own && lostTerms(licence, own);
    if (lost) {
      const params = { base: base.id, terms: licence.id, own: own.id, lost: { names: lost } };
      return item(id, 'missing', because('baseTermsLost', params), { evidence: `${endpoint}/${base.id}` });
    }
  }
  const unclear = named.find((one) => !bases.some((base) => base.id === one && judgeLicence(base.licence, licences)));
  if (unclear !== undefined) return item(id, 'unknown', because('baseLicenceUnknown', { base: unclear }));
  if (!own) return item(id, 'unknown', because('ownLicenceUnknown'));
  const words = bases.map((base) => `${base.id} (${base.licence})`);
  return item(id, 'met', because('baseTermsKept', { bases: { words } }));
}

/** What the base asks for and this licence does not say; null: nothing. */
function lostTerms(base: Licence, own: Licence) {
  const limits = base.limits.filter((limit) => !own.limits.includes(limit)).map((limit) => `limit-${limit}` as const);
  const lost = [...limits, ...(base.isShareAlike && own.id !== base.id ? (['limit-shareAlike'] as const) : [])];
  return lost.length > 0 ? lost : null;
}
