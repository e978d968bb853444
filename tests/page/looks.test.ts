import { expect, test } from '@jest/globals';
import { composer, describePage, run, surroundings } from './support/window.ts';

describePage('how the page looks and reads', () => {
  const around = surroundings();

  test('colours follow the system until a person chooses, and the choice is kept', async () => {
    const page = await around.open('noah', { colorScheme: 'dark' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await background();
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await background();
    expect(light).not.toBe(dark);
    await page.getByRole('button', { name: 'Switch to dark colours' }).click();
    expect(await background()).toBe(dark);
    await page.reload();
    await page.getByRole('button', { name: 'Switch to light colours' }).waitFor();
    expect(await background()).toBe(dark);
  });

  test('every control has a name, and ids are not used twice', async () => {
    const page = await around.open('noah');
    for (const command of ['menus', 'cards', 'form']) await run(page, command);
    await page.getByRole('dialog', { name: 'A new bed' }).waitFor();
    const faults = await page.evaluate(() => {
      const nameless = [...document.querySelectorAll('button, input, textarea, a[href], [role=listbox]')].filter(
        (it) => {
          const labels = (it as HTMLInputElement).labels;
          const text = it.querySelector('img')?.alt ?? it.textContent;
          return !(it.getAttribute('aria-label') || text?.trim() || labels?.length);
        },
      );
      const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
      return [...nameless.map((it) => it.outerHTML.slice(0, 120)), ...ids.filter((id, at) => ids.indexOf(id) !== at)];
    });
    expect(faults).toEqual([]);
  });

  test('a new message is said to those who listen to the page', async () => {
    const noah = await around.open('noah');
    const ines = await around.open('ines');
    await composer(ines).fill('Il pleut');
    await composer(ines).press('Enter');
    await noah.locator('[aria-live=polite]', { hasText: 'Inès: Il pleut' }).waitFor({ state: 'attached' });
  });
});
