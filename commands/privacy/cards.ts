import { COLOURS, container, press, row, separator, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import type { Kept } from '../../src/privacy/store.ts';
import type { Texts } from '../../src/texts.ts';
import { cancelRoute, confirmRoute, eraseRoute, exportRoute } from './routes.ts';

/** What is kept, why so long, and what the person can do about it. */
export function keptReply(kept: Kept, t: Texts): Message {
  if (kept.length === 0) return notice(t('privacy.card.nothing'));
  return card([
    container(COLOURS.neutral, [
      text(`### ${t('privacy.card.title')}\n${t('privacy.card.what')}`),
      text(`${t('privacy.card.scope')}\n${countLines(kept, t)}`),
      separator(),
      text(t('privacy.card.retention')),
      row(
        press(exportRoute, {}, t('privacy.card.export')),
        press(eraseRoute, {}, t('privacy.card.erase'), { style: 'danger' }),
      ),
    ]),
  ]);
}

/** Asks before anything goes. */
export function askReply(kept: Kept, t: Texts): Message {
  if (kept.length === 0) return notice(t('privacy.erase.nothing'));
  const words = [t('privacy.erase.gone'), t('privacy.erase.stays'), t('privacy.erase.final')];
  return card([
    container(COLOURS.trouble, [
      text(`### ${t('privacy.erase.title')}`),
      text(words.join('\n\n')),
      row(
        press(confirmRoute, {}, t('privacy.erase.confirm'), { style: 'danger' }),
        press(cancelRoute, {}, t('privacy.erase.cancel')),
      ),
    ]),
  ]);
}

/** What was erased. */
export function erasedReply(erased: Kept, t: Texts): Message {
  if (erased.length === 0) return notice(t('privacy.erase.nothing'));
  return card([
    container(COLOURS.closed, [
      text(`### ${t('privacy.erase.doneTitle')}`),
      text(countLines(erased, t)),
      text(t('privacy.erase.doneStays')),
    ]),
  ]);
}

/** One sentence; a card, because it may take the place of one. */
export function notice(words: string): Message {
  return card([container(COLOURS.neutral, [text(words)])]);
}

function countLines(kept: Kept, t: Texts): string {
  return kept.map(({ kind, count }) => `- ${t(`privacy.kept.${kind}`, { count })}`).join('\n');
}
