import { type Entry, sections } from './entry.ts';

const SPOKEN = ['fr', 'en', 'it', 'de', 'es', 'pt', 'nl', 'ar'];
const DATA = 'OpenLLM-France/Luciole-Training-Dataset';

const LIMITS =
  'A base model repeats what it has read, with its prejudices and mistakes. It was not taught to refuse, and it states ' +
  'false things in the tone of true ones. Whoever builds on it has to test it for their own use.';
const EVALUATION = 'Figures and tables are in `metadata/evaluation`: multilingual benchmarks, at each checkpoint.';

/** What the front matter of each of the base models holds, but for the progress of its training. */
function front(numSteps: number, numTokens: number): Record<string, unknown> {
  return {
    license: 'apache-2.0',
    pipeline_tag: 'text-generation',
    language: SPOKEN,
    tags: ['openllm-france', 'luciole'],
    datasets: [DATA],
    widget: [{ text: 'Quelle est la capitale de la France ?', example_title: 'Capitale', group: 'Français' }],
    training_progress: { num_steps: numSteps, num_tokens: numTokens, context_length: 131_072 },
  };
}

function base(what: { size: string; made: string; tokens: string; procedure: string }): string {
  return sections({
    description: `Luciole ${what.size} Base is a language model with ${what.size} parameters, trained from scratch. ${what.made}`,
    direct: 'To complete text in eight languages and in code, and as a start for fine-tuning.',
    outOfScope: 'It does not converse and must not decide about people. Fine-tune it before you put it to work.',
    limits: LIMITS,
    data: `It has seen ${what.tokens} tokens of the [Luciole Training Dataset](https://huggingface.co/datasets/${DATA}), which keeps to the opt-outs of robots.txt.`,
    procedure: what.procedure,
    evaluation: EVALUATION,
  });
}

/** The Luciole family as it is publicly known, with the two places in which its cards contradict themselves. */
export const LUCIOLE: Entry[] = [
  {
    id: 'OpenLLM-France/Luciole-23B-Base',
    date: '2026-06-02',
    card: front(1_170_080, 4_907_671_224_320),
    weights: 23_200_000_000,
    text: base({
      size: '23B',
      made: 'Its architecture follows the Nemotron recipe.',
      tokens: '5.1T',
      procedure: 'Training ran on 256-512 H100 GPUs for 1,186 hours: 576,587 GPU-hours in all, on Jean Zay.',
    }),
  },
  {
    id: 'OpenLLM-France/Luciole-8B-Base',
    date: '2026-06-02',
    card: front(1_216_796, 5_103_612_329_984),
    weights: 8_080_000_000,
    text: base({
      size: '8B',
      made: 'It is a hybrid of Mamba and transformer layers (NemotronH).',
      tokens: '5.1T',
      procedure: [
        'Training ran on 128-256 H100 GPUs for 870 hours: 237,036 GPU-hours in all, on Jean Zay.',
        'At the end its context was extended to 131,072 with 100B tokens of long documents.',
        '| Phase | Tokens | Context |\n|---|---|---|\n| Pretraining | 5.0T | 4,096 |\n| Context extension | 25B | 131,072 |',
      ].join('\n\n'),
    }),
  },
  {
    id: 'OpenLLM-France/Luciole-1B-Base',
    date: '2026-03-05',
    card: front(1_204_876, 5_053_616_226_304),
    weights: 1_300_000_000,
    text: base({
      size: '1.3B',
      made: 'It is the smallest of the family and runs on a laptop. Its architecture follows the Nemotron recipe.',
      tokens: '5.05T',
      procedure: 'Training ran on 128-256 H100 GPUs: 41,962 GPU-hours in all, on Jean Zay.',
    }),
  },
  {
    id: 'OpenLLM-France/Luciole-8B-Instruct-1.1',
    date: '2026-07-31',
    card: {
      license: 'apache-2.0',
      pipeline_tag: 'text-generation',
      language: SPOKEN,
      tags: ['openllm-france', 'luciole'],
      base_model: 'OpenLLM-France/Luciole-8B-Base',
      datasets: ['OpenLLM-France/Luciole-PostTraining-Dataset-1.1'],
    },
    weights: 8_080_000_000,
    relation: 'finetune',
    text: sections({
      description: 'Luciole 8B, taught to follow instructions and to think before it answers.',
      direct: 'To converse, summarise and translate in eight languages.',
      outOfScope: 'It is no source of medical or legal advice and must not decide about people.',
      limits: 'It invents facts and sources, and its thinking aloud may differ from how it came to its answer.',
      data: 'Conversations with and without thinking, and pairs of answers of which one is preferred.',
      procedure: 'Three steps: supervised fine-tuning with thinking, then without, then preference optimisation (DPO).',
      evaluation: EVALUATION,
    }),
  },
  {
    id: DATA,
    kind: 'dataset',
    date: '2026-03-05',
    card: { license: 'cc-by-sa-4.0', language: SPOKEN },
    text: 'What the Luciole models were trained on: about 4.65T tokens. Opt-outs of robots.txt are applied in retrospect, and personal data is replaced by placeholders.',
  },
];
