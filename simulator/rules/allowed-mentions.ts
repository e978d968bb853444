import { flag, judged, model, oneOf, refuse, set, snowflake } from './shape.ts';

interface AllowedMentions {
  parse?: string[] | null;
  users?: string[] | null;
  roles?: string[] | null;
}

/** Who may be pinged. https://discord.com/developers/docs/resources/message#allowed-mentions-object */
export const allowedMentions = judged<AllowedMentions>(
  model({
    parse: set(0, 3, oneOf('users', 'roles', 'everyone')),
    users: set(0, 100, snowflake),
    roles: set(0, 100, snowflake),
    replied_user: flag,
  }),
  (it, path) =>
    (['users', 'roles'] as const)
      .filter((kind) => it.parse?.includes(kind) && it[kind]?.length)
      .flatMap((kind) => {
        const words = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
        return refuse(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', words);
      }),
);
