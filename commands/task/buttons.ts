import type { APIActionRowComponent, APIButtonComponent, APIComponentInMessageActionRow } from 'discord.js';
import { link, press, row } from '../../src/discord/kit.ts';
import type { Route } from '../../src/discord/routes.ts';
import { type Action, isClaimable } from '../../src/tasks/lifecycle.rules.ts';
import type { Task } from '../../src/tasks/store.ts';
import type { Texts } from '../../src/texts.ts';
import { isHandedIn } from './facts.ts';
import {
  approveRoute,
  claimRoute,
  closeRoute,
  commentRoute,
  discussRoute,
  editRoute,
  freezeRoute,
  renewRoute,
  reopenRoute,
  returnRoute,
  submitRoute,
  unclaimRoute,
  unfreezeRoute,
  viewRoute,
} from './routes.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
type Style = 'primary' | 'secondary' | 'success' | 'danger';
type Table = Partial<Record<Action, readonly [route: Route<{ task: 'integer' }>, style: Style]>>;

/** What a row holds, https://discord.com/developers/docs/components/reference#action-row */
const ROW = 5;

/** The buttons of the work itself, then those of keeping the task. */
const WORK: Table = {
  claim: [claimRoute, 'primary'],
  submit: [submitRoute, 'primary'],
  approve: [approveRoute, 'success'],
  return: [returnRoute, 'secondary'],
  renew: [renewRoute, 'secondary'],
  unclaim: [unclaimRoute, 'secondary'],
};

const KEEPING: Table = {
  edit: [editRoute, 'secondary'],
  comment: [commentRoute, 'secondary'],
  freeze: [freezeRoute, 'secondary'],
  unfreeze: [unfreezeRoute, 'secondary'],
  reopen: [reopenRoute, 'secondary'],
  close: [closeRoute, 'secondary'],
};

/** On a post that everybody reads: what makes sense for somebody, whoever that is. Whoever presses is checked. */
export function rowsForAll(task: Task, t: Texts, inThread: boolean): Row[] {
  const { state, frozen } = task;
  const work: Action[] = [
    ...(isClaimable(task) ? (['claim'] as const) : []),
    ...(state === 'claimed' && !frozen ? (['submit'] as const) : []),
    ...(state === 'claimed' ? (['unclaim'] as const) : []),
    ...(state === 'in_review' ? (['approve', 'return'] as const) : []),
  ];
  const details = press(viewRoute, { task: task.id }, t('task.actions.view'));
  const discuss = inThread ? [] : discussion(task, t);
  return rows([...buttons(WORK, task, work, t), ...discuss, details, ...links(task, t)]);
}

/** On a card for one person: what they may do. */
export function rowsFor(task: Task, actions: readonly Action[], t: Texts): Row[] {
  const work = [...buttons(WORK, task, actions, t), ...discussion(task, t), ...links(task, t)];
  const keeping = buttons(KEEPING, task, actions, t);
  return work.length + keeping.length <= ROW ? rows([...work, ...keeping]) : rows(work, keeping);
}

function buttons(table: Table, { id }: Task, actions: readonly Action[], t: Texts): APIButtonComponent[] {
  return (Object.keys(table) as Action[]).flatMap((action) => {
    const [route, style] = table[action] ?? [];
    return route && actions.includes(action)
      ? [press(route, { task: id }, t(`task.actions.${action}`), { style: style ?? 'secondary' })]
      : [];
  });
}

function discussion({ id, state, threadId }: Task, t: Texts): APIButtonComponent[] {
  const over = state === 'done' || state === 'closed';
  return over && threadId === null ? [] : [press(discussRoute, { task: id }, t('task.actions.discuss'))];
}

function links(task: Task, t: Texts): APIButtonComponent[] {
  const { link: address, submissionLink } = task;
  return [
    ...(address ? [link(address, t('task.actions.link'))] : []),
    ...(submissionLink && isHandedIn(task) ? [link(submissionLink, t('task.actions.submission'))] : []),
  ];
}

/** Each group in as few rows as it needs. */
function rows(...groups: APIButtonComponent[][]): Row[] {
  return groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / ROW) }, (_, at) => row(...group.slice(at * ROW, (at + 1) * ROW))),
  );
}
