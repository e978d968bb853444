import { returnRelease } from '../../src/releases/review.store.ts';
import { actOf } from './act.ts';
import { releaseAnswer } from './answer.ts';
import { withReason } from './reason.ts';
import { returnRoute } from './routes.ts';
import { returnable } from './suggestions.ts';

export const {
  typed: returnDraft,
  sent: returnForm,
  pressed: returnButton,
} = withReason(returnRoute, { action: 'return', autocomplete: returnable }, (context, id, reason) =>
  releaseAnswer(context, returnRelease(context.parts.db, actOf(context, id), reason), 'returned'),
);
