import type { APIMessage } from 'discord.js';
import type { Audience, Context, Place } from './context.ts';
import type { FieldSpecs, FieldValues, ModalSpec } from './modal.ts';
import type { OptionSpecs, OptionValues, UserValue } from './options.ts';
import type { Message, Modal } from './reply.ts';
import type { ArgSpecs, ArgValues, Route } from './routes.ts';

/**
 * How a route answers, which dispatch must know before it runs:
 * `reply` at once; `defer` when it may take over a second; `modal` when it may open a form (or reply);
 * `update` rewrites the message on which the component sits.
 * All replies are ephemeral: a public post is a message of its own, sent through the outbox.
 */
export type Answers = 'reply' | 'defer' | 'modal' | 'update';

type Result<A extends Answers> = A extends 'modal' ? Message | Modal : Message;
type MaybePromise<T> = T | Promise<T>;

interface Base<P extends Place, A extends Answers> {
  audience: Audience;
  answers: A;
  /** `guild` unless said otherwise. */
  where?: P;
}

/** Any handler after its types were checked: what dispatch sees. */
export interface Handler {
  audience: Audience;
  answers: Answers;
  where: Place;
  run(context: Context<Place>, input: never): MaybePromise<Message | Modal>;
}

/** Something typed: a subcommand, or a command without any. */
export interface Subcommand extends Handler {
  options: OptionSpecs;
}

/**
 * Declares what a person types. The types of `options` in `run` follow from the declaration.
 * Names and descriptions are in `locales/`, under `<command>.command.<subcommand>`.
 */
export function subcommand<
  const O extends OptionSpecs = Record<never, never>,
  A extends 'reply' | 'defer' | 'modal' = 'reply',
  P extends Place = 'guild',
>(
  spec: Base<P, A> & { options?: O; run(context: Context<P>, options: OptionValues<O>): MaybePromise<Result<A>> },
): Subcommand {
  return { where: 'guild', options: {}, ...spec } as unknown as Subcommand;
}

/** A button or a select of a message. `values` are what was picked in a select. */
export interface Component<A extends ArgSpecs = ArgSpecs> extends Handler, Route<A> {}

/** Declares a button. Whoever clicks is checked as if they had typed. */
export function button<const G extends ArgSpecs, A extends Answers = 'update', P extends Place = 'guild'>(
  spec: Base<P, A> & Route<G> & { run(context: Context<P>, args: ArgValues<G>): MaybePromise<Result<A>> },
): Component<G> {
  return { where: 'guild', ...spec } as unknown as Component<G>;
}

/** Declares a select menu; `args.values` are the picked values (ids for users, roles and channels). */
export function select<const G extends ArgSpecs, A extends Answers = 'update', P extends Place = 'guild'>(
  spec: Base<P, A> &
    Route<G> & { run(context: Context<P>, args: ArgValues<G> & { values: string[] }): MaybePromise<Result<A>> },
): Component<G> {
  return { where: 'guild', ...spec } as unknown as Component<G>;
}

/** What happens when a form is sent. */
export interface Form<A extends ArgSpecs = ArgSpecs, F extends FieldSpecs = FieldSpecs>
  extends Handler,
    ModalSpec<A, F> {}

/** Declares a form. Open it with `openModal`; `update` rewrites the message from which it was opened. */
export function form<
  const G extends ArgSpecs,
  const F extends FieldSpecs,
  A extends 'reply' | 'defer' | 'update' = 'reply',
  P extends Place = 'guild',
>(
  spec: Base<P, A> &
    ModalSpec<G, F> & {
      run(context: Context<P>, input: { args: ArgValues<G>; fields: FieldValues<F> }): MaybePromise<Message>;
    },
): Form<G, F> {
  return { where: 'guild', ...spec } as unknown as Form<G, F>;
}

/** An entry of the context menu of a message or of a person. Its name is `<command>.menus.<name>`. */
export interface Menu extends Handler {
  target: 'message' | 'user';
}

/** Declares an entry in the context menu of a message. */
export function messageMenu<A extends 'reply' | 'defer' | 'modal' = 'reply'>(
  spec: Base<'guild', A> & { run(context: Context, message: APIMessage): MaybePromise<Result<A>> },
): Menu {
  return { where: 'guild', target: 'message', ...spec } as unknown as Menu;
}

/** Declares an entry in the context menu of a person. */
export function userMenu<A extends 'reply' | 'defer' | 'modal' = 'reply'>(
  spec: Base<'guild', A> & { run(context: Context, user: UserValue): MaybePromise<Result<A>> },
): Menu {
  return { where: 'guild', target: 'user', ...spec } as unknown as Menu;
}

/**
 * A slash command with all that belongs to it: either `run` alone, or subcommands (and groups of them) by their name,
 * and the routes of its buttons, selects, forms and context menus.
 */
export interface Command {
  /** In English, the name that Discord knows it by. */
  name: string;
  run?: Subcommand;
  subcommands?: Readonly<Record<string, Subcommand>>;
  groups?: Readonly<Record<string, Readonly<Record<string, Subcommand>>>>;
  components?: readonly Component[];
  forms?: readonly Form[];
  menus?: Readonly<Record<string, Menu>>;
}
