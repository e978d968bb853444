import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIChannel,
  APIMessage,
  APIRole,
} from 'discord-api-types/v10';
import type { Answer, Change, GuildPerson, OpenModal } from '../api.ts';

/** What the page and its server say to each other. Types only: both sides import this file. */

/** Everything around the messages, as one persona sees it. `GET /_page/view?as=KEY` */
export interface View {
  me: { key: string; id: string; name: string; locale: string };
  guild: { id: string; name: string };
  people: GuildPerson[];
  roles: APIRole[];
  channels: APIChannel[];
  commands: { guild: APIApplicationCommand[]; dm: APIApplicationCommand[] };
  botOnline: boolean;
}

/** A file on its way through JSON. */
export interface FileInput {
  filename: string;
  contentType: string;
  base64: string;
}

export type OptionValue = string | number | boolean | FileInput;
export type FieldValue = string | string[] | boolean | FileInput[];

export type MenuTarget = { messageId: string; channelId: string } | { userId: string };

/** What a persona does. `POST /_page/do?as=KEY`, answered with the result of the same name in `Results`. */
export type Action =
  | { do: 'say'; channelId: string; text: string }
  | { do: 'command'; path: string; options: Record<string, OptionValue>; where: string }
  | { do: 'autocomplete'; path: string; options: Record<string, OptionValue>; focused: string; where: string }
  | { do: 'menu'; name: string; target: MenuTarget; where: string }
  | { do: 'click'; channelId: string; messageId: string; customId: string }
  | { do: 'select'; channelId: string; messageId: string; customId: string; values: string[] }
  | { do: 'submit'; modal: OpenModal; fields: Record<string, FieldValue> }
  | { do: 'locale'; locale: string }
  | { do: 'reset' };

export interface Results {
  say: APIMessage;
  command: Answer;
  autocomplete: APIApplicationCommandOptionChoice[];
  menu: Answer;
  click: Answer;
  select: Answer;
  submit: Answer;
  locale: null;
  reset: null;
}

/** `GET /_page/messages?as=KEY&channel=ID` */
export type Messages = APIMessage[];

/** What comes over the WebSocket `/_page/live?as=KEY`. */
export type LiveChange = Change;

/** The body of any refusal (status 400 or 403). */
export interface Refusal {
  error: string;
}
