import type { Source } from '../../src/digests/sources.store.ts';
import { getSource } from '../../src/digests/sources.store.ts';
import { COLOURS, container, literalWithin, shorten, text, timestamp } from '../../src/discord/kit.ts';
import type { Look, Renderer } from '../../src/discord/renderer.ts';
import { card } from '../../src/discord/reply.ts';
import type { Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';

/** Of one notice; each takes 300 characters at most. */
const MOST_LINES = 10;
const LONGEST_TITLE = 100;
const LONGEST_REASON = 150;

/** Tells maintainers which sources have been failing for days, and why. */
export const failing: Renderer = ({ sources: ids }, look) => {
  const sources = stillFollowed(ids, look).filter(({ failure }) => failure !== null);
  if (sources.length === 0) return null;
  const { t } = look;
  const title = t('digest.failing.title', { count: sources.length });
  return card([
    container(COLOURS.trouble, [
      text([title, ...lines(sources, (source) => failingLine(source, t), t)].join('\n')),
      text(t('digest.failing.hint')),
    ]),
  ]);
};

/** Tells maintainers which sources are read again. */
export const recovered: Renderer = ({ sources: ids }, look) => {
  const sources = stillFollowed(ids, look);
  if (sources.length === 0) return null;
  const { t } = look;
  const title = t('digest.recovered.title', { count: sources.length });
  return card([container(COLOURS.open, [text([title, ...lines(sources, titleOf, t)].join('\n'))])]);
};

function stillFollowed(ids: unknown, { db, guild, clock }: Look): Source[] {
  if (!guild || !Array.isArray(ids)) return [];
  return ids.flatMap((id) => {
    try {
      return [getSource(db, guild.id, Number(id), clock())];
    } catch (error) {
      // Removed since.
      if (error instanceof UserError) return [];
      throw error;
    }
  });
}

function lines(sources: readonly Source[], show: (source: Source) => string, t: Texts): string[] {
  const left = sources.length - MOST_LINES;
  return [...sources.slice(0, MOST_LINES).map(show), ...(left > 0 ? [t('digest.failing.more', { count: left })] : [])];
}

function failingLine({ title, failure, failingSinceAt }: Source, t: Texts): string {
  return t('digest.failing.line', {
    title: literalWithin(title, LONGEST_TITLE),
    since: timestamp(failingSinceAt ?? 0, 'R'),
    reason: failure ? shorten(t(failure.key, failure.params), LONGEST_REASON) : '',
  });
}

function titleOf({ title }: Source): string {
  return `**${literalWithin(title, LONGEST_TITLE)}**`;
}
