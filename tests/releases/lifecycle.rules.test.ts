import { describe, expect, test } from '@jest/globals';
import { type Action, actionsFor, type Situation, STATES, type State } from '../../src/releases/lifecycle.rules.ts';

const AUTHOR = { id: 'ines', maintainer: false, ownApproval: false };
const MAINTAINER = { id: 'camille', maintainer: true, ownApproval: false };
const AUTHOR_AND_MAINTAINER = { ...MAINTAINER, id: 'ines' };
const SOMEBODY = { id: 'lucas', maintainer: false, ownApproval: false };

const at = (state: State, more: Partial<Situation> = {}): Situation => ({
  state,
  draftedBy: 'ines',
  announceAt: null,
  ...more,
});

describe('what can be done with a release', () => {
  test.each<[State, Action[], Action[]]>([
    ['draft', ['edit', 'preview', 'submit'], ['edit', 'preview', 'submit']],
    ['in_review', ['edit', 'preview'], ['edit', 'preview', 'approve', 'return']],
    ['approved', ['edit', 'preview'], ['edit', 'preview', 'return', 'announce']],
    ['announced', ['edit', 'preview'], ['edit', 'preview', 'amend', 'supersede', 'withdraw']],
    ['superseded', [], ['withdraw']],
    ['withdrawn', [], []],
  ])('%s: by its author %j, by a maintainer %j', (state, author, maintainer) => {
    expect(actionsFor(at(state), AUTHOR)).toEqual(author);
    expect(actionsFor(at(state), MAINTAINER)).toEqual(maintainer);
  });

  test.each(STATES)('nothing of it by somebody else while it is %s', (state) => {
    expect(actionsFor(at(state), SOMEBODY)).toEqual([]);
  });

  test('nobody approves their own, unless the guild allows it', () => {
    expect(actionsFor(at('in_review'), AUTHOR_AND_MAINTAINER)).not.toContain('approve');
    expect(actionsFor(at('in_review'), { ...AUTHOR_AND_MAINTAINER, ownApproval: true })).toContain('approve');
  });

  test('a planned announcement can be cancelled, and only a planned one', () => {
    expect(actionsFor(at('approved', { announceAt: 1 }), MAINTAINER)).toContain('cancel');
    expect(actionsFor(at('approved', { announceAt: 1 }), AUTHOR)).not.toContain('cancel');
    expect(actionsFor(at('approved'), MAINTAINER)).not.toContain('cancel');
  });

  test('one whose author erased their data is the maintainers’', () => {
    expect(actionsFor(at('draft', { draftedBy: null }), AUTHOR)).toEqual([]);
    expect(actionsFor(at('draft', { draftedBy: null }), MAINTAINER)).toContain('submit');
  });
});
