import { expect, test } from '@jest/globals';
import { startTestBot } from '../support/bot.ts';
import { composer, describePage, messages, pick, run, windows } from './support/window.ts';

const world = await startTestBot({ settings: (id) => ({ taskChannelId: id('tasks') }) });

/** The whole of Ruche as a newcomer meets it: the bot itself, its file, the simulator, and a browser. */
describePage('Ruche in the page', () => {
  const open = windows(() => world.simulator.url);

  test('a task is created in a modal, claimed by one, and given back', async () => {
    const noah = await open('noah');
    const ines = await open('ines');
    await ines.locator('.channel', { hasText: 'tâches' }).click();

    await run(noah, 'task create');
    const dialog = noah.getByRole('dialog', { name: /task/i });
    await dialog.getByLabel(/^Title/).fill('Measure the 1B model');
    for (const [field, choice] of [
      ['area', 'Evaluation'],
      ['size', 'S'],
    ] as const) {
      await dialog.locator(`[data-custom-id=${field}]`).click();
      await noah.keyboard.type(choice);
      await noah.keyboard.press('Enter');
    }
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await noah.locator('article.ephemeral', { hasText: 'Task created.' }).waitFor();

    // The card is public and in the guild's language; what Ruche answered to Noah is not for Inès.
    const card = messages(ines).filter({ hasText: 'Measure the 1B model' });
    await card.getByText('Ouverte').waitFor();
    expect(await ines.locator('article.ephemeral').count()).toBe(0);

    await card.getByRole('button', { name: 'Prendre' }).click();
    await card.getByText(/Prise par/).waitFor();
    await card.locator('.mention.me', { hasText: '@Inès' }).first().waitFor();
    await card.getByRole('button', { name: 'Rendre' }).click();
    await card.getByRole('button', { name: 'Prendre' }).waitFor();

    await pick(noah, 'task claim');
    await noah.keyboard.type('meas');
    await noah.keyboard.press('Enter');
    await noah.locator('.send:focus').press('Enter');
    await noah.locator('article.ephemeral', { hasText: 'Claimed by' }).waitFor();
    await card.getByText(/Prise par/).waitFor();
    await card.locator('.mention', { hasText: '@Noah' }).first().waitFor();
  });

  test('help is given in the language of whoever asks, to them alone', async () => {
    const noah = await open('noah');
    const ines = await open('ines');
    await run(ines, 'aide');
    await ines
      .locator('article.ephemeral', { hasText: 'a utilisé /aide' })
      .getByText('Les tâches du collectif')
      .waitFor();
    await run(noah, 'help');
    await noah
      .locator('article.ephemeral', { hasText: 'Noah used /help' })
      .getByText('The collective’s tasks')
      .waitFor();
    expect(await noah.getByText('a utilisé /aide').count()).toBe(0);
  });

  test('the page survives a restart of the bot, and old buttons still work', async () => {
    const noah = await open('noah');
    await noah.locator('.channel', { hasText: 'tâches' }).click();
    const card = messages(noah).filter({ hasText: 'Measure the 1B model' });
    await card.getByRole('button', { name: 'Rendre' }).waitFor();
    await world.restart();
    await noah.locator('.banner').waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Rendre' }).click();
    await card.getByRole('button', { name: 'Prendre' }).waitFor();
    await composer(noah).waitFor();
  });
});
