import { button, subcommand } from '../../src/discord/command.ts';
import type { Context, Place } from '../../src/discord/context.ts';
import { line, type Message } from '../../src/discord/reply.ts';
import { exportKept } from '../../src/privacy/store.ts';
import { exportRoute } from './routes.ts';

const shared = { audience: 'everyone', answers: 'defer', where: 'anywhere', run } as const;

export const exportAll = subcommand(shared);

export const exportButton = button({ ...exportRoute, ...shared });

/** Everything in one file, which only this person sees. */
function run({ parts, person, now, t }: Context<Place>): Message {
  const kept = exportKept(parts.db, person.id);
  if (Object.keys(kept).length === 0) return line(t('privacy.export.nothing'));
  const exportedAt = Temporal.Instant.fromEpochMilliseconds(now).toString();
  const json = JSON.stringify({ discordId: person.id, exportedAt, kept }, null, 2);
  return {
    kind: 'message',
    content: t('privacy.export.done'),
    files: [{ name: 'ruche.json', content: new TextEncoder().encode(json) }],
  };
}
