import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { closeAfterTest } from '../close-after-test.js';

/**
 * A way to a server on this machine on which every answer takes longer, or never comes on some connections; ends with
 * the test.
 */
export async function startSlowProxy(port: number, delayMs: number) {
  const sockets = new Set<Socket>();
  let currentMs = delayMs;
  let isMute = false;
  let accepted = 0;
  /** Of the connections up to this one nothing arrives any more, although they stay open. */
  let strandedUpTo = 0;
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    const number = ++accepted;
    const isMuted = isMute;
    const passesOn = () => !isMuted && number > strandedUpTo;
    server.on('data', (chunk: Buffer) => setTimeout(() => passesOn() && client.write(chunk), currentMs));
    client.on('data', (chunk: Buffer) => passesOn() && server.write(chunk));
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
    /** Has nothing arrive on the connections there are, which stay open. */
    strand: () => {
      strandedUpTo = accepted;
    },
    /** Whether nothing ever arrives on connections that are opened from now on. */
    setMute: (next: boolean) => {
      isMute = next;
    },
    accepted: () => accepted,
  };
}
