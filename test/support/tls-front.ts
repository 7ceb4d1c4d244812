import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { closeAfterTest } from './close-after-test.js';

/** Makes a server on this machine reachable by TLS with this certificate; returns the port. Ends with the test. */
export async function startTlsFront(port: number, { cert, key }: { readonly cert: string; readonly key: string }) {
  const sockets = new Set<Socket>();
  const server = createServer({ cert, key }, (client) => {
    const target = connect(port, '127.0.0.1');
    target.pipe(client).pipe(target);
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}
