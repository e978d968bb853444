import type { APIMessage } from 'discord-api-types/v10';
import { runMenu } from './actions.ts';
import { localName } from './commands.ts';
import type { MenuItem } from './context-menu.ts';
import { Channel, Command } from './kinds.ts';
import { open } from './live.ts';
import { readable } from './message-text.ts';
import type { MenuTarget } from './protocol.ts';
import { commandsHere, person, state, update, words } from './store.ts';

/** What can be done with a message: the bot's message commands, and copying. */
export function messageItems(message: APIMessage): MenuItem[] {
  const t = words();
  const text = readable(message);
  return [
    ...appItems(Command.Message, { messageId: message.id, channelId: message.channel_id }),
    ...(text ? [{ label: t.copyText, act: () => copy(text) }] : []),
    { label: t.copyId, act: () => copy(message.id) },
  ];
}

/** What can be done with a person: the bot's user commands, writing to the bot, and copying. */
export function personItems(userId: string): MenuItem[] {
  const t = words();
  const direct = state.view?.channels.find((c) => c.type === Channel.Direct);
  const bot = person(userId);
  return [
    ...appItems(Command.User, { userId }),
    ...(direct && bot?.bot ? [{ label: t.writeTo(bot.name), act: () => void open(direct.id) }] : []),
    { label: t.copyId, act: () => copy(userId) },
  ];
}

const appItems = (type: number, target: MenuTarget): MenuItem[] =>
  commandsHere()
    .filter((command) => command.type === type)
    .map((command) => ({
      label: localName(command, state.view?.me.locale ?? ''),
      app: true,
      act: () => void runMenu(command.name, target),
    }));

function copy(text: string): void {
  void navigator.clipboard?.writeText(text).then(
    () => update({ spoken: words().copied }),
    () => {},
  );
}
