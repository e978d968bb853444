import { type Entry, sections } from './entry.ts';

const DATA = 'OpenLLM-France/Claire-Dialogue-French-0.1';

function claire(what: { id: string; base: string; weights: number; hardware: string }): Entry {
  return {
    id: what.id,
    date: '2023-11-08',
    card: {
      license: 'cc-by-nc-sa-4.0',
      pipeline_tag: 'text-generation',
      language: ['fr'],
      tags: ['pretrained', 'conversational'],
      datasets: [DATA],
      base_model: what.base,
      inference: { parameters: { temperature: 1, max_new_tokens: 200 } },
      widget: [{ text: '- Bonjour Dominique, qu’allez-vous nous cuisiner ?', example_title: 'Cuisine' }],
    },
    weights: what.weights,
    relation: 'finetune',
    text: sections({
      description: `A language model with 7B parameters, ${what.base} trained further on French as it is spoken.`,
      direct: 'To continue dialogues in French, and to study how people talk.',
      outOfScope: 'It is no assistant: it plays all speakers of a dialogue.',
      limits: 'It says what people say in unprepared talk, also what is rude or wrong.',
      data: `About 160M words of French dialogue: [Claire-Dialogue-French](https://huggingface.co/datasets/${DATA}).`,
      procedure: `LoRA of rank 16, merged at the end. ${what.hardware}, about 50 GPU-hours, on Jean Zay.`,
      evaluation: 'People preferred it to its base model in continuing dialogues; see the table of the report.',
    }),
  };
}

/** The Claire family as it is publicly known, and what it was made from. */
export const CLAIRE: Entry[] = [
  claire({
    id: 'OpenLLM-France/Claire-7B-0.1',
    base: 'tiiuae/falcon-7b',
    weights: 7_000_000_000,
    hardware: 'One A100 80GB GPU',
  }),
  claire({
    id: 'OpenLLM-France/Claire-Mistral-7B-0.1',
    base: 'mistralai/Mistral-7B-v0.1',
    weights: 7_000_000_000,
    hardware: '8 A100 80GB GPUs',
  }),
  {
    id: DATA,
    kind: 'dataset',
    date: '2023-11-08',
    card: { license: 'cc-by-nc-sa-4.0', language: 'fr' },
    text: 'Spoken French, written down: what Claire learnt from.',
  },
  {
    id: 'tiiuae/falcon-7b',
    date: '2023-04-24',
    card: { license: 'apache-2.0', language: ['en'], datasets: ['tiiuae/falcon-refinedweb'] },
    weights: 7_217_189_760,
    text: 'A base model of others, from which a Claire was made.',
  },
  {
    id: 'mistralai/Mistral-7B-v0.1',
    date: '2023-09-20',
    card: { license: 'apache-2.0', language: ['en'] },
    weights: 7_241_732_096,
    text: 'A base model of others, from which a Claire was made.',
  },
];
