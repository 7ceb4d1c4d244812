import { type Caller, toCallerKey } from '../../../domain/caller.js';
import type { HttpRequestError } from '../../http/errors.js';
import { OVERLOADED_MESSAGE, retryLater } from './admission.js';

/** A request that is counted while it is being received. */
export type Arrival = {
  /** Counts bytes of its body in memory. Throws `HttpRequestError` like `enter` if there is no room. */
  add(bytes: number): void;
  /** Stops counting the request. Idempotent. */
  end(): void;
};

/**
 * Bounds the requests that have no slot yet: those whose credential is being checked with the issuer, and those whose body
 * did not arrive in one packet with the headers. A request that arrives in one packet is never counted.
 */
export type Arrivals = {
  /**
   * Counts a request. Throws `HttpRequestError`: 429 (`RATE_LIMITED`) if its caller or address already has too many, 503
   * (`OVERLOADED`) if there are too many in total. Both close the connection, since the body is incomplete.
   */
  enter(address: string, caller?: Caller): Arrival;
  /** Counts a request from this address until the promise settles, and returns its outcome. */
  waitFor<Outcome>(pending: Promise<Outcome>, address: string): Promise<Outcome>;
  /** Returns the number of counted requests. */
  count(): number;
};

/** Bytes of all incomplete bodies; each may have 256 kB. */
const MAX_BYTES = 64 * 1024 * 1024;

const CLOSE = { connection: 'close' };
const OVERLOADED = retryLater(503, 'OVERLOADED', OVERLOADED_MESSAGE, 'too many requests arrive', CLOSE);
const OF_CALLER = retryLater(
  429,
  'RATE_LIMITED',
  'Too many incomplete requests of this caller. Send each request at once, or try again later.',
  'too many requests of the caller arrive',
  CLOSE,
);
const OF_ADDRESS = retryLater(
  429,
  'RATE_LIMITED',
  'Too many incomplete requests from this address. Send each request at once, or try again later.',
  'too many requests from the address arrive',
  CLOSE,
);

/** One address may use half of `max` and of `maxBytes`, one caller (tenant and subject) an eighth. */
export function createArrivals({ max, maxBytes = MAX_BYTES }: { max: number; maxBytes?: number }): Arrivals {
  const inAll = createShares(max, maxBytes);
  const ofAddress = createShares(max / 2, maxBytes / 2);
  const ofCaller = createShares(max / 8, maxBytes / 8);

  const enter = (address: string, caller?: Caller): Arrival => {
    const shares: Share[] = [
      ...(caller === undefined ? [] : [{ of: ofCaller, key: toCallerKey(caller), full: OF_CALLER }]),
      { of: ofAddress, key: address, full: OF_ADDRESS },
      { of: inAll, key: '', full: OVERLOADED },
    ];
    const take = (requests: number, bytes: number) => {
      for (const { of, key, full } of shares) if (!of.hasRoom(key, requests, bytes)) throw full;
      for (const { of, key } of shares) of.change(key, requests, bytes);
    };
    take(1, 0);
    let ownBytes = 0;
    let isOver = false;
    return {
      add(bytes) {
        take(0, bytes);
        ownBytes += bytes;
      },
      end() {
        if (isOver) return;
        isOver = true;
        for (const { of, key } of shares) of.change(key, -1, -ownBytes);
      },
    };
  };

  return {
    enter,
    async waitFor(pending, address) {
      // If `enter` throws, nothing else handles a later rejection.
      pending.catch(() => undefined);
      const arrival = enter(address);
      try {
        return await pending;
      } finally {
        arrival.end();
      }
    },
    count: () => inAll.requests(''),
  };
}

type Share = { readonly of: Shares; readonly key: string; readonly full: HttpRequestError };
type Shares = ReturnType<typeof createShares>;

/** Counts requests and their bytes by key. Each key may always have one request. Keeps no key without a request. */
function createShares(maxRequests: number, maxBytes: number) {
  const used = new Map<string, { requests: number; bytes: number }>();
  const usedBy = (key: string) => used.get(key) ?? { requests: 0, bytes: 0 };
  return {
    hasRoom(key: string, moreRequests: number, moreBytes: number): boolean {
      const { requests, bytes } = usedBy(key);
      return requests + moreRequests <= Math.max(1, maxRequests) && bytes + moreBytes <= maxBytes;
    },
    change(key: string, moreRequests: number, moreBytes: number): void {
      const { requests, bytes } = usedBy(key);
      if (requests + moreRequests === 0) used.delete(key);
      else used.set(key, { requests: requests + moreRequests, bytes: bytes + moreBytes });
    },
    requests: (key: string) => usedBy(key).requests,
  };
}
