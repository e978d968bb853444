import { randomBytes } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { Transport } from './transport.ts';

/** How many events a session keeps for a resume. */
const REPLAY = 1_000;

/** What IDENTIFY begins and a RESUME continues over another socket. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  /** The last number given out. */
  sequence: number;
  readonly sent: { s: number; payload: object }[];
  /** Absent while the client is away. */
  transport?: Transport | undefined;
}

export function createSession(intents: number, transport: Transport): Session {
  return { id: randomBytes(16).toString('hex'), intents, sequence: 0, sent: [], transport };
}

/** Numbers an event, keeps it for a resume, and sends it when the client is there. */
export function sendEvent(session: Session, name: string, data: object): void {
  session.sequence += 1;
  const payload = { op: GatewayOpcodes.Dispatch, t: name, s: session.sequence, d: data };
  session.sent.push({ s: session.sequence, payload });
  if (session.sent.length > REPLAY) session.sent.shift();
  session.transport?.send(payload);
}

/** Whether everything after `sequence` is still known. */
export function canReplay(session: Session, sequence: number): boolean {
  return sequence <= session.sequence && session.sequence - sequence <= session.sent.length;
}

export function replay(session: Session, sequence: number): void {
  for (const { s, payload } of session.sent) {
    if (s > sequence) session.transport?.send(payload);
  }
  sendEvent(session, 'RESUMED', { _trace: ['simulator'] });
}
