import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { REST } from 'discord.js';
import { commands } from '../../commands/index.ts';
import { startSimulator } from '../../simulator/start.ts';
import { subcommand } from '../../src/discord/command.ts';
import { registerCommands } from '../../src/discord/registration.ts';
import { line } from '../../src/discord/reply.ts';
import { routeTable } from '../../src/discord/routing.ts';

const simulator = await startSimulator({ rateLimits: false });
afterAll(() => simulator.stop());
const rest = new REST({ api: simulator.apiUrl }).setToken(simulator.token);
const path = `/applications/${simulator.applicationId}/commands` as const;
const register = () => registerCommands(rest, simulator.applicationId, commands);

type Loose = Record<string, unknown> & { name: string; options: Loose[]; choices: unknown[] };
const registered = async () =>
  (await rest.get(path, { query: new URLSearchParams({ with_localizations: 'true' }) })) as Loose[];

/** Changes what Discord holds behind the bot's back. */
async function tamper(change: (task: Loose) => unknown): Promise<void> {
  const all = await registered();
  const task = all.find(({ name }) => name === 'task');
  if (!task) throw new Error('no /task');
  change(task);
  await replace(all);
}

/** As Discord takes them: it refuses what it adds itself. */
async function replace(all: Loose[]): Promise<void> {
  await rest.put(path, { body: all.map(({ application_id, version, ...command }) => command) });
}

/** /task as Discord holds it, without what a new version changes. */
async function declared(): Promise<unknown> {
  const { id, version, ...task } = (await registered()).find(({ name }) => name === 'task') as Loose;
  return task;
}

const sub = (command: Loose, name: string) => command.options.find((option) => option.name === name) as Loose;

describe('what is registered', () => {
  beforeAll(register);

  test('is left alone while it is what is declared, however Discord fills in and orders it', async () => {
    expect(await register()).toBe(false);
    await replace((await registered()).reverse());
    expect(await register()).toBe(false);
  });

  test.each<[string, (task: Loose) => unknown]>([
    ['a name in French', (task) => Object.assign(task, { name_localizations: null })],
    [
      'a name in one language more',
      (task) => Object.assign(task, { name_localizations: { fr: 'tâche', de: 'aufgabe' } }),
    ],
    ['a description', (task) => Object.assign(sub(task, 'claim'), { description: 'Otherwise' })],
    ['the order of subcommands', (task) => task.options.reverse()],
    ['the order of options', (task) => sub(task, 'create').options.reverse()],
    ['the order of choices', (task) => sub(sub(task, 'create'), 'area').choices.reverse()],
    ['a choice', (task) => sub(sub(task, 'create'), 'area').choices.pop()],
    ['an option', (task) => sub(task, 'create').options.pop()],
    ['whether an option is required', (task) => Object.assign(sub(sub(task, 'claim'), 'task'), { required: false })],
    ['whether it suggests values', (task) => Object.assign(sub(sub(task, 'claim'), 'task'), { autocomplete: false })],
    ['a limit', (task) => Object.assign(sub(sub(task, 'create'), 'title'), { max_length: 5 })],
    ['where it may be used', (task) => Object.assign(task, { contexts: [0, 1, 2] })],
    ['who may use it', (task) => Object.assign(task, { default_member_permissions: '8' })],
  ])('is put right when %s differs', async (_, change) => {
    const before = await declared();
    await tamper(change);
    expect(await declared()).not.toEqual(before);
    expect(await register()).toBe(true);
    expect(await declared()).toEqual(before);
    expect(await register()).toBe(false);
  });
});

describe('a declaration that is wrong stops the start', () => {
  const run = subcommand({ audience: 'everyone', answers: 'reply', run: () => line('') });
  const route = { args: {}, audience: 'everyone', answers: 'reply', where: 'guild', run: () => line('') } as const;

  test.each([
    [
      'twice the same',
      [
        { name: 'a', run },
        { name: 'a', run },
      ],
      /a is declared twice/,
    ],
    ['nothing to run', [{ name: 'a' }], /\/a does nothing/],
    ['both', [{ name: 'a', run, subcommands: { b: run } }], /both a run of its own and subcommands/],
    ['a route of another', [{ name: 'a', run, components: [{ ...route, route: 'b:c' }] }], /must be "a:something"/],
    [
      'a route of too many parts',
      [{ name: 'a', run, components: [{ ...route, route: 'a:b:c' }] }],
      /must be "a:something"/,
    ],
  ])('%s', (_, wrong, message) => {
    expect(() => routeTable(wrong)).toThrow(message);
  });

  test('a text missing', async () => {
    await expect(registerCommands(rest, simulator.applicationId, [{ name: 'nameless', run }])).rejects.toThrow(
      'locales/en.json lacks nameless.command.name',
    );
  });
});
