import { subcommand } from '../../src/discord/command.ts';
import { text } from '../../src/discord/kit.ts';
import { card } from '../../src/discord/reply.ts';
import { readRepository } from '../../src/releases/hub.ts';
import { MATURITIES, missingToAnnounce, parseRepository, type Release } from '../../src/releases/rules.ts';
import { draftRelease } from '../../src/releases/store.ts';
import type { Texts } from '../../src/texts.ts';
import { oneLine } from '../../src/words.ts';
import { releaseComponents } from './cards.ts';

export const draft = subcommand({
  audience: 'contributor',
  answers: 'defer',
  options: {
    repository: { type: 'string', required: true, maxLength: 250 },
    maturity: { type: 'string', required: true, choices: MATURITIES },
    summary: { type: 'string', maxLength: 300 },
  },
  async run({ parts, guild, person, now, t }, { repository, maturity, summary }) {
    const { endpoint } = parts.config.huggingFace;
    const facts = await readRepository(parts, parseRepository(repository, endpoint));
    const { release, isNew } = draftRelease(parts.db, {
      guildId: guild.id,
      by: person.id,
      byMaintainer: person.may('maintainer'),
      facts,
      maturity,
      summary: (summary && oneLine(summary)) || undefined,
      at: now,
    });
    return card([
      text(t(isNew ? 'release.draft.new' : 'release.draft.again', { id: release.id })),
      ...releaseComponents(release, { t, endpoint, mayAnnounce: person.may('maintainer') }),
      text(`-# ${nextStep(release, t)}`),
    ]);
  },
});

function nextStep(release: Release, t: Texts): string {
  const [missing] = missingToAnnounce(release);
  return missing ? t(`release.errors.missing.${missing}`, { id: release.id }) : t('release.draft.next');
}
