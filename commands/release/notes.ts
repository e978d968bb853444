import { literal } from '../../src/discord/kit.ts';
import { checkRelease } from '../../src/releases/checklist/checklist.rules.ts';
import { type Checking, publishedOf } from '../../src/releases/checklist/published.rules.ts';
import { factsOf } from '../../src/releases/facts.rules.ts';
import type { Dossier } from '../../src/releases/release.ts';
import type { Texts } from '../../src/texts.ts';
import { flop } from './amounts.ts';
import { itemName, kindName, reasonText } from './reasons.ts';

/** The release notes of a release, as Markdown, in one language. */
export function releaseNotes(dossier: Dossier, checking: Checking, t: Texts): string {
  const { release } = dossier;
  const { name, stated, state, maturity } = release;
  const status = t('release.export.notes.state', {
    state: t(`release.states.${state}`),
    maturity: t(`release.maturities.${maturity}`),
  });
  const day = Temporal.Instant.fromEpochMilliseconds(checking.now).toZonedDateTimeISO('UTC').toPlainDate();
  return [
    `# ${literal(name)}`,
    `*${status}*`,
    ...paragraph(stated.summary[t.locale]),
    ...section(t('release.export.notes.uses'), paragraph(stated.intendedUse)),
    ...section(t('release.export.notes.limits'), paragraph(stated.limits)),
    ...section(t('release.export.notes.facts'), list(factLines(dossier, t))),
    ...section(t('release.export.notes.data'), paragraph(stated.data)),
    ...section(t('release.export.notes.artifacts'), list(artifactLines(dossier, checking, t))),
    ...section(t('release.export.notes.evaluations'), list(evaluationLines(dossier, t))),
    ...checklist(dossier, checking, t),
    `*${t('release.export.notes.generated', { day: day.toLocaleString(t.locale, { dateStyle: 'long' }) })}*`,
    '',
  ].join('\n\n');
}

function paragraph(words: string | null): string[] {
  return words ? [literal(words)] : [];
}

function list(lines: readonly string[]): string[] {
  return lines.length > 0 ? [lines.join('\n')] : [];
}

function section(title: string, body: readonly string[]): string[] {
  return body.length > 0 ? [`## ${title}`, ...body] : [];
}

function factLines({ release }: Dossier, t: Texts): string[] {
  const facts = factsOf(release);
  const number = (value: number | null) => (value === null ? null : new Intl.NumberFormat(t.locale).format(value));
  const words = (all: readonly string[]) => all.map(literal).join(', ') || null;
  const { compute } = facts;
  const counted = compute && flop(compute.flop, t);
  const known = {
    parameters: number(facts.parameters),
    licence: facts.licence && literal(facts.licence),
    languages: words(facts.languages),
    contextLength: number(facts.contextLength),
    tokens: number(facts.tokens),
    compute:
      counted && compute.basis === 'estimated' ? t('release.export.notes.estimated', { value: counted }) : counted,
    energyKwh: number(facts.energyKwh),
    co2Grams: number(facts.co2Grams),
    baseModels: words(facts.baseModels),
    datasets: words(facts.datasets),
  };
  return Object.entries(known).flatMap(([name, value]) =>
    value
      ? [t('release.export.notes.line', { name: t(`release.export.notes.${name as keyof typeof known}`), value })]
      : [],
  );
}

function artifactLines(dossier: Dossier, checking: Checking, t: Texts): string[] {
  return publishedOf(dossier, checking).map(({ kind, address, written, licence }) =>
    t('release.export.notes.artifact', {
      kind: kindName(kind, t),
      address: address.replace(/[\s<>()]/g, encodeURIComponent),
      licence: licence?.id ? literal(licence.id) : literal(written ?? t('release.export.notes.unlicensed')),
    }),
  );
}

function evaluationLines({ release }: Dossier, t: Texts): string[] {
  return factsOf(release).evaluations.map(({ benchmark, metric, value }) =>
    t('release.export.notes.evaluation', {
      benchmark: literal(metric ? `${benchmark} (${metric})` : benchmark),
      value: new Intl.NumberFormat(t.locale, { maximumFractionDigits: 4 }).format(value),
    }),
  );
}

/** How open it is, and what a reader should know of its licences and numbers. */
function checklist(dossier: Dossier, checking: Checking, t: Texts): string[] {
  const items = checkRelease(dossier, checking);
  const line = (one: (typeof items)[number]) =>
    t('release.export.notes.line', { name: itemName(one.id, t), value: reasonText(one, t) });
  const open = items.filter(({ group, state }) => group === 'openness' && state !== 'notApplicable');
  const caveats = items.filter(
    ({ group, state }) => state === 'missing' && (group === 'licences' || group === 'consistency'),
  );
  return [
    ...section(t('release.export.notes.openness'), list(open.map(line))),
    ...section(t('release.export.notes.caveats'), list(caveats.map(line))),
  ];
}
