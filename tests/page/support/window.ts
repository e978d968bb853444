import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Simulator } from '../../../simulator/api.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { chromiumPath, launchChromium } from '../../support/chromium.ts';
import { startTestBot, type TestBot } from './bot.ts';

/** What the tests of the page stand on: the simulator, a bot, and windows of the page as this or that persona. */
export interface Surroundings {
  simulator: Simulator;
  bot: TestBot;
  /** A new window, as a persona of the demo guild. */
  open(persona: string, options?: BrowserContextOptions): Promise<Page>;
}

/** A `describe` that needs a browser, and is skipped where there is none. */
export const describePage = chromiumPath === undefined ? describe.skip : describe;

/** Starts simulator, bot and browser for the tests of a file, and stops them after. Use what it gives within tests. */
export function surroundings(options: { acknowledgeWithinMs?: number } = {}): Surroundings {
  const held = { open: windows(() => held.simulator.url) } as Surroundings;
  beforeAll(async () => {
    held.simulator = await startSimulator(options);
    held.bot = await startTestBot(held.simulator);
  });
  afterAll(async () => {
    await held.bot.stop();
    await held.simulator.stop();
  });
  return held;
}

/** Opens windows of the page at an address, in a browser that ends with the tests of the file. */
export function windows(url: () => string): Surroundings['open'] {
  const faults: string[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    // Whatever a test looked at, nothing in the page may have thrown.
    expect(faults).toEqual([]);
  });
  return async (persona, how = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', ...how });
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${url()}/?as=${persona}`);
    await composer(page).waitFor();
    return page;
  };
}

/** Where a persona types. */
export const composer = (page: Page): Locator => page.locator('ruche-composer textarea');

/** The messages on show; the last is the newest. */
export const messages = (page: Page): Locator => page.locator('article.message');

/** Picks a command by typing it, as far as its options. */
export async function pick(page: Page, command: string): Promise<void> {
  await composer(page).fill(`/${command}`);
  await page.locator('.picker [role=option].active').waitFor();
  await composer(page).press('Enter');
  await page.locator('.entry').waitFor();
}

/** Runs a command that needs no options. */
export async function run(page: Page, command: string): Promise<void> {
  await pick(page, command);
  await page.locator('.entry .send').press('Enter');
}

/** What the bot says it was given: the code block of the newest message, once there is one with this field. */
export async function given(page: Page, field: string): Promise<Record<string, unknown>> {
  const code = page.locator('ruche-message:last-of-type pre.code', { hasText: `"${field}"` });
  return JSON.parse((await code.textContent()) ?? '') as Record<string, unknown>;
}
