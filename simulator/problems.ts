/**
 * One thing wrong with a request's body, as Discord reports it in `errors` of a 50035.
 * https://discord.com/developers/docs/reference#error-messages
 */
export interface Problem {
  /** Keys and indexes from the body's root to the field: `['components', 0, 'label']`; empty for the body itself. */
  path: (string | number)[];
  /** Discord's code, such as `BASE_TYPE_REQUIRED`, `BASE_TYPE_MAX_LENGTH` or `BASE_TYPE_BAD_LENGTH`. */
  code: string;
  message: string;
}

type ErrorTree = { [key: string]: ErrorTree } | { _errors: { code: string; message: string }[] };

/** Discord's nested `errors` object out of a flat list. An empty list gives an empty object. */
export function errorTree(problems: readonly Problem[]): ErrorTree {
  // Without a prototype, so that a field named `__proto__` is a field like any other.
  const root: Record<string, unknown> = Object.create(null);
  for (const { path, code, message } of problems) {
    let node = root;
    for (const key of path) {
      node[key] ??= Object.create(null);
      node = node[key] as Record<string, unknown>;
    }
    node._errors = [...((node._errors as object[] | undefined) ?? []), { code, message }];
  }
  return root as ErrorTree;
}
