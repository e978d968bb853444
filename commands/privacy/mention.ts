import { isErased } from '../../src/privacy/rules.ts';
import type { Texts } from '../../src/texts.ts';

/** A person as a card names them: by a mention, or, who erased their data, by no name at all. */
export function mention(userId: string, t: Texts): string {
  return isErased(userId) ? t('privacy.someone') : `<@${userId}>`;
}
