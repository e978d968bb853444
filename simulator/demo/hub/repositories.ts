/** A repository as the Hub's API describes it, with the text of its card. */
export interface HubRepository {
  kind: 'model' | 'dataset';
  id: string;
  sha: string;
  createdAt: string;
  lastModified: string;
  private: boolean;
  gated: false | 'auto' | 'manual';
  pipeline_tag?: string;
  library_name?: string;
  downloads: number;
  likes: number;
  tags: string[];
  cardData: Record<string, unknown>;
  safetensors?: { parameters: Record<string, number>; total: number };
  /** What the card says below its front matter. */
  text: string;
}

interface Entry {
  id: string;
  kind?: 'dataset';
  date: string;
  card: Record<string, unknown>;
  /** How many numbers the weights hold. */
  weights?: number;
  /** How the Hub itself relates it to its base model. */
  relation?: string;
  gated?: 'auto' | 'manual';
  private?: true;
  text: string;
}

const SPOKEN = ['fr', 'en', 'it', 'de', 'es', 'pt', 'nl', 'ar'];

/**
 * The real releases of OpenLLM France as they are publicly known, and three inventions (the "demo" ones) for what goes
 * wrong. Texts, commits and dates of commits are the demo's own.
 */
const ENTRIES: Entry[] = [
  {
    id: 'OpenLLM-France/Luciole-23B-Base',
    date: '2026-06-02',
    card: { license: 'apache-2.0', language: SPOKEN, datasets: ['OpenLLM-France/Luciole-Training-Dataset'] },
    weights: 23_200_000_000,
    text: 'Largest of the Luciole family, trained from scratch on an open corpus. A base model: it completes, it does not chat.',
  },
  {
    id: 'OpenLLM-France/Luciole-8B-Base',
    date: '2026-06-02',
    card: { license: 'apache-2.0', language: SPOKEN, datasets: ['OpenLLM-France/Luciole-Training-Dataset'] },
    weights: 8_080_000_000,
    text: 'The middle of the Luciole family: a hybrid architecture, trained from scratch.',
  },
  {
    id: 'OpenLLM-France/Luciole-1B-Base',
    date: '2026-03-05',
    card: { license: 'apache-2.0', language: SPOKEN, datasets: ['OpenLLM-France/Luciole-Training-Dataset'] },
    weights: 1_300_000_000,
    text: 'Smallest of the Luciole family: runs on a laptop.',
  },
  {
    id: 'OpenLLM-France/Luciole-8B-Instruct-1.1',
    date: '2026-07-31',
    card: {
      license: 'apache-2.0',
      language: SPOKEN,
      base_model: 'OpenLLM-France/Luciole-8B-Base',
      datasets: ['OpenLLM-France/Luciole-PostTraining-Dataset-1.1'],
    },
    weights: 8_080_000_000,
    relation: 'finetune',
    text: 'Luciole 8B, taught to follow instructions and to think before it answers.',
  },
  {
    id: 'OpenLLM-France/Lucie-7B',
    date: '2025-01-23',
    card: {
      license: 'apache-2.0',
      language: ['fr', 'en', 'it', 'de', 'es'],
      datasets: ['OpenLLM-France/Lucie-Training-Dataset'],
      training_progress: { num_steps: 756_291, num_tokens: 3_131_736_326_144, context_length: 32_000 },
    },
    weights: 6_706_958_336,
    text: 'A French-first foundation model, trained from scratch on an open corpus.',
  },
  {
    id: 'OpenLLM-France/Lucie-7B-Instruct-v1.1',
    date: '2025-03-21',
    card: { license: 'apache-2.0', language: ['fr', 'en'], base_model: 'OpenLLM-France/Lucie-7B' },
    weights: 6_706_958_336,
    relation: 'finetune',
    text: 'Lucie 7B, taught to follow instructions in French and English.',
  },
  {
    id: 'OpenLLM-France/Claire-7B-0.1',
    date: '2023-11-08',
    card: {
      license: 'cc-by-nc-sa-4.0',
      language: 'fr',
      base_model: 'tiiuae/falcon-7b',
      datasets: ['OpenLLM-France/Claire-Dialogue-French-0.1'],
    },
    weights: 7_000_000_000,
    relation: 'finetune',
    text: 'Falcon 7B, trained further on spoken French: dialogues, as people really talk.',
  },
  {
    id: 'OpenLLM-France/Luciole-Training-Dataset',
    kind: 'dataset',
    date: '2026-03-05',
    card: { license: 'cc-by-sa-4.0', language: SPOKEN },
    text: 'What the Luciole models were trained on.',
  },
  {
    id: 'OpenLLM-France/Lucie-Training-Dataset',
    kind: 'dataset',
    date: '2025-05-27',
    card: { license: 'cc-by-nc-sa-4.0', language: ['fr', 'en', 'it', 'de', 'es'] },
    text: 'What Lucie 7B was trained on.',
  },
  {
    id: 'OpenLLM-France/Claire-Dialogue-French-0.1',
    kind: 'dataset',
    date: '2023-11-08',
    card: { license: 'cc-by-nc-sa-4.0', language: 'fr' },
    text: 'Spoken French, written down: what Claire learnt from.',
  },
  {
    id: 'demo-collective/Sketch-350M',
    date: '2026-11-02',
    card: { language: 'fr' },
    weights: 350_000_000,
    text: 'A model whose authors forgot to say under which licence it stands.',
  },
  {
    id: 'demo-collective/Clinic-7B',
    date: '2026-10-14',
    card: {
      license: 'other',
      license_name: 'clinic-research-1.0',
      language: 'fr',
      base_model: 'OpenLLM-France/Lucie-7B',
    },
    weights: 6_706_958_336,
    relation: 'adapter',
    gated: 'manual',
    text: 'A model that is given out on request only.',
  },
  {
    id: 'demo-collective/Secret-1B',
    date: '2026-11-20',
    card: { license: 'apache-2.0' },
    private: true,
    text: 'A model that is not out yet.',
  },
];

/** Repositories that moved: the Hub sends whoever asks for the old name to the new one. */
export const RENAMED: Readonly<Record<string, string>> = {
  'OpenLLM-France/Lucie-7B-Base': 'OpenLLM-France/Lucie-7B',
};

export const REPOSITORIES: readonly HubRepository[] = ENTRIES.map(describe);

function describe(entry: Entry): HubRepository {
  const { id, card, weights, text } = entry;
  const moment = `${entry.date}T09:30:00.000Z`;
  return {
    kind: entry.kind ?? 'model',
    id,
    sha: commitOf(id),
    createdAt: moment,
    lastModified: moment,
    private: entry.private ?? false,
    gated: entry.gated ?? false,
    ...(entry.kind === undefined && { pipeline_tag: 'text-generation', library_name: 'transformers' }),
    downloads: 1_200,
    likes: 12,
    tags: tagsOf(card, entry.relation),
    cardData: card,
    ...(weights !== undefined && { safetensors: { parameters: { BF16: weights }, total: weights } }),
    text,
  };
}

/** The Hub makes tags of what the card states, and tags a base model twice: plain, and with the relation. */
function tagsOf({ license, language, datasets, base_model }: Record<string, unknown>, relation?: string): string[] {
  const all = (value: unknown) => [value ?? []].flat().map(String);
  return [
    ...all(language),
    ...all(datasets).map((id) => `dataset:${id}`),
    ...all(base_model).map((id) => `base_model:${id}`),
    ...(relation ? all(base_model).map((id) => `base_model:${relation}:${id}`) : []),
    ...all(license).map((id) => `license:${id}`),
    'region:eu',
  ];
}

/** Forty hexadecimal digits that are always the same for the same name, in the place of a real commit. */
function commitOf(id: string): string {
  let state = 7;
  for (const letter of id) state = (state * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647;
  return Array.from({ length: 40 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 16).toString(16);
  }).join('');
}
