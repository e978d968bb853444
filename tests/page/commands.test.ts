import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { composer, describePage, given, messages, pick, run, surroundings } from './support/window.ts';

const rows = (page: Page) => page.locator('.picker .picker-name');
const field = (page: Page, name: string) => page.locator('ruche-option', { hasText: name }).locator('input');
const focused = (page: Page) => page.locator('ruche-option:has(input:focus) .option-name');

describePage('typing a command', () => {
  const around = surroundings();

  test('the picker filters while one types, in the language of the persona', async () => {
    const page = await around.open('ines');
    await composer(page).fill('/');
    await rows(page).first().waitFor();
    expect((await rows(page).count()) > 5).toBe(true);
    await composer(page).fill('/jard pl');
    await page.locator('.picker-about', { hasText: 'Planter quelque chose' }).waitFor();
    expect(await rows(page).allInnerTexts()).toEqual([expect.stringMatching(/^\/jardin planter/)]);
    await composer(page).press('Escape');
    expect(await page.locator('.picker').count()).toBe(0);
  });

  test('commands that a persona has no right to are not shown', async () => {
    const member = await around.open('lucas');
    await composer(member).fill('/shears');
    await member.locator('.picker .none').waitFor();
    const maintainer = await around.open('camille');
    await composer(maintainer).fill('/shears');
    await maintainer.locator('.picker [role=option]').waitFor();
  });

  test('options of every kind are entered by keyboard alone', async () => {
    const page = await around.open('noah');
    await pick(page, 'garden plant');
    await page.keyboard.type('tulip');
    await page.keyboard.press('Tab');
    await page.keyboard.type('4');
    const choose = async (option: string, typed: string) => {
      await page.getByLabel(`Add the option ${option}`, { exact: true }).press('Enter');
      await focused(page).filter({ hasText: option }).waitFor();
      await page.keyboard.type(typed);
      await page.locator('.suggestions [role=option].active', { hasText: typed }).waitFor();
      await page.keyboard.press('Enter');
    };
    await choose('bed', 'south');
    await choose('water', 'Yes');
    await choose('gardener', 'Camille');
    await choose('place', 'revue');
    await choose('helpers', 'contributeur');
    await choose('tell', 'Emma');
    await page.getByLabel('Add the option depth').press('Enter');
    await page.keyboard.type('2,5');
    await page.getByLabel('Add the option picture').press('Enter');
    await page
      .locator('.option-file input')
      .setInputFiles({ name: 'bed.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await page.locator('.entry .send').press('Enter');
    const id = (name: string) => around.simulator.people().find((p) => p.name === name)?.id;
    expect(await given(page, 'picture')).toEqual({
      flower: 'tulip',
      count: 4,
      bed: 's',
      water: true,
      gardener: id('Camille'),
      place: around.simulator.id('review'),
      helpers: around.simulator.id('contributor'),
      tell: id('Emma'),
      depth: 2.5,
      picture: 'bed.png',
    });
    await page.locator('.above', { hasText: 'Noah used /garden plant' }).waitFor();
  });

  test('what is missing or out of its limits is said, and nothing is sent', async () => {
    const page = await around.open('noah');
    const before = await messages(page).count();
    await pick(page, 'garden plant');
    await page.keyboard.press('Enter');
    await page.locator('.problem', { hasText: 'Fill this in.' }).first().waitFor();
    await field(page, 'flower').fill('ab');
    await page.locator('.problem', { hasText: 'At least 3 characters.' }).waitFor();
    await field(page, 'flower').fill('rose');
    await field(page, 'count').fill('12');
    await page.keyboard.press('Enter');
    await page.locator('.problem', { hasText: 'At most 9.' }).waitFor();
    expect(await field(page, 'count').getAttribute('aria-invalid')).toBe('true');
    expect(await messages(page).count()).toBe(before);
    await page.keyboard.press('Escape');
    await composer(page).waitFor();
    expect(await composer(page).evaluate((it) => it === document.activeElement)).toBe(true);
  });

  test('suggestions come while one types, asked once for a burst of keys', async () => {
    const page = await around.open('noah');
    around.bot.asked.length = 0;
    await pick(page, 'garden pick');
    await page.locator('.suggestions [role=option]', { hasText: 'a tulip' }).waitFor();
    await page.keyboard.type('rose');
    await page.locator('.suggestions:not(:has-text("tulip")) [role=option]', { hasText: 'a rosemary' }).waitFor();
    expect(around.bot.asked.filter((text) => ['r', 'ro', 'ros'].includes(text))).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.locator('.suggestions .active', { hasText: 'a rosemary' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await field(page, 'flower').inputValue()).toBe('a rosemary');
    await page.keyboard.press('Enter');
    expect(await given(page, 'flower')).toEqual({ flower: 'rosemary' });
  });

  /** Lets suggestions wait until they are let go. */
  async function held(page: Page): Promise<() => void> {
    const gate = Promise.withResolvers<void>();
    await page.route('**/_page/do?*', async (route) => {
      if (route.request().postData()?.includes('"autocomplete"')) await gate.promise;
      await route.continue();
    });
    return gate.resolve;
  }

  test('Enter before the suggestions are there takes the one that fits what was typed', async () => {
    const page = await around.open('noah');
    const letGo = await held(page);
    await pick(page, 'garden pick');
    await page.keyboard.type('a rosemary');
    await page.keyboard.press('Enter');
    letGo();
    await page.waitForFunction(() => document.activeElement?.matches('.send'));
    await page.keyboard.press('Enter');
    expect(await given(page, 'flower')).toEqual({ flower: 'rosemary' });
  });

  test('Escape after Enter drops the command, whatever is suggested later', async () => {
    const page = await around.open('noah');
    const letGo = await held(page);
    const before = await messages(page).count();
    await pick(page, 'garden pick');
    const asking = page.waitForRequest((request) => request.postData()?.includes('"lily"') ?? false);
    await page.keyboard.type('lily');
    await asking;
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await composer(page).waitFor();
    const answered = page.waitForResponse((response) => response.request().postData()?.includes('"lily"') ?? false);
    letGo();
    await answered;
    await run(page, 'whisper');
    await page.locator('.only-you').last().waitFor();
    expect(await messages(page).count()).toBe(before + 1);
  });

  test('a whole name and a space open the command', async () => {
    const page = await around.open('ines');
    await composer(page).pressSequentially('/jardin planter ');
    await focused(page).filter({ hasText: 'flower' }).waitFor();
  });

  test('a click on a command in a message opens it', async () => {
    const page = await around.open('noah');
    await composer(page).fill('Try </garden pick:1>');
    await composer(page).press('Enter');
    await page.locator('button.mention', { hasText: '/garden pick' }).click();
    await focused(page).filter({ hasText: 'flower' }).waitFor();
  });

  test('an unknown command is not posted for all to read', async () => {
    const page = await around.open('noah');
    const before = await messages(page).count();
    await composer(page).fill('/nothing');
    await page.locator('.picker .none').waitFor();
    await composer(page).press('Enter');
    await run(page, 'whisper');
    await page.locator('.only-you').last().waitFor();
    expect(await messages(page).count()).toBe(before + 1);
  });
});
