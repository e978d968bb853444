import type { ChannelType } from 'discord.js';
import type { Context, Place } from './context.ts';
import type { Choice } from './reply.ts';

/**
 * Suggests values while a person types. `typed` is what stands in the option so far, `others` the options entered
 * already. At most 25 are shown; longer names are cut.
 */
export type Autocomplete = (
  context: Context<Place>,
  typed: string,
  others: Readonly<Record<string, unknown>>,
) => Choice[] | Promise<Choice[]>;

interface Any {
  required?: boolean;
}

/** One option of a command, as it is declared. Its name is its key; its texts are in `locales/`. */
export type OptionSpec =
  | (Any & {
      type: 'string';
      minLength?: number;
      maxLength?: number;
      choices?: readonly string[];
      autocomplete?: Autocomplete;
    })
  | (Any & { type: 'integer'; min?: number; max?: number; choices?: readonly number[]; autocomplete?: Autocomplete })
  | (Any & { type: 'number'; min?: number; max?: number })
  | (Any & { type: 'boolean' | 'user' | 'role' | 'attachment' })
  | (Any & { type: 'channel'; channelTypes?: readonly ChannelType[] });

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export interface UserValue {
  id: string;
  name: string;
  bot: boolean;
}
export interface ChannelValue {
  id: string;
  name: string;
  type: ChannelType;
}
export interface RoleValue {
  id: string;
  name: string;
}
export interface AttachmentValue {
  url: string;
  filename: string;
  size: number;
  contentType: string | null;
}

type ValueOf<S extends OptionSpec> = S extends { type: 'string'; choices: readonly (infer C)[] }
  ? C
  : S extends { type: 'integer'; choices: readonly (infer C)[] }
    ? C
    : S extends { type: 'string' }
      ? string
      : S extends { type: 'integer' | 'number' }
        ? number
        : S extends { type: 'boolean' }
          ? boolean
          : S extends { type: 'user' }
            ? UserValue
            : S extends { type: 'channel' }
              ? ChannelValue
              : S extends { type: 'role' }
                ? RoleValue
                : AttachmentValue;

/** What `run` receives for the declared options: required ones are there, the others may be undefined. */
export type OptionValues<O extends OptionSpecs> = {
  [K in keyof O]: O[K] extends { required: true } ? ValueOf<O[K]> : ValueOf<O[K]> | undefined;
};
