import type { TextKey } from './texts.ts';

/** Values that a text names between `{{` and `}}`. */
export type TextParams = Record<string, string | number>;

/**
 * Something that the person can understand and mend: dispatch shows the text of `key` to them in their language.
 * Anything else that is thrown is a fault of ours and is logged.
 */
export class UserError extends Error {
  readonly key: TextKey;
  readonly params: TextParams;

  /** @param key a text that says what was wrong and what would be right */
  constructor(key: TextKey, params: TextParams = {}) {
    super(key);
    this.name = 'UserError';
    this.key = key;
    this.params = params;
  }
}
