import type { Socket } from 'node:net';

/** The minimum rate at which a client must read its response. */
export type ClientPace = {
  readonly minBytesPerSecond: number;
  /** How long a client may fall behind that rate, in milliseconds. */
  readonly patienceMs: number;
  readonly checkMs: number;
};

/**
 * 128 kbit/s, slower than any network on which images can be used. The patience is long because the kernel reports what a
 * client has read in steps of some hundred kilobytes when its receive buffer is large.
 */
export const CLIENT_PACE: ClientPace = { minBytesPerSecond: 16_384, patienceMs: 30_000, checkMs: 5_000 };

export type PaceWatchOptions = ClientPace & {
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly onCut: () => void;
};

/**
 * Destroys the socket when its client reads too slowly, until the returned function is called. Patience that was used up
 * grows again while the client reads faster than it must, but never beyond its measure.
 */
export function watchPace(socket: Socket, options: PaceWatchOptions): () => void {
  const { minBytesPerSecond, patienceMs, checkMs, after, onCut } = options;
  const countRead = () => socket.bytesWritten - socket.writableLength;
  let leftMs = patienceMs;
  let before = countRead();
  const check = () => {
    const read = countRead();
    leftMs = Math.min(patienceMs, leftMs - checkMs + ((read - before) / minBytesPerSecond) * 1000);
    before = read;
    if (leftMs > 0) {
      cancel = after(checkMs, check);
      return;
    }
    onCut();
    socket.destroy();
  };
  let cancel = after(checkMs, check);
  return () => cancel();
}
