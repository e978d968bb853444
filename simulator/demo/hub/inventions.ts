import type { Entry } from './entry.ts';

/** A `model-index` with one result each of the benchmarks named. */
function index(name: string, results: Record<string, number>): unknown {
  return [
    {
      name,
      results: Object.entries(results).map(([benchmark, value]) => ({
        task: { type: 'text-generation', name: 'Text Generation' },
        dataset: { name: benchmark, type: benchmark },
        metrics: [{ type: 'accuracy', value, name: 'Accuracy' }],
      })),
    },
  ];
}

/** What no real collective published: for what goes wrong, and for results to compare. All figures are made up. */
export const INVENTIONS: Entry[] = [
  {
    id: 'demo-collective/Sketch-350M',
    date: '2026-11-02',
    card: {
      language: 'fr',
      'model-index': index('Sketch-350M', { arc_easy: 48.2, hellaswag: 35.9, belebele_fra: 29.4 }),
    },
    weights: 350_000_000,
    text: 'A model whose authors forgot to say under which licence it stands.',
    files: {
      '.eval_results/gpqa.yaml': '- dataset:\n    id: Idavidrein/gpqa\n    task_id: gpqa_diamond\n  value: 24.7\n',
    },
  },
  {
    id: 'demo-collective/Sketch-1B',
    date: '2026-11-18',
    card: {
      license: 'mit',
      language: 'fr',
      'model-index': index('Sketch-1B', { arc_easy: 61.5, hellaswag: 52.3, belebele_fra: 41.1 }),
      co2_eq_emissions: { emissions: 18_400, source: 'code carbon', training_type: 'pre-training' },
    },
    weights: 1_020_000_000,
    text: 'The larger of the two Sketch models.',
    files: {
      '.eval_results/gpqa.yaml': '- dataset:\n    id: Idavidrein/gpqa\n    task_id: gpqa_diamond\n  value: 27.3\n',
    },
  },
  {
    id: 'demo-collective/Clinic-7B',
    date: '2026-10-14',
    card: {
      license: 'other',
      license_name: 'clinic-research-1.0',
      language: 'fr',
      base_model: 'OpenLLM-France/Lucie-7B',
      extra_gated_eu_disallowed: false,
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
