import { encoded, situationOf } from '../../src/ai-act/situation.rules.ts';
import { button, select, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { literal, shorten } from '../../src/discord/kit.ts';
import type { Message } from '../../src/discord/reply.ts';
import { dossierOf } from '../../src/releases/dossier.ts';
import { factsOf } from '../../src/releases/facts.rules.ts';
import type { OpenSummary, Release } from '../../src/releases/release.ts';
import { assessOf } from './act.ts';
import { checkPage } from './check-cards.ts';
import { checkPageRoute, checkPartRoute } from './check-routes.ts';
import { anyRelease } from './suggestions.ts';

/** What a release lacks, and why. */
export const check = subcommand({
  audience: 'everyone',
  answers: 'defer',
  options: { release: { type: 'integer', required: true, min: 1, autocomplete: anyRelease } },
  run: (context, { release }) => page(context, release, 1),
});

export const checkPageButton = button({
  ...checkPageRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { release, page: number }) => page(context, release, number),
});

export const checkPartSelect = select({
  ...checkPartRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { release, values: [number] }) => page(context, release, Number(number)),
});

/** Computed anew each time: what it says is true now. */
async function page(context: Context, id: number, number: number): Promise<Message> {
  const { parts, guild, t } = context;
  const dossier = dossierOf(parts.db, guild.id, id);
  const { items, mandatory, open } = (await assessOf(context))(dossier);
  const name = literal(shorten(dossier.release.name, 90));
  return checkPage(
    { id, name, items, mandatory, situation: situationIn(dossier.release, open) },
    Number.isInteger(number) ? number : 1,
    t,
  );
}

/** Where the questionnaire on duties begins: with what the release tells. */
function situationIn(release: Release, { weights }: OpenSummary): string {
  const { baseModels, compute, licence } = factsOf(release);
  return encoded(
    situationOf({
      datasetOnly: release.kind === 'dataset',
      baseModel: baseModels[0],
      flop: compute?.flop,
      openLicence: licence === null ? undefined : weights,
    }),
  );
}
