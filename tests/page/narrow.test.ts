import { expect, test } from '@jest/globals';
import { composer, describePage, messages, pick, run, surroundings } from './support/window.ts';

const phone = { viewport: { width: 400, height: 760 }, hasTouch: true, isMobile: true };

describePage('the page on a narrow screen', () => {
  const around = surroundings();

  test('nothing is wider than the screen, whatever is on show', async () => {
    const page = await around.open('noah', phone);
    await composer(page).fill(`${'long'.repeat(60)} ||${'https://example.org/'.repeat(8)}||`);
    await composer(page).press('Enter');
    for (const command of ['menus', 'cards', 'embed']) await run(page, command);
    await page.locator('.embed').waitFor();
    await pick(page, 'garden plant');
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBe(screen);
    const list = page.locator('.messages');
    expect(await list.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  });

  test('channels and people are drawers that close again', async () => {
    const page = await around.open('noah', phone);
    const channels = page.locator('.side');
    expect(await channels.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels' }).click();
    await channels.waitFor({ state: 'visible' });
    await page.locator('.channel', { hasText: 'revue' }).click();
    await channels.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 1, name: '#revue' }).waitFor();
    await page.getByRole('button', { name: 'People' }).click();
    await page.locator('.member', { hasText: 'Camille' }).waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await page.locator('.members').waitFor({ state: 'hidden' });
  });

  test('a modal fits, and its end can be reached', async () => {
    const page = await around.open('noah', { ...phone, viewport: { width: 400, height: 420 } });
    await run(page, 'form');
    const dialog = page.getByRole('dialog', { name: 'A new bed' });
    await dialog.waitFor();
    const box = await dialog.boundingBox();
    expect((box?.height ?? 999) <= 420 && (box?.width ?? 999) <= 400).toBe(true);
    await dialog.locator('input[type=file]').scrollIntoViewIfNeeded();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await messages(page).count()).toBeGreaterThan(0);
  });
});
