import type { APIMessage } from 'discord-api-types/v10';
import { z } from 'zod';
import type { OpenModal, Person, Simulator } from './api.ts';

const file = z
  .object({ filename: z.string(), contentType: z.string(), base64: z.base64() })
  .transform(({ base64, ...rest }) => ({ ...rest, content: new Uint8Array(Buffer.from(base64, 'base64')) }));

const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));
const field = z.union([z.string(), z.boolean(), z.array(z.string()), z.array(file)]);
const onMessage = { channelId: z.string(), messageId: z.string(), customId: z.string() };
const target = z.union([z.object({ messageId: z.string(), channelId: z.string() }), z.object({ userId: z.string() })]);
const modal = z.custom<OpenModal>(
  (it) => z.object({ interactionId: z.string(), data: z.looseObject({}) }).safeParse(it).success,
);

/** What the page may ask for, as in `Action` of page/protocol.ts, with the content of files decoded. */
const asked = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), channelId: z.string(), text: z.string() }),
  z.object({ do: z.literal('command'), path: z.string(), options, where: z.string() }),
  z.object({ do: z.literal('autocomplete'), path: z.string(), options, focused: z.string(), where: z.string() }),
  z.object({ do: z.literal('menu'), name: z.string(), target, where: z.string() }),
  z.object({ do: z.literal('click'), ...onMessage }),
  z.object({ do: z.literal('select'), ...onMessage, values: z.array(z.string()) }),
  z.object({ do: z.literal('submit'), modal, fields: z.record(z.string(), field) }),
  z.object({ do: z.literal('locale'), locale: z.string() }),
  z.object({ do: z.literal('reset') }),
]);

/**
 * Does what the page asks, as the person. Gives what the page is told.
 * @throws an `Error` with a plain sentence when it cannot be done
 */
export async function perform(body: unknown, person: Person, simulator: Simulator): Promise<unknown> {
  const parsed = asked.safeParse(body);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const action = parsed.data;
  switch (action.do) {
    case 'say':
      return person.say(action.channelId, action.text);
    case 'command':
      return person.command(action.path, action.options, action.where);
    case 'autocomplete':
      return person.autocomplete(action.path, action.options, action.focused, action.where);
    case 'menu':
      return person.menu(action.name, action.target, action.where);
    case 'click':
      return person.click(messageOf(person, action), action.customId);
    case 'select':
      return person.select(messageOf(person, action), action.customId, action.values);
    case 'submit':
      return person.submit(action.modal, action.fields);
    case 'locale':
      person.locale = action.locale;
      return null;
    case 'reset':
      await simulator.reset();
      return null;
  }
}

function messageOf(person: Person, { channelId, messageId }: { channelId: string; messageId: string }): APIMessage {
  const message = person.messages(channelId).find((candidate) => candidate.id === messageId);
  if (!message) throw new Error('This message is gone.');
  return message;
}
