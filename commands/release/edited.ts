import { COLOURS, container, link, literalWithin, row, text } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card } from '../../src/discord/reply.ts';
import type { Edit, Sight } from '../../src/releases/hub-edits.rules.ts';
import type { RepositoryKind } from '../../src/releases/lifecycle.rules.ts';
import { pageOf } from '../../src/releases/repository.rules.ts';
import type { Texts } from '../../src/texts.ts';

/** What was frozen when it was seen. */
interface Facts {
  release: number;
  kind: RepositoryKind;
  name: string;
  repository: string;
  edits: Edit[];
}

/** Licences and names have up to 200 characters. */
const MAX_VALUE = 220;

/** Tells the maintainers what was changed on Hugging Face of a release that they announced. */
export const edited: Renderer = (facts, { config, t }) => {
  const { release: id, kind, name, repository, edits } = facts as unknown as Facts;
  const lines = edits.map((edit) => `- ${editLine(edit, t)}`).join('\n');
  const page = link(pageOf({ kind, id: repository }, config.huggingFace.endpoint), t('release.card.page'));
  return card([
    container(COLOURS.trouble, [
      text(`### ${t('release.hubEdits.title', { id, name: literalWithin(name, MAX_VALUE) })}\n${lines}`),
      text(`-# ${t('release.hubEdits.next')}`),
      row(page),
    ]),
  ]);
};

function editLine({ what, from, to }: Edit, t: Texts): string {
  if (what === 'access') return t(`release.hubEdits.access.${to as Sight['access']}`);
  if (what === 'gated') return t(`release.hubEdits.gated.${to === 'true' ? 'on' : 'off'}`);
  const shown = (value: string | null) => {
    if (value === null) return t('release.hubEdits.nothing');
    return what === 'revision' ? `\`${value.slice(0, 7)}\`` : literalWithin(value, MAX_VALUE);
  };
  return t(`release.hubEdits.${what}`, { from: shown(from), to: shown(to) });
}
