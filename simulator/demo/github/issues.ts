import type { GithubIssue, GithubRepository } from './github.ts';

const DAY_MS = 86_400_000;

/** What a fictional project would like to have done. One of them is a pull request. */
const ISSUES: Pick<GithubIssue, 'title' | 'body' | 'labels'>[] = [
  {
    title: 'Le tokeniseur coupe les apostrophes typographiques',
    body: '« l’État » donne trois jetons au lieu de deux. Un test qui échoue est dans `tests/tokenizer`.',
    labels: ['bug', 'good first issue'],
  },
  {
    title: 'Document how to resume a training run from a checkpoint',
    body: 'The README stops at the first epoch. Half a page with the three commands would do.',
    labels: ['docs', 'good first issue'],
  },
  { title: 'Fix a typo in the README', body: null, labels: [] },
  {
    title: 'Évaluer le modèle sur des questions de droit français',
    body: 'Trouver un jeu de questions librement réutilisable, puis publier les scores des trois derniers points.',
    labels: ['evaluation'],
  },
  {
    title: 'Deduplicate the transcripts of parliamentary debates',
    body: 'The same session appears in two sources. Keep the one with speakers.',
    labels: ['data', 'help wanted'],
  },
  {
    title: 'Traduire le guide de contribution en anglais',
    body: 'Le guide fait quatre pages. Deux personnes peuvent se le partager.',
    labels: ['traduction'],
  },
];
const PULL_REQUEST = 3;

/** The name of the demo's repository on GitHub. */
export const REPOSITORY = 'collectif-demo/abeille';

/** What is there at the start, each issue a day older than the next. */
export function demoRepositories(now: number): GithubRepository[] {
  const issues = ISSUES.map((issue, index): GithubIssue => {
    const at = now - (ISSUES.length - index) * DAY_MS;
    return {
      ...issue,
      number: index + 1,
      state: 'open',
      state_reason: null,
      assignees: [],
      isPullRequest: index + 1 === PULL_REQUEST,
      createdAt: at,
      updatedAt: at,
      comments: [],
    };
  });
  return [{ name: REPOSITORY, issues, assignable: [] }];
}
