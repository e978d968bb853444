import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApplicationCommandOptionType, ApplicationCommandType, Routes } from 'discord.js';
import { type Scene, setScene } from './bot.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await setScene();
});

afterAll(() => scene.stop());

const body = { name: 'task', description: 'Tasks', description_localizations: { fr: 'Les tâches' } };

describe.each([
  ['global', () => Routes.applicationCommands(scene.simulator.applicationId)],
  ['guild', () => Routes.applicationGuildCommands(scene.simulator.applicationId, scene.simulator.guildId)],
])('%s commands', (_, path) => {
  const { rest } = { rest: () => scene.client.rest };
  type Registered = { id: string; name: string; description: string; description_localizations?: object };
  const list = (query = '') => rest().get(`${path()}${query}` as `/${string}`) as Promise<Registered[]>;

  test('are created, and replaced under the same name and type', async () => {
    const first = (await rest().post(path(), { body })) as Registered;
    const second = (await rest().post(path(), { body: { ...body, description: 'All tasks' } })) as Registered;
    const menu = (await rest().post(path(), {
      body: { name: 'task', type: ApplicationCommandType.User },
    })) as Registered;
    expect(second.id).toBe(first.id);
    expect(menu.id).not.toBe(first.id);
    expect(await list()).toMatchObject([{ description: 'All tasks' }, { description: '' }]);
  });

  test('carry their localisations only when asked', async () => {
    const [without] = await list();
    const [with_] = await list('?with_localizations=true');
    expect(without).not.toHaveProperty('description_localizations');
    expect(with_?.description_localizations).toEqual({ fr: 'Les tâches' });
  });

  test('are changed and deleted one by one', async () => {
    const [{ id } = { id: '' }] = await list();
    const one = `${path()}/${id}` as `/${string}`;
    expect(await rest().patch(one, { body: { description: 'Work' } })).toMatchObject({
      id,
      name: 'task',
      description: 'Work',
    });
    expect(await rest().get(one)).toMatchObject({ id });
    await rest().delete(one);
    await expect(rest().get(one)).rejects.toMatchObject({ code: 10063 });
    expect(await list()).toHaveLength(1);
  });

  test('are overwritten all at once; those that stay keep their id', async () => {
    const [former] = (await rest().put(path(), { body: [body] })) as Registered[];
    const now = (await rest().put(path(), { body: [{ name: 'help', description: 'Help' }, body] })) as Registered[];
    expect(now.map(({ name }) => name)).toEqual(['help', 'task']);
    expect(now[1]?.id).toBe(former?.id);
  });

  test('are given back without what is false', async () => {
    const options = [
      { type: ApplicationCommandOptionType.String, name: 'title', description: 'Title', required: false },
    ];
    const [command] = (await rest().put(path(), { body: [{ ...body, options }] })) as unknown as [
      { options: object[] },
    ];
    expect(command.options[0]).not.toHaveProperty('required');
  });
});

test('a wrong name is refused with its place', async () => {
  const refused = scene.client.rest.put(Routes.applicationCommands(scene.simulator.applicationId), {
    body: [{ name: 'Task', description: 'x' }],
  });
  await expect(refused).rejects.toMatchObject({
    code: 50035,
    rawError: { errors: { 0: { name: expect.anything() } } },
  });
});

test("another application's commands are none of the bot's business", async () => {
  await expect(scene.client.rest.get(Routes.applicationCommands('1'))).rejects.toMatchObject({ code: 50001 });
});
