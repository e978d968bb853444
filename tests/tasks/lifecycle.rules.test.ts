import { expect, test } from '@jest/globals';
import { type Action, type Asker, actionsFor, type Situation } from '../../src/tasks/lifecycle.rules.ts';

const OPEN: Situation = {
  state: 'open',
  frozen: false,
  claimants: [],
  capacity: 1,
  blocked: false,
  authorId: 'author',
  reviewerId: 'reviewer',
};
const CLAIMED: Situation = { ...OPEN, state: 'claimed', claimants: ['holder'] };
const IN_REVIEW: Situation = { ...CLAIMED, state: 'in_review' };
const asker = (id: string, more: Partial<Asker> = {}): Asker => ({
  id,
  contributor: true,
  maintainer: false,
  ownApproval: false,
  ...more,
});
const MEMBER = asker('member', { contributor: false });
const OTHER = asker('other');
const HOLDER = asker('holder');
const AUTHOR = asker('author');
const MAINTAINER = asker('maintainer', { maintainer: true });
const HOLDING_MAINTAINER = asker('holder', { maintainer: true });

test.each<[string, Situation, Asker, Action[]]>([
  ['an open task, to a member', OPEN, MEMBER, []],
  ['an open task, to a contributor', OPEN, OTHER, ['claim', 'comment']],
  ['an open task, to its author', OPEN, AUTHOR, ['claim', 'edit', 'close', 'freeze', 'comment']],
  ['an open task, to a maintainer', OPEN, MAINTAINER, ['claim', 'edit', 'assign', 'close', 'freeze', 'comment']],
  ['a blocked task', { ...OPEN, blocked: true }, OTHER, ['comment']],
  ['a frozen task', { ...OPEN, frozen: true }, OTHER, ['comment']],
  ['a frozen task, to its author', { ...OPEN, frozen: true }, AUTHOR, ['edit', 'close', 'unfreeze', 'comment']],
  ['a full task', CLAIMED, OTHER, ['comment']],
  ['a task with a place left', { ...CLAIMED, capacity: 2 }, OTHER, ['claim', 'comment']],
  [
    'a task with a place left, to who holds it',
    { ...CLAIMED, capacity: 2 },
    HOLDER,
    ['unclaim', 'renew', 'submit', 'comment'],
  ],
  ['a frozen claim', { ...CLAIMED, frozen: true }, HOLDER, ['unclaim', 'comment']],
  ['a task in review, to who handed it in', IN_REVIEW, HOLDER, ['comment']],
  ['a task in review, to another', IN_REVIEW, OTHER, ['comment']],
  ['a task in review, to the named reviewer', IN_REVIEW, asker('reviewer'), ['approve', 'return', 'comment']],
  ['one’s own work, to a maintainer', IN_REVIEW, HOLDING_MAINTAINER, ['edit', 'close', 'freeze', 'comment']],
  [
    'one’s own work, where the guild allows it',
    IN_REVIEW,
    { ...HOLDING_MAINTAINER, ownApproval: true },
    ['approve', 'return', 'edit', 'close', 'freeze', 'comment'],
  ],
  ['a done task', { ...IN_REVIEW, state: 'done' }, MAINTAINER, ['comment']],
  ['a closed task', { ...OPEN, state: 'closed' }, AUTHOR, ['reopen', 'comment']],
])('%s offers what makes sense', (_what, task, who, actions) => {
  expect(actionsFor(task, who)).toEqual(actions);
});
