import { button, form } from '../../src/discord/command.ts';
import { COLOURS, container, link, literal, press, row, text, timestamp } from '../../src/discord/kit.ts';
import { openModal } from '../../src/discord/modal.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card } from '../../src/discord/reply.ts';
import { MATURITIES } from '../../src/releases/lifecycle.rules.ts';
import { pageOf } from '../../src/releases/repository.rules.ts';
import { watchedRepository } from '../../src/releases/watch.store.ts';
import { UserError } from '../../src/user-error.ts';
import { oneLine } from '../../src/words.ts';
import { draftFromRepository } from './draft.ts';

/** Drafts a release of a repository that was seen in a watched organisation, by the number of its row. */
const draftItRoute = { route: 'release:propose', args: { watched: 'integer' } } as const;

/** Tells the maintainers of a repository that is new or changed, as it is now, with the button that drafts it. */
export const proposed: Renderer = ({ watched, what }, { db, config, guild, t }) => {
  const found = guild && watchedRepository(db, guild.id, Number(watched));
  if (!found) return null;
  const { id, kind, repository, revision, modifiedAt } = found;
  const title = t(`release.proposal.${what === 'new' ? 'new' : 'changed'}.${kind}`, {
    repository: literal(repository),
  });
  const facts = t('release.proposal.facts', { revision: revision.slice(0, 7), time: timestamp(modifiedAt, 'R') });
  const page = pageOf({ kind, id: repository }, config.huggingFace.endpoint);
  return card([
    container(COLOURS.neutral, [
      text(`### ${title}\n${facts}`),
      row(
        press(draftItRoute, { watched: id }, t('release.proposal.draft'), { style: 'primary' }),
        link(page, t('release.card.page')),
      ),
    ]),
  ]);
};

/** What must be known of any release and Hugging Face does not say. Reading the Hub takes a moment. */
export const draftItForm = form({
  ...draftItRoute,
  audience: 'maintainer',
  answers: 'defer',
  fields: {
    maturity: { type: 'select', required: true, choices: MATURITIES },
    use: { type: 'paragraph', maxLength: 600 },
  },
  run(context, { args, fields }) {
    const { parts, guild } = context;
    const found = watchedRepository(parts.db, guild.id, args.watched);
    const [maturity] = fields.maturity;
    if (found === undefined || maturity === undefined) throw new UserError('release.proposal.errors.gone');
    const { kind, repository: id } = found;
    const intendedUse = oneLine(fields.use) || null;
    return draftFromRepository(
      context,
      { kind, id },
      { maturity, stated: intendedUse === null ? {} : { intendedUse } },
    );
  },
});

export const draftItButton = button({
  ...draftItRoute,
  audience: 'maintainer',
  answers: 'modal',
  run: ({ t }, args) => openModal(draftItForm, args, t),
});
