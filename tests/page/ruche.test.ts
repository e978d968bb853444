import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestBot } from '../support/bot.ts';
import { launchChromium } from '../support/chromium.ts';
import { composer, describePage, pick } from './support/window.ts';

const { simulator } = await startTestBot({ settings: (id) => ({ taskChannelId: id('tasks') }) });

describePage('Ruche in the page', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function open(persona: string): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    page.setDefaultTimeout(8_000);
    await page.goto(`${simulator.url}/?as=${persona}`);
    await composer(page).waitFor();
    return page;
  }
  const enter = (page: Page, channel: string) => page.locator('nav').getByText(channel, { exact: true }).click();
  const card = (page: Page, title: string) => page.locator('article.message', { hasText: title });

  test('a task is created by its form, claimed by the card and given back by the command', async () => {
    const ines = await open('ines');
    await pick(ines, 'tâche créer');
    await ines.keyboard.press('Enter');
    const dialog = ines.getByRole('dialog');
    await dialog.getByText('Proposer une tâche').waitFor();
    await dialog.getByLabel('Titre').fill('Nettoyer le corpus');
    await choose(ines, 'Domaine', 'Données');
    await choose(ines, 'Taille', 'demi-journée');
    await dialog.getByRole('button', { name: 'Envoyer' }).click();
    await card(ines, 'Tâche créée').waitFor();

    const noah = await open('noah');
    expect(await card(noah, 'Task created').count()).toBe(0);
    await enter(noah, 'tâches');
    await card(noah, 'Nettoyer le corpus').getByRole('button', { name: 'Prendre' }).click();
    await card(noah, 'Prise par').waitFor();
    await enter(ines, 'tâches');
    await card(ines, 'Prise par').waitFor();

    await pick(noah, 'task unclaim');
    await noah.keyboard.type('corpus');
    await noah.locator('.suggestions [role=option]', { hasText: 'Nettoyer le corpus' }).waitFor();
    await noah.keyboard.press('ArrowDown');
    await noah.locator('.suggestions .active', { hasText: 'Nettoyer le corpus' }).waitFor();
    await noah.keyboard.press('Enter');
    await noah.keyboard.press('Enter');
    await noah.waitForTimeout(1500); await noah.screenshot({ path: '/tmp/s3.png' });
    await card(noah, 'Open · Data').waitFor();
    await card(ines, 'Ouverte').waitFor();
    expect(await card(ines, 'Open · Data').count()).toBe(0);
  });
});

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: field }).click();
  await page.locator('.popup [role=option]', { hasText: option }).click();
}
