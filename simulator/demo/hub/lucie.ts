import { type Entry, sections } from './entry.ts';

const DATA = 'OpenLLM-France/Lucie-Training-Dataset';
const SPOKEN = ['fr', 'en', 'it', 'de', 'es'];

const TEXT = sections({
  description:
    'Lucie 7B is a language model with 6.7B parameters, trained from scratch with French first. Its architecture is that of Llama 3.1, its tokenizer its own.',
  direct: 'To complete text in five European languages and in code, and as a start for fine-tuning.',
  outOfScope: 'It does not converse and must not decide about people. Fine-tune it before you put it to work.',
  limits: 'It repeats what it has read, with its prejudices and mistakes, and it was not taught to refuse.',
  data: `It has seen 3.1T tokens of the [Lucie Training Dataset](https://huggingface.co/datasets/${DATA}).`,
  procedure: 'Training ran on 512 H100 GPUs, about 550,000 GPU-hours in all, on Jean Zay (grant 2024-GC011015444).',
  evaluation: 'Curves of multilingual benchmarks are in `metadata/evaluation`.',
});

/** The Lucie family as it is publicly known. */
export const LUCIE: Entry[] = [
  {
    id: 'OpenLLM-France/Lucie-7B',
    date: '2025-01-23',
    card: {
      license: 'apache-2.0',
      pipeline_tag: 'text-generation',
      language: SPOKEN,
      tags: ['openllm-france', 'pretrained'],
      datasets: [DATA],
      training_progress: { num_steps: 756_291, num_tokens: 3_131_736_326_144, context_length: 32_000 },
    },
    weights: 6_706_958_336,
    text: TEXT,
    before: {
      date: '2024-12-20',
      text: `${TEXT}\n\n## Licence\n\nUntil one part of the training data is cleared, please use this model for non-commercial purposes only.`,
    },
  },
  {
    id: 'OpenLLM-France/Lucie-7B-Instruct-v1.1',
    date: '2025-03-21',
    card: {
      license: 'apache-2.0',
      pipeline_tag: 'text-generation',
      language: ['fr', 'en'],
      tags: ['openllm-france'],
      base_model: 'OpenLLM-France/Lucie-7B',
    },
    weights: 6_706_958_336,
    relation: 'finetune',
    text: sections({
      description: 'Lucie 7B, taught to follow instructions in French and English.',
      direct: 'To converse, summarise and rewrite.',
      outOfScope: 'It is no source of medical or legal advice and must not decide about people.',
      limits: 'It invents facts, reckons badly and believes what it is told.',
      data: 'Instructions with their answers, in French and English, a part of them written by people.',
      procedure: 'Supervised fine-tuning of the whole model.',
      evaluation: 'Not published with this version.',
    }),
  },
  {
    id: DATA,
    kind: 'dataset',
    date: '2025-05-27',
    card: { license: 'cc-by-nc-sa-4.0', language: SPOKEN },
    text: 'What Lucie 7B was trained on: 10.9B rows. One part is withheld, and the list of its addresses is there instead.',
  },
];
