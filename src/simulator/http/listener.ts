import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listener = { readonly origin: string; close(): Promise<void> };

/**
 * Longer than any client keeps an idle connection. With equal timeouts a client could send a request on a connection that
 * the simulator is closing, which is a failure that no test planned.
 */
const KEEP_ALIVE_MS = 65_000;

/** Listens on loopback only, so that the simulator cannot be mistaken for the real provider. */
export async function listen(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // The client disconnected during the call: not an error of the simulator.
      if (request.socket.destroyed) return;
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`Simulator error: ${error}`);
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
