import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readingOf } from '../../../src/releases/checklist/ai-act-reading.rules.ts';
import { checkRelease } from '../../../src/releases/checklist/checklist.rules.ts';
import { factsOf } from '../../../src/releases/facts.rules.ts';
import { openLicences } from '../../../src/releases/licences.ts';
import { CHECKING } from './dossiers.ts';
import { itemOf } from './items.ts';
import { type RealRelease, realDossier } from './real-releases.ts';

interface Facts {
  releases: (RealRelease & { card_inconsistency?: string })[];
  datasets: { hf_id: string; license: string | null }[];
}
const { releases, datasets }: Facts = JSON.parse(
  readFileSync(new URL('../../../../shared/facts/releases.json', import.meta.url), 'utf8'),
);
const drafted = (real: RealRelease) => realDossier(real, releases, datasets);

describe('the releases of the facts', () => {
  test('are eight', () => expect(releases).toHaveLength(8));

  test.each(releases)('$hf_id: estimate and reading equal the facts', (real) => {
    const { release } = drafted(real);
    const estimate = real.flop_estimate_6ND;
    const compute = factsOf(release).compute;
    if (estimate === undefined) return expect(compute).toBeNull();
    expect(Number(compute?.flop.toPrecision(3))).toBe(Number(estimate.toPrecision(3)));
    expect(readingOf(release).status === 'generalPurpose').toBe(estimate > 1e23);
  });

  test.each(releases)('$hf_id: a mismatch is found where the facts name one, and nowhere else', (real) => {
    const ids = ['consistency.tokens', 'consistency.phases', 'consistency.gpuHours'] as const;
    const isFound = ids.some((id) => itemOf(drafted(real), id).state === 'missing');
    expect(isFound).toBe(real.card_inconsistency !== undefined);
  });

  test.each(releases)('$hf_id: the licences of weights, data and code are told apart', async (real) => {
    const items = checkRelease(drafted(real), { ...CHECKING, licences: await openLicences() });
    const data = datasets.find(({ hf_id }) => hf_id === real.training_data)?.license;
    const licences = [real.license_weights, data, real.code_license].filter((one) => typeof one === 'string');
    const differences = items.find(({ id }) => id === 'licences.differences');
    const differ = new Set(licences).size > 1;
    expect(['licencesVary', 'dataNarrower'].includes(String(differences?.reason.key))).toBe(differ);
    for (const licence of licences) {
      const family = licence.replace(/-3\.0$/, '-3.0-only').toLowerCase();
      if (differ) expect(JSON.stringify(differences?.reason.params).toLowerCase()).toContain(family);
    }
  });
});
