/** The arguments that a `custom_id` carries after its route: `task:claim:42`. */
export type ArgSpecs = Readonly<Record<string, 'integer' | 'string'>>;
export type ArgValues<A extends ArgSpecs> = { [K in keyof A]: A[K] extends 'integer' ? number : string };

/** A route that a `custom_id` names. Routes are stateless: all they know is in the id and in SQL. */
export interface Route<A extends ArgSpecs> {
  /** `command:name`, unique among all. */
  route: string;
  args: A;
}

const MAX_CUSTOM_ID = 100;

/**
 * The `custom_id` of a route with its arguments.
 * @throws when it would exceed Discord's 100 characters or an argument holds a colon
 */
export function customId<A extends ArgSpecs>({ route, args }: Route<A>, values: ArgValues<A>): string {
  const id = [route, ...Object.keys(args).map((name) => String(values[name]))].join(':');
  if (id.length > MAX_CUSTOM_ID || id.split(':').length !== 2 + Object.keys(args).length) {
    throw new Error(
      `custom_id ${JSON.stringify(id)} is longer than ${MAX_CUSTOM_ID} characters or an argument holds ":"`,
    );
  }
  return id;
}

/** The route and arguments of a `custom_id`, or undefined when its arguments don't fit the route. */
export function parseArgs<A extends ArgSpecs>(args: A, parts: readonly string[]): ArgValues<A> | undefined {
  const names = Object.keys(args);
  if (parts.length !== names.length) return undefined;
  const values: Record<string, string | number> = {};
  for (const [i, name] of names.entries()) {
    const part = parts[i] ?? '';
    if (args[name] === 'integer' && !/^\d{1,15}$/.test(part)) return undefined;
    values[name] = args[name] === 'integer' ? Number(part) : part;
  }
  return values as ArgValues<A>;
}
