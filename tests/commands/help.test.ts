import { describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { commands } from '../../commands/index.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const { simulator } = await startTestBot();
const camille = simulator.as('camille');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

/** Discord's limits for a message of components: https://discord.com/developers/docs/components/reference */
const MAX_CHARACTERS = 4_000;
const MAX_COMPONENTS = 40;

function components(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + components(one), 0);
  if (value === null || typeof value !== 'object') return 0;
  const own = 'type' in value && typeof value.type === 'number' ? 1 : 0;
  return own + Object.values(value).reduce((sum: number, inner) => sum + components(inner), 0);
}

function expectRoom(message: APIMessage): void {
  expect(textOf(message).length).toBeLessThan(MAX_CHARACTERS);
  expect(components(message.components)).toBeLessThanOrEqual(MAX_COMPONENTS);
}

describe('/help', () => {
  test('begins with all commands that the person may use, under the names of their language', async () => {
    const forAdmin = said(await camille.command('help'));
    expect(forAdmin).toMatch(/`\/tâche`.*\n-#.*prendre · rendre/);
    expect(forAdmin).toMatch(/`\/réglages`.*\n-#.*changer/);
    const forMember = said(await emma.command('help'));
    expect(forMember).toMatch(/`\/task`.*\n-#.*list · .*view/);
    expect(forMember).not.toContain('/settings');
    expect(forMember).not.toContain(' assign');
  });

  test('tells of each command, once it is picked, all that can be typed', async () => {
    const opened = messageOf(await emma.command('help'));
    const task = messageOf(await emma.select(opened, 'help:show', ['task']));
    expect(textOf(task)).toContain('`/task list`');
    expect(textOf(task)).not.toContain('`/task assign`');
    const digest = messageOf(await emma.select(task, 'help:show', ['contributor']));
    expect(textOf(digest)).toContain('`/contributor profile`');
    const back = messageOf(await emma.select(digest, 'help:show', ['all']));
    expect(textOf(back)).toBe(textOf(opened));
  });

  test.each(['fr', 'en-US'])('fits into Discord’s limits in %s on every page of an admin', async (locale) => {
    camille.locale = locale;
    let message = messageOf(await camille.command('help'));
    expectRoom(message);
    for (const { name } of commands.filter((command) => command.name !== 'help')) {
      message = messageOf(await camille.select(message, 'help:show', [name]));
      expectRoom(message);
      expect(textOf(message)).toMatch(/^`\/.+` .+/m);
    }
    camille.locale = 'fr';
  });

  test('in direct messages lists only what works there', async () => {
    const text = said(await lucas.command('help', {}, 'dm'));
    expect(text).toContain('`/ai-act`');
    expect(text).not.toContain('`/tâche');
  });

  test('is seen by nobody else', async () => {
    await camille.command('help');
    const seen = simulator.as('ines').messages(simulator.id('general')).map(textOf);
    expect(seen.filter((words) => words.includes('Ce que vous pouvez faire ici'))).toEqual([]);
  });
});
