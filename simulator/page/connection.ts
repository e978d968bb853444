import type { Action, LiveChange, Messages, Refusal, Results, View } from './protocol.ts';

/**
 * Does something as a persona, and gives the result.
 * @throws an `Error` with the server's sentence when it refuses, or when it can't be reached
 */
export async function perform<A extends Action>(persona: string, action: A): Promise<Results[A['do']]> {
  const response = await fetch(`/_page/do?as=${encodeURIComponent(persona)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
  return read(response);
}

/** What surrounds the messages, as this persona sees it; as someone who exists when there is no such persona. */
export async function loadView(persona: string): Promise<View> {
  return read(await fetch(`/_page/view?as=${encodeURIComponent(persona)}`));
}

/** The messages of a channel that this persona sees, oldest first. */
export async function loadMessages(persona: string, channelId: string): Promise<Messages> {
  return read(await fetch(`/_page/messages?as=${encodeURIComponent(persona)}&channel=${channelId}`));
}

async function read<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new Error((body as Refusal).error);
  return body as T;
}

/**
 * Listens to what changes for a persona, and connects again whenever the line drops.
 * `onOpen` is called at each connection: what changed before it is unknown then. Returns how to hang up.
 */
export function listen(
  persona: string,
  on: { open: () => void; change: (change: LiveChange) => void; lost: () => void },
): () => void {
  let socket: WebSocket | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wait = 250;
  const connect = () => {
    const url = new URL(`/_page/live?as=${encodeURIComponent(persona)}`, location.href);
    url.protocol = 'ws:';
    const opened = new WebSocket(url);
    socket = opened;
    opened.onopen = () => {
      wait = 250;
      on.open();
    };
    opened.onmessage = (event) => on.change(JSON.parse(String(event.data)) as LiveChange);
    opened.onclose = () => {
      if (socket !== opened) return;
      on.lost();
      again = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 4_000);
    };
  };
  connect();
  return () => {
    clearTimeout(again);
    const last = socket;
    socket = undefined;
    last?.close();
  };
}
