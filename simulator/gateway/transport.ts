import { constants, createDeflate, deflateSync } from 'node:zlib';
import type { WebSocket } from 'ws';

/** One WebSocket as the gateway uses it: JSON objects out, compressed as the client asked. */
export interface Transport {
  readonly socket: WebSocket;
  send(payload: object): void;
  /** From now on each payload is deflated by itself (`compress` of IDENTIFY). */
  compressEach(): void;
  close(code: number, reason?: string): void;
}

/** @param stream whether the client asked for `compress=zlib-stream` in the gateway's URL */
export function createTransport(socket: WebSocket, stream: boolean): Transport {
  const deflate = stream ? createSharedDeflate(socket) : undefined;
  let each = false;
  return {
    socket,
    send(payload) {
      const text = JSON.stringify(payload);
      if (deflate) deflate(text);
      else socket.send(each ? deflateSync(text) : text);
    },
    compressEach() {
      each = true;
    },
    close(code, reason) {
      socket.close(code, reason);
    },
  };
}

/** One zlib context for the whole connection; each payload ends with a sync flush, by which clients know its end. */
function createSharedDeflate(socket: WebSocket): (text: string) => void {
  const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  let chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    if (!chunk.subarray(-4).equals(Buffer.from([0, 0, 0xff, 0xff]))) return;
    socket.send(Buffer.concat(chunks));
    chunks = [];
  });
  socket.once('close', () => deflate.destroy());
  return (text) => deflate.write(text);
}
