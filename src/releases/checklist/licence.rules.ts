import type { ArtifactKind } from '../release.ts';

/** What the SPDX list says of a licence. */
export interface SpdxLicence {
  /** As SPDX spells it: `Apache-2.0`. */
  id: string;
  /** Approved by the Open Source Initiative; held to be free by the Free Software Foundation. */
  osi: boolean;
  fsf: boolean;
}

/** The SPDX list, by its ids in lower case. */
export type LicenceBook = ReadonlyMap<string, SpdxLicence>;

/** What keeps a licence from being open. */
export type Limit = 'nonCommercial' | 'noDerivatives' | 'researchOnly' | 'useBased' | 'ownTerms';

/** A licence, judged. */
export interface Licence {
  /** As SPDX spells it, else as it was given. */
  id: string;
  /** `unknown`: neither SPDX, the Hub nor we have heard of it. */
  family: 'spdx' | 'hub' | 'unknown';
  osi: boolean;
  fsf: boolean;
  /** One may use, study, change and pass it on, for any purpose. */
  isOpen: boolean;
  /** What is made from it must stay under the same licence. */
  isShareAlike: boolean;
  limits: readonly Limit[];
}

/**
 * Ids of the Hub that SPDX spells otherwise. https://huggingface.co/docs/hub/repositories-licenses
 * A family without a version (`gpl`) stands for the version that binds most.
 */
const HUB_SPELLINGS: Readonly<Record<string, string>> = {
  'odc-by': 'ODC-By-1.0',
  odbl: 'ODbL-1.0',
  pddl: 'PDDL-1.0',
  'c-uda': 'C-UDA-1.0',
  'lgpl-lr': 'LGPLLR',
  bsd: 'BSD-3-Clause',
  gpl: 'GPL-3.0-only',
  lgpl: 'LGPL-3.0-only',
  gfdl: 'GFDL-1.3-only',
  // SPDX gave these up for ids that say whether a later version will do as well; the Hub did not.
  'gpl-2.0': 'GPL-2.0-only',
  'gpl-3.0': 'GPL-3.0-only',
  'lgpl-2.1': 'LGPL-2.1-only',
  'lgpl-3.0': 'LGPL-3.0-only',
  'agpl-3.0': 'AGPL-3.0-only',
};

/** Ids that say nothing of the terms. */
const EMPTY = ['other', 'unknown', 'cc'];

/** Marks of families that are not open, in an id or a name. Several may fit. */
const FAMILIES: readonly (readonly [Limit, RegExp])[] = [
  ['nonCommercial', /(?:^|[-_ ])nc(?:[-_ ]|$)|non-?commercial/],
  ['noDerivatives', /^cc-by-(?:nc-)?nd(?:-|$)|no-?deriv/],
  ['researchOnly', /research|academic-only|deepfloyd|amlr|\bmrl\b|mnpl/],
  ['useBased', /rail(?:$|[-_+ ])/],
  [
    'ownTerms',
    /^llama|gemma|grok|^falcon|^qwen|tongyi|^deepseek|^yi-|jamba|nvidia-open|nvidia-ai|^apple-|community-license|\bmrl\b|mnpl/,
  ],
];

/** Open although neither OSI nor FSF judged them: for data and models. The first line is that of the tool of the MOF. */
const OPEN_ELSEWHERE = /^(?:CC0-|CC-BY(?:-SA)?-\d|CDLA-|ODC-PDDL-|PDDL-|ODC-By-|ODbL-|GFDL-|OGL-|OpenMDW-|etalab-2)/;
const SHARE_ALIKE = /^(?:CC-BY-(?:NC-)?SA-|(?:A|L)?GPL-|ODbL-|CDLA-Sharing-|GFDL-|EUPL-|OSL-|MPL-|EPL-)/;

/**
 * What is known of a licence from its name.
 * @returns null where nobody says which it is
 */
export function judgeLicence(given: string | null, book: LicenceBook): Licence | null {
  const name = given?.trim() ?? '';
  const lower = name.toLowerCase();
  if (lower === '' || EMPTY.includes(lower)) return null;
  const spdx = book.get((HUB_SPELLINGS[lower] ?? lower).toLowerCase());
  const limits = FAMILIES.filter(([, mark]) => mark.test(lower)).map(([limit]) => limit);
  const id = spdx?.id ?? HUB_SPELLINGS[lower] ?? name;
  const judged = { osi: spdx?.osi ?? false, fsf: spdx?.fsf ?? false };
  return {
    id,
    family: spdx ? 'spdx' : limits.length > 0 || OPEN_ELSEWHERE.test(id) ? 'hub' : 'unknown',
    ...judged,
    isOpen: limits.length === 0 && (judged.osi || judged.fsf || OPEN_ELSEWHERE.test(id)),
    isShareAlike: SHARE_ALIKE.test(id),
    limits,
  };
}

/** The kinds of artifacts that are code, which a licence for texts or data does not suit. */
const CODE: readonly ArtifactKind[] = [
  'architecture',
  'training-code',
  'inference-code',
  'evaluation-code',
  'preprocessing-code',
  'libraries',
];

export function isCode(kind: ArtifactKind): boolean {
  return CODE.includes(kind);
}

/** Whether a licence was written for texts and data, not for code. */
export function isForContent({ id }: Licence): boolean {
  return /^(?:CC|CDLA|ODC|ODbL|PDDL|GFDL|OGL|etalab)/.test(id);
}
