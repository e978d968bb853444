import { freezeTask } from '../../src/tasks/shelf.store.ts';
import { withReason } from './reason.ts';
import { freezeRoute } from './routes.ts';

export const { typed: freeze, sent: freezeForm, pressed: freezeButton } = withReason(freezeRoute, freezeTask);
