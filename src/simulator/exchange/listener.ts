import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listener = { readonly origin: string; close(): Promise<void> };

/**
 * Longer than any client keeps a connection that it does not use. If both let go at once, as two do that have stood still
 * for the same seconds, a request would be sent into a connection that is closing, which is no fault that was planned.
 */
const KEEP_ALIVE_MS = 65_000;

/** Listens on loopback only: what it serves is invented, and it must not be taken for the real provider. */
export async function listen(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A caller that left while it was being served is no fault of the simulator.
      if (request.socket.destroyed) return;
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`simulator failed: ${error}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
