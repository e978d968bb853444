import { describe, expect, test } from '@jest/globals';
import { pageCount, pageRow } from '../../src/discord/pages.ts';
import { customId, parseArgs } from '../../src/discord/routes.ts';
import { textsIn } from '../../src/texts.ts';

const claim = { route: 'task:claim', args: { task: 'integer' } } as const;
const page = { route: 'task:page', args: { page: 'integer', area: 'string' } } as const;

describe('a custom_id', () => {
  test('carries its route and arguments, and gives them back', () => {
    expect(customId(page, { page: 2, area: 'data' })).toBe('task:page:2:data');
    expect(parseArgs(page.args, ['2', 'data'])).toEqual({ page: 2, area: 'data' });
    expect(parseArgs({}, [])).toEqual({});
  });

  test.each([
    ['with too few arguments', claim.args, []],
    ['with too many', claim.args, ['1', '2']],
    ['with no number where one must be', claim.args, ['x']],
    ['with a negative number', claim.args, ['-1']],
    ['with half a number', claim.args, ['1.5']],
    ['with a number too long to be one', claim.args, ['9'.repeat(16)]],
    ['with an empty number', claim.args, ['']],
  ])('%s is not taken', (_, args, parts) => {
    expect(parseArgs(args, parts)).toBeUndefined();
  });

  test('that Discord would not take is not made', () => {
    expect(() => customId(page, { page: 1, area: 'a:b' })).toThrow('holds ":"');
    expect(() => customId(page, { page: 1, area: 'x'.repeat(90) })).toThrow('longer than 100');
    expect(customId(page, { page: 1, area: 'x'.repeat(88) })).toHaveLength(100);
  });
});

describe('the buttons that turn pages', () => {
  const t = textsIn('fr');
  const turn = (number: number, pages: number) =>
    pageRow({ number, pages, t, route: page, args: (to) => ({ page: to, area: 'all' }) })
      .flatMap(({ components }) => components)
      .map((button) => ('custom_id' in button && 'disabled' in button ? [button.custom_id, button.disabled] : []));

  test('are absent where there is one page', () => {
    expect(turn(1, 1)).toEqual([]);
    expect([pageCount(0, 10), pageCount(10, 10), pageCount(11, 10)]).toEqual([1, 1, 2]);
  });

  test.each([
    [1, 2],
    [2, 2],
    [2, 3],
    [7, 3],
  ])('of page %i of %i differ, and lead only where there is something', (number, pages) => {
    const buttons = turn(number, pages);
    expect(new Set(buttons.map(([id]) => id)).size).toBe(3);
    for (const [id, disabled] of buttons) {
      const to = Number(String(id).split(':')[2]);
      if (!disabled) expect(to >= 1 && to <= pages).toBe(true);
    }
  });
});
