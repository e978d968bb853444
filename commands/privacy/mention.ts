import { isErased } from '../../src/privacy/rules.ts';
import { GITHUB } from '../../src/tasks/github/rules.ts';
import type { Texts } from '../../src/texts.ts';

/** A person as a card names them: by a mention, or, who erased their data, by no name at all. GitHub is nobody to mention. */
export function mention(userId: string, t: Texts): string {
  if (userId === GITHUB) return t('task.import.github');
  return isErased(userId) ? t('privacy.someone') : `<@${userId}>`;
}
