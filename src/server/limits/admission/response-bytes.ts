import { type Caller, toCallerKey } from '../../../domain/caller.js';
import { OVERLOADED_MESSAGE, retryLater } from './admission.js';

/** The bytes of one response, from before it is built until it is written. */
export type HeldBytes = {
  /** Replaces the estimate with the actual size. */
  settle(bytes: number): void;
  release(): void;
};

/** The reservation for a response before it is built, if any. Shared by all copies of a request's context. */
export type Reservation = { held?: HeldBytes };

/**
 * Bounds the bytes of responses that are being built or not yet written. One caller (tenant and subject) may use half of
 * them, and responses with images seven eighths, so that neither can block all others.
 */
export type ResponseBytes = {
  /** Throws `HttpRequestError` if the caller has used its share (429, `RATE_LIMITED`) or nothing is left (503, `OVERLOADED`). */
  assertRoom(caller: Caller): void;
  /**
   * Takes bytes for a response with images before it is built, at most half of all. Throws like `assertRoom` if there is no
   * room.
   */
  reserve(caller: Caller, bytes: number): HeldBytes;
  /** Takes bytes for a response that could not be written at once. Never throws. */
  hold(caller: Caller, bytes: number): HeldBytes;
  /** Returns the number of bytes in use. */
  inFlight(): number;
};

/** A waiting response also takes a socket with its buffers and a slot, so that no caller can take them all. */
const MIN_HELD_BYTES = 256 * 1024;

const OVERLOADED = retryLater(503, 'OVERLOADED', OVERLOADED_MESSAGE, 'too many response bytes');
const OF_CALLER = retryLater(
  429,
  'RATE_LIMITED',
  'Too many response bytes of this caller are unread. Read the responses, or select fewer images at once.',
  'too many response bytes of the caller',
);

export function createResponseBytes(maxBytes: number): ResponseBytes {
  const byCaller = new Map<string, number>();
  let inAll = 0;

  const take = (caller: Caller, bytes: number): HeldBytes => {
    const name = toCallerKey(caller);
    let own = 0;
    const settle = (newBytes: number) => {
      const more = newBytes - own;
      own = newBytes;
      inAll += more;
      const ofCaller = (byCaller.get(name) ?? 0) + more;
      if (ofCaller === 0) byCaller.delete(name);
      else byCaller.set(name, ofCaller);
    };
    settle(bytes);
    return { settle, release: () => settle(0) };
  };

  return {
    assertRoom(caller) {
      if (inAll < maxBytes / 2) return;
      if ((byCaller.get(toCallerKey(caller)) ?? 0) >= maxBytes / 2) throw OF_CALLER;
      if (inAll >= maxBytes) throw OVERLOADED;
    },
    reserve(caller, bytes) {
      const ofCaller = byCaller.get(toCallerKey(caller)) ?? 0;
      // More than its share would never be available to a caller.
      const counted = Math.min(bytes, maxBytes / 2);
      if (ofCaller + counted > maxBytes / 2) throw OF_CALLER;
      if (inAll + counted > (7 / 8) * maxBytes) throw OVERLOADED;
      return take(caller, counted);
    },
    hold: (caller, bytes) => take(caller, Math.max(MIN_HELD_BYTES, bytes)),
    inFlight: () => inAll,
  };
}
