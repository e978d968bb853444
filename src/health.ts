import { createServer } from 'node:http';

/**
 * Answers `GET /health` on every interface: 200 while all is well, else 503, for whoever watches the process.
 * @throws EADDRINUSE when the port is taken
 */
export async function startHealth(port: number, isHealthy: () => boolean): Promise<{ stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const known = request.method === 'GET' && request.url === '/health';
    const ok = known && isHealthy();
    response.writeHead(known ? (ok ? 200 : 503) : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? { ok } : {}));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
