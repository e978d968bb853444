import { form } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { type FieldSpecs, type FieldValues, openModal, type Prefill } from '../../src/discord/modal.ts';
import type { Modal } from '../../src/discord/reply.ts';
import { type Edit, editRelease } from '../../src/releases/edit.store.ts';
import type { Release } from '../../src/releases/release.ts';
import { checkAct } from '../../src/releases/store.ts';
import type { Locale } from '../../src/texts.ts';
import { actOf } from './act.ts';
import { releaseAnswer } from './answer.ts';

/** A part of what people say of a release, as one form asks for it. */
interface Spec<F extends FieldSpecs> {
  /** Its form is `release:edit-<name>`. */
  name: string;
  fields: F;
  /** What stands in the form when it opens. */
  fill(release: Release): Prefill<F>;
  /** @throws {UserError} that says which field can't be read */
  read(fields: FieldValues<F>, locale: Locale): Edit;
}

/** Declares a section: its form, and what opens it. */
export function section<const F extends FieldSpecs>({ name, fields, fill, read }: Spec<F>) {
  const sent = form({
    route: `release:edit-${name}`,
    args: { release: 'integer' },
    audience: 'everyone',
    answers: 'update',
    fields,
    run(context, { args, fields: typed }) {
      const act = actOf(context, args.release);
      return releaseAnswer(context, editRelease(context.parts.db, act, read(typed, context.person.locale)), 'edited');
    },
  });
  return {
    sent,
    /** Nobody fills in a form to be told afterwards that the release is not theirs to edit. */
    open(context: Context, id: number): Modal {
      return openModal(sent, { release: id }, context.t, fill(checkAct(context.parts.db, actOf(context, id), 'edit')));
    },
  };
}
