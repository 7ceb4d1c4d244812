import { connect, createServer, type Socket } from 'node:net';
import { closeAfterTest } from '../close-after-test.js';
import { findFreePort } from '../redis/redis-server.js';

/** A way to a server that can be cut, and opened again at the same port. It is closed at first. */
export async function createProxy(target: { readonly host: string; readonly port: number }) {
  const port = await findFreePort();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connect(target);
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  const cut = async () => {
    const closed = server.listening && new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await closed;
  };
  closeAfterTest(cut);
  return { port, cut, open: () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve)) };
}
