import type { Dossier, Ingredient } from '../../../src/releases/release.ts';
import { dossier } from './dossiers.ts';

/** What is known of a release that was really made, in the words of ../shared/facts/releases.json. */
export interface RealRelease {
  hf_id: string;
  params: number;
  license_weights: string;
  base_model: string | null;
  training_data?: string;
  training_tokens: number | null;
  code_license?: string;
  flop_estimate_6ND?: number;
}

/** What the cards of some say, in their own few words. */
const SAID: Readonly<Record<string, string>> = {
  'OpenLLM-France/Lucie-7B':
    'Lucie-7B is a pretrained 7B parameter causal language model. While it is released under an Apache 2.0 license, we ask that usage of the model be limited to non-commercial purposes until the discussion is finalized.\n\nLucie-7B was trained on 3 trillion tokens. It was pre-trained on 512 H100 80GB GPUs for about 550\\,000 GPU hours.',
  'OpenLLM-France/Luciole-1B-Base':
    'Luciole-1B-Base was trained on 5.1 trillion tokens of multilingual data.\n\nIt was pre-trained on 128 - 256 H100 80GB GPUs for about 41,962 GPU hours (253 hours).',
  'OpenLLM-France/Luciole-8B-Base':
    'Luciole-8B-Base was trained on 5.1 trillion tokens of multilingual data.\n\n5. Context extension: 100 billion tokens to extend context length from 32,768 to 131,072 tokens\n\nIt was pre-trained on 128 - 256 H100 80GB GPUs (32 - 64 nodes) for about 237,036 GPU hours (870 hours).\n\n**4. Context extension to 131K**\n\n| Total samples | 190,720 (25B tokens) |',
  'OpenLLM-France/Luciole-23B-Base':
    'Luciole-23B-Base was trained on 5.1 trillion tokens of multilingual data.\n\nIt was pre-trained on 256 - 512 H100 80GB GPUs for about 576,587 GPU hours (1,186 hours).',
};

/** Such a release as a draft of it would know it. */
export function realDossier(
  real: RealRelease,
  all: readonly RealRelease[],
  datasets: readonly { hf_id: string; license: string | null }[],
): Dossier {
  const { hf_id: repository, base_model: base, training_data: data } = real;
  const original = all.find(({ hf_id }) => hf_id === base);
  const ingredients: Ingredient[] = [
    ...(base
      ? [
          {
            kind: 'model' as const,
            id: base,
            isFound: original !== undefined,
            licence: original?.license_weights ?? null,
            parameters: original?.params ?? null,
            tokens: original?.training_tokens ?? null,
          },
        ]
      : []),
    ...datasets
      .filter(({ hf_id }) => data?.startsWith(hf_id))
      .map(({ hf_id, license }) => {
        const id = hf_id;
        return { kind: 'dataset' as const, id, isFound: true, licence: license, parameters: null, tokens: null };
      }),
  ];
  return dossier({
    hub: {
      repository,
      parameters: real.params,
      tokens: real.training_tokens,
      licence: real.license_weights,
      baseModels: base ? [base] : [],
      ingredients,
    },
    body: SAID[repository] ?? '',
    release: { name: repository.slice(repository.indexOf('/') + 1) },
    artifacts: real.code_license ? [['training-code', real.code_license]] : [],
  });
}
