import type { Answer, Person, Simulator } from '../../simulator/api.ts';
import { openDatabase } from '../../src/database/open.ts';
import type { HubFacts } from '../../src/releases/release.ts';
import { approved } from '../releases/drafts.ts';
import { messageOf, said } from './messages.ts';
import { fill } from './people.ts';

/** The number of a release, as the answer to its draft tells it. @throws when it was not drafted */
export function numberIn(answer: Answer): number {
  const text = said(answer);
  const id = Number(/(?:Publication|Release) #(\d+)/.exec(text)?.[1]);
  if (!id) throw new Error(text);
  return id;
}

/** Drafts by hand, as a person types it. */
export async function draftByHand(person: Person, name: string, options: Record<string, string> = {}): Promise<number> {
  return numberIn(await person.command('release draft', { name, maturity: 'research', ...options }));
}

/** A release with all that is mandatory, approved, put into the file of a running bot. Inès drafted it. */
export function approvedFor(
  simulator: Simulator,
  { databasePath }: { databasePath: string },
  facts: Partial<HubFacts>,
): { id: number; version: number } {
  const db = openDatabase(databasePath);
  const { id, version } = approved(db, simulator.guildId, facts, simulator.as('ines').id);
  db.close();
  return { id, version };
}

/** What stands in a form as it opens, by field: text, or the values picked. */
export function filledIn(opened: Answer): Record<string, unknown> {
  if (opened.kind !== 'modal') throw new Error(`answered by ${opened.kind}: ${said(opened)}`);
  return Object.fromEntries(
    opened.modal.data.components.flatMap((label): [string, unknown][] => {
      if (!('component' in label)) return [];
      const { component } = label;
      if ('options' in component && component.options) {
        return [[component.custom_id, component.options.filter((one) => one.default).map((one) => one.value)]];
      }
      return 'value' in component && component.value !== undefined ? [[component.custom_id, component.value]] : [];
    }),
  );
}

/** Previews and posts it, as a maintainer does. */
export async function announceIt(person: Person, release: number, button = 'Annoncer'): Promise<Answer> {
  return person.click(messageOf(await person.command('release announce', { release })), button);
}

/** Has the announcement tell what is true now, with the note that the form asks for. */
export async function amend(person: Person, release: number, note: string): Promise<Answer> {
  return fill(person, await person.command('release amend', { release }), { note });
}

/** What a guild decided that announces releases: roles, where it announces, and whom it tells. */
export const announcing = (id: Simulator['id']) => ({
  contributorRoleId: id('contributor'),
  maintainerRoleId: id('maintainer'),
  announcementChannelId: id('announcements'),
  announcementRoleId: id('contributor'),
});
