import type { Command } from '../src/discord/command.ts';
import type { Renderer } from '../src/discord/renderer.ts';
import { reminder } from './ai-act/follow.ts';
import { aiAct } from './ai-act/index.ts';
import { obligationsShared } from './ai-act/obligations.ts';
import { provisionShared } from './ai-act/share.ts';
import { contributor } from './contributor/index.ts';
import { digestPosted } from './digest/cards.ts';
import { digest } from './digest/index.ts';
import { failing, recovered } from './digest/notices.ts';
import { help } from './help/index.ts';
import { privacy } from './privacy/index.ts';
import { edited } from './release/edited.ts';
import { followed } from './release/followed.ts';
import { release } from './release/index.ts';
import { judged, reviewCard as releaseReview, unplanned, withdrawnNotice } from './release/notices.ts';
import { announced } from './release/posts.ts';
import { proposed } from './release/proposed.ts';
import { settings } from './settings/index.ts';
import { idleReminder, lapsedNote, lostNote } from './task/ageing.ts';
import { boardPosted } from './task/board.ts';
import { taskPost } from './task/discuss.ts';
import { task } from './task/index.ts';
import { approved, assigned, closed, returned, reviewCard, taskCard } from './task/posts.ts';
import { thank } from './thank/index.ts';
import { thanksGiven } from './thank/posts.ts';

const all: readonly Command[] = [task, release, digest, aiAct, contributor, thank, settings, privacy];

/** Every command. What is not listed here does not exist; a folder that is not listed stops the start. */
export const commands: readonly Command[] = [...all, help(all)];

/** Who makes the message of each kind of outbox row. */
export const renderers: Readonly<Record<string, Renderer>> = {
  'task.card': taskCard,
  'task.review': reviewCard,
  'task.assigned': assigned,
  'task.approved': approved,
  'task.returned': returned,
  'task.closed': closed,
  'task.idle': idleReminder,
  'task.lapsed': lapsedNote,
  'task.lost': lostNote,
  'task.post': taskPost,
  'task.board': boardPosted,
  'thank.given': thanksGiven,
  'release.review': releaseReview,
  'release.approved': judged,
  'release.returned': judged,
  'release.announced': announced,
  'release.followed': followed,
  'release.unplanned': unplanned,
  'release.withdrawn': withdrawnNotice,
  'release.proposed': proposed,
  'release.edited': edited,
  'digest.posted': digestPosted,
  'digest.continued': digestPosted,
  'digest.failing': failing,
  'digest.recovered': recovered,
  'ai-act.provision': provisionShared,
  'ai-act.obligations': obligationsShared,
  'ai-act.reminder': reminder,
};
