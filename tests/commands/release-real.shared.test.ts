import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startTestBot } from '../support/bot.ts';
import { startTestHub } from '../support/hub.ts';
import { messageOf, said } from '../support/messages.ts';

interface Facts {
  releases: {
    hf_id: string;
    flop_estimate_6ND?: number;
    card_inconsistency?: string;
    license_weights: string;
    training_data?: string;
  }[];
  datasets: { hf_id: string; license: string | null }[];
}
const { releases, datasets }: Facts = JSON.parse(
  readFileSync(new URL('../../../shared/facts/releases.json', import.meta.url), 'utf8'),
);

const hub = await startTestHub();
afterAll(() => hub.stop());
const { simulator } = await startTestBot({ config: { huggingFace: { endpoint: hub.endpoint, token: undefined } } });
const ines = simulator.as('ines');

interface Line {
  id: string;
  state: string;
  reason: { key: string; params: unknown };
}

/** What the record of a fresh draft says. */
async function record(repository: string) {
  const drafted = said(await ines.command('release draft', { repository, maturity: 'research' }));
  const release = Number(/#(\d+)/.exec(drafted)?.[1]);
  const { attachments } = messageOf(await ines.command('release export', { release, format: 'json' }));
  const answer = await fetch(String(attachments[0]?.url));
  const found = (await answer.json()) as { facts: { compute: { flop: number } | null }; checklist: Line[] };
  return { ...found, line: (id: string) => found.checklist.find((one) => one.id === id) };
}

describe('the eight real releases, drafted from the demo’s Hub and checked', () => {
  test.each(releases)('$hf_id', async (real) => {
    const { facts, line } = await record(real.hf_id);
    const estimate = real.flop_estimate_6ND;
    if (estimate !== undefined) {
      expect(Number(facts.compute?.flop.toPrecision(3))).toBe(Number(estimate.toPrecision(3)));
      expect(line('aiAct.generalPurpose')?.reason.key).toBe(estimate > 1e23 ? 'above-estimated' : 'below-estimated');
    }
    const mismatches = ['consistency.tokens', 'consistency.phases', 'consistency.gpuHours'].filter(
      (id) => line(id)?.state === 'missing',
    );
    expect([real.hf_id, mismatches.length > 0]).toEqual([real.hf_id, real.card_inconsistency !== undefined]);
    const data = datasets.find(({ hf_id }) => hf_id === real.training_data)?.license;
    if (data && data !== real.license_weights) {
      expect(JSON.stringify(line('licences.differences')?.reason.params).toLowerCase()).toContain(data);
    }
  });
});
