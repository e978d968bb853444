import { closeTask } from '../../src/tasks/shelf.store.ts';
import { withReason } from './reason.ts';
import { closeRoute } from './routes.ts';

export const { typed: close, sent: closeForm, pressed: closeButton } = withReason(closeRoute, closeTask);
