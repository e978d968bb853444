import { expect, test } from '@jest/globals';
import { startSimulator } from '../../simulator/start.ts';
import { startTestBot } from './support/bot.ts';
import { composer, describePage, messages, run, surroundings } from './support/window.ts';

describePage('the page as things change', () => {
  const around = surroundings({ acknowledgeWithinMs: 700 });

  test('what one persona writes, another reads at once, and unread channels are marked', async () => {
    const noah = await around.open('noah');
    const ines = await around.open('ines');
    await noah.locator('.channel', { hasText: 'revue' }).click();
    await composer(ines).fill('Bonjour **Noah**');
    await composer(ines).press('Enter');
    await noah.locator('.channel.unread', { hasText: 'général' }).click();
    await noah.locator('strong', { hasText: 'Noah' }).waitFor();
    expect(await noah.locator('.channel.unread').count()).toBe(0);
  });

  test('an ephemeral answer is marked, seen by its owner only, and can be put away', async () => {
    const noah = await around.open('noah');
    const ines = await around.open('ines');
    await run(noah, 'whisper');
    const secret = noah.locator('article.ephemeral', { hasText: 'Between us' });
    await secret.locator('.only-you', { hasText: 'Only you can see this' }).waitFor();
    // What is written after has arrived, so the whisper would have too.
    await composer(noah).fill('Said aloud');
    await composer(noah).press('Enter');
    await messages(ines).filter({ hasText: 'Said aloud' }).waitFor();
    expect(await ines.getByText('Between us').count()).toBe(0);
    await secret.getByRole('button', { name: 'Dismiss message' }).click();
    await secret.waitFor({ state: 'detached' });
  });

  test('a deferred answer shows that the bot is thinking, until it has thought', async () => {
    const page = await around.open('noah');
    await run(page, 'slow');
    await page.locator('.thinking', { hasText: 'Ruche is thinking…' }).waitFor();
    around.bot.continueSlow();
    await messages(page).last().filter({ hasText: 'Thought it over' }).waitFor();
    expect(await page.locator('.thinking').count()).toBe(0);
  });

  test('what is never answered has failed', async () => {
    const page = await around.open('noah');
    await run(page, 'late');
    const failure = page.locator('.failure', { hasText: 'This interaction failed' });
    await failure.waitFor();
    await failure.getByRole('button', { name: 'Dismiss message' }).click();
    await failure.waitFor({ state: 'detached' });
  });

  test('threads stand below their channel, and posts in their forum', async () => {
    const page = await around.open('noah');
    await run(page, 'thread');
    await page.locator('.threads .channel', { hasText: 'About roses' }).waitFor();
    await page.locator('.thread-link', { hasText: 'About roses' }).last().click();
    await page.getByRole('heading', { level: 1, name: 'About roses' }).waitFor();
    await page.locator('.crumb', { hasText: '#général' }).click();
    await page.locator('.channel', { hasText: 'entraide' }).click();
    const post = page.locator('.post', { hasText: 'Which soil?' });
    await post.locator('.tag', { hasText: 'données' }).waitFor();
    await post.click();
    await messages(page).filter({ hasText: 'For lilies' }).waitFor();
    await composer(page).fill('Sand');
    await composer(page).press('Enter');
    await messages(page).filter({ hasText: 'Sand' }).waitFor();
  });

  test('another persona and another language are a click away', async () => {
    const page = await around.open('lucas');
    await page.locator('.channel', { hasText: 'général' }).waitFor();
    expect(await page.locator('.channel', { hasText: 'mainteneurs' }).count()).toBe(0);
    await page.getByRole('button', { name: /Vous êtes Lucas/ }).click();
    await page.getByRole('menuitemradio', { name: /Camille/ }).click();
    await page.locator('.channel', { hasText: 'mainteneurs' }).waitFor();
    expect(page.url()).toMatch(/as=camille/);
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await page.getByRole('heading', { name: 'Channels' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'FR', exact: true }).click();
    await page.getByRole('heading', { name: 'Salons' }).waitFor();
  });

  test('one can talk with the bot in private', async () => {
    const page = await around.open('noah');
    await page.locator('.channel', { hasText: 'Ruche' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ruche' }).waitFor();
    await run(page, 'embed');
    await page.locator('.embed-title', { hasText: 'Roses' }).waitFor();
  });

  test('the page says that the bot is away, and works again when it is back', async () => {
    const page = await around.open('noah');
    await around.bot.stop();
    await page.locator('.banner', { hasText: 'Ruche is offline' }).waitFor();
    around.bot = await startTestBot(around.simulator);
    await page.locator('.banner').waitFor({ state: 'detached' });
    await run(page, 'whisper');
    await page.locator('article.ephemeral', { hasText: 'Between us' }).last().waitFor();
  });

  test('the page survives a restart of the server', async () => {
    const former = await startSimulator();
    const port = Number(new URL(former.url).port);
    const page = await around.open('ines');
    await page.goto(`${former.url}/?as=ines`);
    await composer(page).waitFor();
    await page.locator('.channel', { hasText: 'revue' }).click();
    await former.stop();
    await page.locator('.banner', { hasText: 'La connexion est perdue' }).waitFor();
    const simulator = await startSimulator({ port });
    const bot = await startTestBot(simulator);
    await page.locator('.banner').waitFor({ state: 'detached' });
    await run(page, 'embed');
    await page.locator('.embed-title', { hasText: 'Roses' }).waitFor();
    await page.close();
    await bot.stop();
    await simulator.stop();
  });

  test('a reset gives a fresh guild, after asking', async () => {
    const page = await around.open('noah');
    await composer(page).fill('Soon forgotten');
    await composer(page).press('Enter');
    await messages(page).filter({ hasText: 'Soon forgotten' }).waitFor();
    await page.getByRole('button', { name: 'Reset the demo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await messages(page).filter({ hasText: 'Soon forgotten' }).waitFor();
    await page.getByRole('button', { name: 'Reset the demo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click();
    await messages(page).first().waitFor({ state: 'detached' });
    await run(page, 'embed');
    await page.locator('.embed-title', { hasText: 'Roses' }).waitFor();
  });
});
