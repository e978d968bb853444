import { commitOf, type HubRepository } from './repository.ts';

/** A repository as the demo tells it, from which the Hub's is made. */
export interface Entry {
  id: string;
  kind?: 'dataset';
  date: string;
  /** The front matter of its card. */
  card: Record<string, unknown>;
  /** How many numbers the weights hold. */
  weights?: number;
  /** How the Hub itself relates it to its base model. */
  relation?: string;
  gated?: 'auto' | 'manual';
  private?: true;
  text: string;
  files?: Record<string, string>;
  /** An earlier text of the card, and when it stood there. */
  before?: { text: string; date: string };
}

export function repositoryOf(entry: Entry): HubRepository {
  const { id, card, text, files = {}, before } = entry;
  const moment = (date: string) => `${date}T09:30:00.000Z`;
  const earlier = before
    ? [{ sha: commitOf(`${id}@before`), date: moment(before.date), card, text: before.text, files: {} }]
    : [];
  return {
    kind: entry.kind ?? 'model',
    id,
    private: entry.private ?? false,
    disabled: false,
    gated: entry.gated ?? false,
    weights: entry.weights,
    relation: entry.relation,
    commits: [...earlier, { sha: commitOf(id), date: moment(entry.date), card, text, files }],
  };
}

/** The sections of a card, in the order of the collective's own. */
export interface Sections {
  description: string;
  direct: string;
  outOfScope: string;
  limits: string;
  data: string;
  procedure: string;
  evaluation: string;
}

/** What a card of the collective says below its front matter. */
export function sections({ description, direct, outOfScope, limits, data, procedure, evaluation }: Sections): string {
  return [
    `## Model Description\n\n${description}`,
    `## Uses\n\n### Direct Use\n\n${direct}\n\n### Out-of-Scope Use\n\n${outOfScope}`,
    `## Bias, Risks, and Limitations\n\n${limits}`,
    `## Training Details\n\n### Training Data\n\n${data}\n\n### Training Procedure\n\n${procedure}`,
    `## Evaluation\n\n${evaluation}`,
    '## Contact\n\ncontact@openllm-france.fr',
  ].join('\n\n');
}
