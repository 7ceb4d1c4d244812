import { connect, createServer } from 'node:net';

/** A way to a server on which every answer comes later by a time that can be changed; with Infinity none comes any more. */
export async function startSlowProxy(target) {
  const sockets = new Set();
  let delayMs = 0;
  const proxy = createServer((client) => {
    const server = connect(target);
    client.on('data', (chunk) => server.write(chunk));
    server.on('data', (chunk) => {
      if (delayMs === 0) client.write(chunk);
      else if (delayMs < Number.POSITIVE_INFINITY) setTimeout(() => client.write(chunk), delayMs);
    });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
    }
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: proxy.address().port,
    setDelay: (ms) => {
      delayMs = ms;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => proxy.close(resolve));
    },
  };
}
