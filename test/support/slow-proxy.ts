import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { closeAfterTest } from './close-after-test.js';

/** A way to a server on this machine on which every answer takes longer; ends with the test. */
export async function startSlowProxy(port: number, delayMs: number) {
  const sockets = new Set<Socket>();
  let currentMs = delayMs;
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    server.on('data', (chunk: Buffer) => setTimeout(() => client.write(chunk), currentMs));
    client.on('data', (chunk: Buffer) => server.write(chunk));
    for (const [socket, other] of [[client, server] as const, [server, client] as const]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => void other.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => proxy.close(resolve));
  });
  return {
    port: (proxy.address() as AddressInfo).port,
    setDelay: (ms: number) => {
      currentMs = ms;
    },
  };
}
