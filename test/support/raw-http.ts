import { connect, type Socket } from 'node:net';
import { closeAfterTest } from './close-after-test.js';

export type RawConnection = {
  readonly socket: Socket;
  /** Everything that came until then, once it matches; rejects if the other side ends before. */
  until(pattern: RegExp): Promise<string>;
};

/** Writes bytes to a server as they are, for requests that no HTTP client would send. */
export async function openRaw(url: string, text = ''): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    received += chunk;
  });
  // What is left to write when the server closes is of no interest.
  socket.on('error', () => undefined);
  closeAfterTest(async () => void socket.destroy());
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(text);
  return {
    socket,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => pattern.test(received) && resolve(received);
        socket.on('data', look);
        socket.once('close', () => reject(new Error(`closed after: ${received}`)));
        look();
      }),
  };
}
