import { describe, expect, test } from '@jest/globals';
import { type Inline, parse, parseInline } from '../../simulator/page/markdown.ts';
import { composer, describePage, messages, surroundings } from './support/window.ts';

/** A tree as a short text, to be compared at a glance. */
function brief(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      const rest = Object.entries(node).filter(([key]) => !['kind', 'children', 'title'].includes(key));
      const inner = 'children' in node ? brief(node.children) : rest.map(([, value]) => value).join(' ');
      return node.kind === 'text' ? inner : `${node.kind}(${inner})`;
    })
    .join('');
}

describe("Discord's markdown", () => {
  test.each([
    ['**bold** and *it* and _it_', 'strong(bold) and emphasis(it) and emphasis(it)'],
    ['***both***', 'strong(emphasis(both))'],
    ['__under__ ~~gone~~ ||hidden||', 'underline(under) strike(gone) spoiler(hidden)'],
    ['`code **not bold**` and ``a ` b``', 'code(code **not bold**) and code(a ` b)'],
    ['snake_case_name stays', 'snake_case_name stays'],
    ['2 * 3 * 4 and ** alone', '2 * 3 * 4 and ** alone'],
    ['\\*not\\* \\_this\\_', '*not* _this_'],
    ['[text](https://a.example/b) [no](javascript:alert(1))', 'link(text) [no](javascript:alert(1))'],
    [
      'see https://a.example/b_c_d. Or <https://b.example>',
      'see link(https://a.example/b_c_d). Or link(https://b.example)',
    ],
    ['[a](https://a.example)[b](https://b.example/x_(y))', 'link(a)link(b)'],
    ['(https://a.example/x_(y))', '(link(https://a.example/x_(y)))'],
    ['<@1> <@!2> <@&3> <#4>', 'user(1) user(2) role(3) channel(4)'],
    ['</task claim:5> <:bee:6>', 'command(task claim 5) emoji(bee)'],
    ['<t:1700000000:R> <t:1700000000>', 'time(1700000000 R) time(1700000000 f)'],
    ['@everyone', 'everyone(everyone)'],
    ['<b>no</b> & <script>', '<b>no</b> & <script>'],
  ])('%s', (text, expected) => {
    expect(brief(parseInline(text))).toBe(expected);
  });

  test('blocks are told apart, and lists nest', () => {
    const text = '# Title\ntext\nmore\n- one\n  - inner\n- two\n> quoted\n-# small\n```js\nlet a;\n```\n3. third';
    const [title, lines, list, quote, small, code, ordered] = parse(text);
    expect(title).toMatchObject({ kind: 'heading', level: 1 });
    expect(lines).toMatchObject({ kind: 'lines', lines: [[{ text: 'text' }], [{ text: 'more' }]] });
    expect(list).toMatchObject({
      kind: 'list',
      ordered: false,
      items: [{ blocks: [{ kind: 'list' }] }, { blocks: [] }],
    });
    expect(quote).toMatchObject({ kind: 'quote' });
    expect(small).toMatchObject({ kind: 'subtext' });
    expect(code).toEqual({ kind: 'code', language: 'js', text: 'let a;' });
    expect(ordered).toMatchObject({ kind: 'list', ordered: true, start: 3 });
  });

  test('hostile lengths and nestings are read in a moment', () => {
    for (const text of [
      '*'.repeat(2_000),
      '**a '.repeat(500),
      '['.repeat(2_000),
      '||'.repeat(1_000),
      '> '.repeat(1_000),
    ]) {
      const begun = performance.now();
      parse(text);
      expect(performance.now() - begun).toBeLessThan(500);
    }
  });
});

describePage('markdown in the page', () => {
  const around = surroundings();

  test('what people write can never become markup', async () => {
    const page = await around.open('noah');
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const hostile =
      '<img src=x onerror=alert(1)><script>alert(2)</script> [a](javascript:alert(3)) ' +
      '**<svg onload=alert(4)>** `<iframe src="javascript:alert(5)">` [x](https://a.example/"onmouseover="alert(6))';
    await composer(page).fill(hostile);
    await composer(page).press('Enter');
    const shown = messages(page).last().locator('.markdown');
    await shown.filter({ hasText: '<script>alert(2)</script>' }).waitFor();
    expect(await shown.locator('script, img, svg, iframe, [onmouseover]').count()).toBe(0);
    expect(await shown.locator('a:not([href^="https://"])').count()).toBe(0);
    expect(dialogs).toEqual([]);
  });

  test('moments are told in the language of the reader', async () => {
    const soon = Math.floor(Date.now() / 1_000) + 3 * 86_400;
    const noah = await around.open('noah', { timezoneId: 'America/New_York' });
    const ines = await around.open('ines', { timezoneId: 'Europe/Paris' });
    await composer(noah).fill(`<t:${soon}:R> <t:1700000000:t>`);
    await composer(noah).press('Enter');
    await noah.locator('time', { hasText: 'in 3 days' }).waitFor();
    await noah.locator('time', { hasText: '5:13' }).waitFor();
    await ines.locator('time', { hasText: 'dans 3 jours' }).waitFor();
    await ines.locator('time', { hasText: '23:13' }).waitFor();
  });
});
