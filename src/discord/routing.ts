import type { Command, Component, Form, Handler, Menu, Subcommand } from './command.ts';
import { menuName } from './names.ts';

/** Every handler by what Discord sends to name it. */
export interface RouteTable {
  /** By `command`, `command sub` or `command group sub`. */
  typed: ReadonlyMap<string, Subcommand>;
  /** By the English name in the context menu. */
  menus: ReadonlyMap<string, Menu>;
  /** By `command:name`, the first two parts of a `custom_id`. */
  components: ReadonlyMap<string, Component>;
  forms: ReadonlyMap<string, Form>;
}

/**
 * The routes of all commands.
 * @throws when two have the same name, or a route does not begin with its command's name
 */
export function routeTable(commands: readonly Command[]): RouteTable {
  const typed = new Map<string, Subcommand>();
  const menus = new Map<string, Menu>();
  const components = new Map<string, Component>();
  const forms = new Map<string, Form>();
  for (const command of commands) {
    for (const [path, handler] of typedOf(command)) put(typed, path, handler);
    for (const [name, menu] of Object.entries(command.menus ?? {})) put(menus, menuName(command, name, 'en'), menu);
    for (const component of command.components ?? []) put(components, ownRoute(command, component.route), component);
    for (const form of command.forms ?? []) put(forms, ownRoute(command, form.route), form);
  }
  return { typed, menus, components, forms };
}

/** What can be typed of a command, by its path: `task claim`. */
export function typedOf({ name, run, subcommands = {}, groups = {} }: Command): [path: string, handler: Subcommand][] {
  const below = Object.entries(subcommands).map(([sub, handler]): [string, Subcommand] => [`${name} ${sub}`, handler]);
  const deeper = Object.entries(groups).flatMap(([group, subs]) =>
    Object.entries(subs).map(([sub, handler]): [string, Subcommand] => [`${name} ${group} ${sub}`, handler]),
  );
  if (run && below.length + deeper.length > 0) throw new Error(`/${name} has both a run of its own and subcommands`);
  const all = run ? [[name, run] satisfies [string, Subcommand]] : [...below, ...deeper];
  if (all.length === 0) throw new Error(`/${name} does nothing`);
  return all;
}

function ownRoute({ name }: Command, route: string): string {
  const [command, part, ...rest] = route.split(':');
  if (command !== name || !part || rest.length > 0)
    throw new Error(`route ${route} of /${name} must be "${name}:something"`);
  return route;
}

function put<H extends Handler>(routes: Map<string, H>, name: string, handler: H): void {
  if (routes.has(name)) throw new Error(`${name} is declared twice`);
  routes.set(name, handler);
}
