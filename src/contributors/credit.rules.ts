/**
 * The kinds of contribution that credits are of: those of all-contributors that such a collective has.
 * https://allcontributors.org/docs/en/emoji-key
 */
export const KINDS = [
  'code',
  'data',
  'doc',
  'translation',
  'test',
  'review',
  'ideas',
  'research',
  'infra',
  'design',
  'question',
  'mentoring',
  'eventOrganizing',
  'talk',
  'maintenance',
  'projectManagement',
  'financial',
] as const;
export type Kind = (typeof KINDS)[number];
