import { describe, expect, test } from '@jest/globals';
import { announcementOf } from '../../src/releases/announcement.rules.ts';
import { NOTHING_STATED } from '../../src/releases/facts.rules.ts';
import type { Artifact, HubFacts, Release } from '../../src/releases/release.ts';
import { FACTS } from './drafts.ts';

const OPEN = { weights: true, code: false, data: false, mof: null };
const HUB = 'https://huggingface.co';

function announced(hub: HubFacts | null, artifacts: Artifact[] = [], stated = NOTHING_STATED) {
  const release = { name: 'X', family: 'X', kind: 'model', maturity: 'ready', override: null, version: 3, stated, hub };
  return announcementOf({ release: release as Release, artifacts, card: null }, OPEN, HUB);
}
const artifact = (kind: Artifact['kind'], address: string): Artifact => ({
  id: 1,
  kind,
  address,
  licence: null,
  place: 'elsewhere',
});

describe('the links of an announcement', () => {
  test('begin with the repository and end with what it is made of', () => {
    const { links, revision } = announced({ ...FACTS, baseModels: ['a/base', 'no repository'] }, [
      artifact('demo', 'https://example.org/demo'),
      artifact('research-paper', 'https://example.org/paper'),
      artifact('training-code', 'https://example.org/code'),
    ]);
    expect(links).toEqual([
      { what: 'page', url: `${HUB}/${FACTS.repository}` },
      { what: 'demo', url: 'https://example.org/demo' },
      { what: 'report', url: 'https://example.org/paper' },
      { what: 'code', url: 'https://example.org/code' },
      { what: 'base', id: 'a/base', url: `${HUB}/a/base` },
      {
        what: 'data',
        id: 'OpenLLM-France/Lucie-Training-Dataset',
        url: `${HUB}/datasets/OpenLLM-France/Lucie-Training-Dataset`,
      },
    ]);
    expect(revision).toBe('aaaaaaa');
  });

  test('of something drafted by hand lead to what its author listed, if anything', () => {
    expect(announced(null).links).toEqual([]);
    expect(announced(null).revision).toBeNull();
    expect(announced(null, [artifact('weights', 'https://example.org/w')]).links).toEqual([
      { what: 'page', url: 'https://example.org/w' },
    ]);
  });

  test('lead to each page once, and to nine at most', () => {
    const twice = [artifact('demo', 'https://example.org/a'), artifact('training-code', 'https://example.org/a')];
    expect(announced(null, twice).links).toHaveLength(1);
    const datasets = Array.from({ length: 20 }, (_, i) => `org/data-${i}`);
    expect(announced(null, [], { ...NOTHING_STATED, datasets }).links).toHaveLength(9);
  });
});
