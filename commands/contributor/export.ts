import { type Credit, countUnnamed, creditsSince, sharesSince } from '../../src/contributors/credits.store.ts';
import {
  allContributorsFile,
  csvFile,
  markdownFile,
  type Project,
  readProject,
} from '../../src/contributors/export.rules.ts';
import { PERIODS, peopleOf, periodStart, type Share } from '../../src/contributors/wall.rules.ts';
import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { line } from '../../src/discord/reply.ts';
import type { Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';

const FORMATS = ['all-contributors', 'csv', 'markdown'] as const;
type Format = (typeof FORMATS)[number];

export const exportList = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: {
    format: { type: 'string', required: true, choices: FORMATS },
    repository: { type: 'string', maxLength: 200 },
    period: { type: 'string', choices: PERIODS },
  },
  run(context, { format, repository, period = 'all' }) {
    const { parts, guild, now, t } = context;
    const project = repository === undefined ? null : readProject(repository);
    if (format === 'all-contributors' && !project) throw new UserError('contributor.errors.noProject');
    const since = periodStart(period, now);
    const shares = sharesSince(parts.db, guild.id, since);
    if (shares.length === 0) return line(t('contributor.export.nothing'));
    const credits = creditsSince(parts.db, guild.id, since);
    const file = fileIn(format, { shares, credits, project }, t);
    return { ...line(remarks(context, { format, shares, since })), files: [file] };
  },
});

interface Listed {
  shares: readonly Share[];
  credits: readonly Credit[];
  project: Project | null;
}

function fileIn(format: Format, { shares, credits, project }: Listed, t: Texts) {
  if (format === 'all-contributors' && project) {
    return fileOf('.all-contributorsrc', allContributorsFile(project, shares));
  }
  if (format === 'markdown') {
    return fileOf(
      'CONTRIBUTORS.md',
      markdownFile(shares, (kind) => t(`contributor.kinds.${kind}`)),
    );
  }
  const columns = (['date', 'name', 'kind', 'origin', 'title'] as const).map((column) =>
    t(`contributor.export.columns.${column}`),
  );
  return fileOf('contributors.csv', csvFile([columns, ...credits.map((credit) => csvLine(credit, t))]));
}

function csvLine({ at, name, kind, origin, title }: Credit, t: Texts): string[] {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toString();
  return [date, name, t(`contributor.kinds.${kind}`), t(`contributor.export.origins.${origin}`), title];
}

function fileOf(name: string, content: string) {
  return { name, content: new TextEncoder().encode(content) };
}

/** How many are in the file, and who is not and why. */
function remarks(
  { parts, guild, t }: Context,
  { format, shares, since }: { format: Format; shares: readonly Share[]; since: number },
): string {
  const people = peopleOf(shares);
  const noLogin = format === 'all-contributors' ? people.filter(({ github }) => github === null).length : 0;
  const unnamed = countUnnamed(parts.db, guild.id, since);
  return [
    t('contributor.export.done', { count: people.length - noLogin }),
    ...(noLogin > 0 ? [t('contributor.export.noLogin', { count: noLogin })] : []),
    ...(unnamed > 0 ? [t('contributor.export.unnamed', { count: unnamed })] : []),
  ].join('\n');
}
