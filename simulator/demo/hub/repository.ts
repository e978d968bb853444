/** A repository at one commit. */
export interface Commit {
  sha: string;
  date: string;
  /** The front matter of its card. */
  card: Record<string, unknown>;
  /** What the card says below. */
  text: string;
  /** Files beside the card, by their path; a `README.md` takes the place of the card that is made of the two above. */
  files: Readonly<Record<string, string | Uint8Array>>;
}

/** A repository of the small Hub, with its past. */
export interface HubRepository {
  kind: 'model' | 'dataset';
  id: string;
  private: boolean;
  disabled: boolean;
  gated: false | 'auto' | 'manual';
  /** How many numbers the weights hold. */
  weights: number | undefined;
  /** How the Hub itself relates it to its base model. */
  relation: string | undefined;
  /** The newest last; never empty. */
  commits: Commit[];
}

/** What changes in a repository. A new card, text or file is a new commit. */
export interface Change {
  /** Keys of the front matter; the others stay. */
  card?: Record<string, unknown>;
  text?: string;
  files?: Record<string, string | Uint8Array>;
  private?: boolean;
  disabled?: boolean;
  gated?: HubRepository['gated'];
  /** When, as the Hub writes it: `2026-11-25T10:00:00.000Z`. */
  at?: string;
}

export function head({ commits }: HubRepository): Commit {
  const last = commits.at(-1);
  if (last === undefined) throw new Error('a repository without a commit');
  return last;
}

/** Applies a change. @returns the newest commit */
export function change(repository: HubRepository, { card, text, files, at, ...access }: Change): string {
  Object.assign(repository, access);
  if (card === undefined && text === undefined && files === undefined) return head(repository).sha;
  const before = head(repository);
  repository.commits.push({
    sha: commitOf(`${repository.id}@${repository.commits.length}`),
    date: at ?? new Date(Date.parse(before.date) + 86_400_000).toISOString(),
    card: { ...before.card, ...card },
    text: text ?? before.text,
    files: { ...before.files, ...files },
  });
  return head(repository).sha;
}

/** The file of that path at a commit. JSON is YAML, so the front matter needs no writer of its own. */
export function fileAt({ id }: HubRepository, { card, text, files }: Commit, path: string) {
  const own = files[path];
  if (own !== undefined || path !== 'README.md') return own;
  const lines = Object.entries(card).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n# ${id}\n\n${text}\n\n(A card of the Ruche demo, not the real one.)\n`;
}

export function pathsAt({ files }: Commit, { weights }: HubRepository): string[] {
  const named = weights === undefined ? ['README.md'] : ['README.md', 'model.safetensors'];
  return [...new Set([...named, ...Object.keys(files)])];
}

/** Forty hexadecimal digits that are always the same for the same name, in the place of a real commit. */
export function commitOf(name: string): string {
  let state = 7;
  for (const letter of name) state = (state * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647;
  return Array.from({ length: 40 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 16).toString(16);
  }).join('');
}
