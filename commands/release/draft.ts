import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { draftByHand, draftFromHub } from '../../src/releases/draft.store.ts';
import { factsOf, notFound } from '../../src/releases/facts.rules.ts';
import { readRepository } from '../../src/releases/hub.ts';
import { MATURITIES, type Maturity, REPOSITORY_KINDS } from '../../src/releases/lifecycle.rules.ts';
import { MAX_NAME, readName } from '../../src/releases/naming.rules.ts';
import type { Release, Stated } from '../../src/releases/release.ts';
import { parseRepository, type Repository } from '../../src/releases/repository.rules.ts';
import { UserError } from '../../src/user-error.ts';
import { oneLine } from '../../src/words.ts';
import { actOf } from './act.ts';
import { releaseComponents } from './cards.ts';

/** From a repository of the Hub, or by hand with a name. */
export const draft = subcommand({
  audience: 'contributor',
  answers: 'defer',
  options: {
    maturity: { type: 'string', required: true, choices: MATURITIES },
    repository: { type: 'string', maxLength: 250 },
    name: { type: 'string', maxLength: MAX_NAME },
    kind: { type: 'string', choices: REPOSITORY_KINDS },
    use: { type: 'string', maxLength: 600 },
    summary: { type: 'string', maxLength: 300 },
  },
  run(context, { repository, name, kind = 'model', maturity, use, summary }) {
    const sentence = (summary && oneLine(summary)) || null;
    const { locale } = context.person;
    const said = { fr: locale === 'fr' ? sentence : null, en: locale === 'en' ? sentence : null };
    const intendedUse = (use && oneLine(use)) || null;
    const stated: Partial<Stated> = { summary: said, ...(intendedUse && { intendedUse }) };
    if (repository !== undefined) {
      const { endpoint } = context.parts.config.huggingFace;
      return draftFromRepository(context, parseRepository(repository, endpoint), { maturity, stated });
    }
    if (name === undefined) throw new UserError('release.errors.nothingNamed');
    const act = actOf(context, 0);
    const release = draftByHand(context.parts.db, { ...act, kind, releaseName: readName(name), maturity, stated });
    return answer(context, release, 'byHand');
  },
});

/** Drafts what the Hub shows of a repository now. */
export async function draftFromRepository(
  context: Context,
  repository: Repository,
  beginning: { maturity: Maturity; stated: Partial<Stated> },
): Promise<Message> {
  const { parts } = context;
  const { facts, cardText } = await readRepository(parts, repository);
  const { release, isNew } = draftFromHub(parts.db, { ...actOf(context, 0), ...beginning, facts, cardText });
  return answer(context, release, isNew ? 'new' : 'again');
}

function answer(context: Context, release: Release, done: 'new' | 'again' | 'byHand'): Message {
  const { t } = context;
  return card([
    text(t(`release.draft.${done}`, { id: release.id })),
    ...releaseComponents(context, release),
    text(`-# ${[...unsaid(release, context), t('release.draft.next')].join(' ')}`),
  ]);
}

/** What a reader would look for and nobody has said yet. */
function unsaid(release: Release, { t }: Context): string[] {
  const absent = notFound(release.kind, factsOf(release), release.hub);
  if (absent.length === 0) return [];
  const facts = absent.map((fact) => t(`release.notFound.${fact}`)).join(', ');
  return [t(release.hub ? 'release.card.notFound' : 'release.card.notSaid', { facts })];
}
