import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { composer, describePage, given, messages, run, surroundings } from './support/window.ts';

const active = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-custom-id'));

describePage('what a message can be used for', () => {
  const around = surroundings();

  test('buttons act, and the focus stays on them', async () => {
    const page = await around.open('noah');
    await run(page, 'menus');
    expect(await page.locator('[data-custom-id=no]').isDisabled()).toBe(true);
    expect(await page.locator('a.button', { hasText: 'Read' }).getAttribute('href')).toBe('https://example.org/');
    await page.locator('[data-custom-id=secret]').press('Enter');
    await page.locator('article.ephemeral', { hasText: 'Pressed secret' }).waitFor();
    expect(await active(page)).toBe('secret');
    await page.locator('[data-custom-id=update]').click();
    await messages(page).filter({ hasText: 'Updated' }).locator('.edited').waitFor();
  });

  test('selects of every kind give what was chosen, by keyboard', async () => {
    const page = await around.open('noah');
    await run(page, 'menus');
    const choose = async (menu: string, typed: string, expected: string) => {
      await page.locator(`[data-custom-id=${menu}]`).last().press('ArrowDown');
      await page.keyboard.type(typed);
      await page.locator('.popup [role=option].active', { hasText: typed }).waitFor();
      await page.keyboard.press('Enter');
      await messages(page)
        .last()
        .filter({ hasText: `${menu}: ${expected}` })
        .waitFor();
    };
    const person = around.simulator.people().find((p) => p.name === 'Inès');
    await choose('users', 'Inès', person?.id ?? '');
    await choose('roles', 'contributeur', around.simulator.id('contributor'));
    await choose('channels', 'annonces', around.simulator.id('announcements'));
  });

  test('several choices are taken together, and never too many', async () => {
    const page = await around.open('noah');
    await run(page, 'menus');
    await page.locator('[data-custom-id=strings]').last().click();
    const option = (name: string) => page.locator('.popup [role=option]', { hasText: name });
    await option('red').click();
    await option('blue').click();
    await option('green').first().click();
    expect(await page.locator('.popup [aria-selected=true]').count()).toBe(2);
    await page.locator('.popup footer button').click();
    await messages(page).last().filter({ hasText: 'strings: red, blue' }).waitFor();
  });

  test('a modal takes text, selects, radio buttons and files, and says what is missing', async () => {
    const page = await around.open('noah');
    await run(page, 'form');
    const dialog = page.getByRole('dialog', { name: 'A new bed' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.locator('.problem').first().waitFor();
    expect(await dialog.locator('.problem').count()).toBe(3);
    // The first field that is wrong has the focus.
    await page.keyboard.type('Lilies');
    await dialog.locator('.count', { hasText: '6 / 20' }).waitFor();
    await dialog.locator('[data-custom-id=colours]').press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await dialog.getByLabel('Shade').check();
    const file = { mimeType: 'text/plain', buffer: Buffer.from('x') };
    await dialog.locator('input[type=file]').setInputFiles([
      { name: 'a.txt', ...file },
      { name: 'b.txt', ...file },
    ]);
    await dialog.getByRole('button', { name: 'Remove b.txt' }).click();
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await given(page, 'plans')).toEqual({ name: 'Lilies', colours: ['red'], light: 'shade', plans: ['a.txt'] });
  });

  test('a modal takes paragraphs, people, checkbox groups and checkboxes', async () => {
    const page = await around.open('noah');
    await run(page, 'survey');
    const dialog = page.getByRole('dialog', { name: 'How was it?' });
    await dialog.locator('textarea').fill('Two\nlines');
    await dialog.locator('[data-custom-id=gardener]').click();
    await page.keyboard.type('lucas');
    await page.keyboard.press('Enter');
    for (const season of ['spring', 'summer', 'autumn']) await dialog.getByLabel(season).check();
    await dialog.getByLabel('Again next year').check();
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.locator('.problem', { hasText: 'Choose at most 2.' }).waitFor();
    await dialog.getByLabel('summer').uncheck();
    await dialog.getByRole('button', { name: 'Submit' }).click();
    expect(await given(page, 'seasons')).toEqual({
      story: 'Two\nlines',
      gardener: [around.simulator.as('lucas').id],
      seasons: ['spring', 'autumn'],
      again: true,
    });
  });

  test('the focus stays within a modal and goes back where it was', async () => {
    const page = await around.open('noah');
    await run(page, 'survey');
    const dialog = page.getByRole('dialog', { name: 'How was it?' });
    await dialog.waitFor();
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName);
      expect(['DIALOG', 'BODY']).toContain(inside);
      expect(await page.evaluate(() => document.activeElement?.closest('main') === null)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await composer(page).evaluate((it) => it === document.activeElement)).toBe(true);
  });

  test('cards show their parts, and embeds theirs', async () => {
    const page = await around.open('noah');
    await run(page, 'cards');
    const card = page.locator('.container').last();
    await card.locator('h4', { hasText: 'Roses' }).waitFor();
    await card.locator('.subtext', { hasText: 'Bed 1' }).waitFor();
    const address = await card.locator('a.file', { hasText: 'notes.txt' }).getAttribute('href');
    expect(await (await fetch(address ?? '')).text()).toBe('Water them.');
    // Shown by its component, so not a second time as an attachment.
    expect(await messages(page).last().locator('a.file').count()).toBe(1);
    const picture = page.getByRole('img', { name: 'A red rose' }).last();
    await picture.scrollIntoViewIfNeeded();
    await page.waitForFunction(() =>
      [...document.images].some((it) => it.alt === 'A red rose' && it.naturalWidth === 1),
    );
    await run(page, 'embed');
    const embed = page.locator('.embed').last();
    await embed.locator('dt', { hasText: 'Height' }).waitFor();
    expect(await embed.locator('.embed-title a').getAttribute('href')).toBe('https://example.org/roses');
  });

  test('the menus of messages and people hold the commands of the bot', async () => {
    const page = await around.open('ines');
    await composer(page).fill('Une rose');
    await composer(page).press('Enter');
    const message = messages(page).filter({ hasText: 'Une rose' }).last();
    await message.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Presser' }).press('Enter');
    await messages(page).last().filter({ hasText: 'Pressed: Une rose' }).waitFor();

    await page.locator('.member', { hasText: 'Lucas' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Saluer' }).click();
    await messages(page).last().filter({ hasText: 'Hello Lucas' }).waitFor();

    await messages(page).last().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ContextMenu');
    await page.getByRole('menuitem', { name: 'Presser' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.matches('article.message'))).toBe(true);
  });
});
