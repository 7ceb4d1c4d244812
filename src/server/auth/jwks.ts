import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { describeConnectionFailure } from '../../egress/connection-failure.js';
import type { HttpClient, HttpResponse } from '../../egress/http-client.js';
import { checkUnavailable } from './errors.js';

export type SigningKeysOptions = {
  /** Returns the key set that the issuer publishes now. */
  readonly readKeySet: () => Promise<unknown>;
  readonly monotonicNow: () => number;
  readonly logger: Logger;
};

/** The longest time that a key withdrawn by the issuer is still accepted. */
const FRESH_MS = 600_000;
/** The same while the issuer is unreachable. */
const STALE_MS = 86_400_000;
/** Tokens with made-up key ids must not cause requests to the issuer. */
const PAUSE_MS = 30_000;
const PAUSE_AFTER_FAILURE_MS = 5_000;

/**
 * Creates a source of the issuer's keys for jose. Fetches them when they are first needed, when they are old, and when a
 * token names an unknown key. While the issuer is unreachable, known keys stay valid; a token with another key is rejected
 * with `AUTHENTICATION_UNAVAILABLE`. The remote key set of jose drops its keys in an outage and fetches without a pause.
 */
export function createSigningKeys({ readKeySet, monotonicNow, logger }: SigningKeysOptions): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | undefined;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let isFailing = false;
  let fetching: Promise<void> | undefined;

  const fetchKeys = async () => {
    triedAt = monotonicNow();
    try {
      // Throws unless the JSON is a key set.
      keys = createLocalJWKSet((await readKeySet()) as JSONWebKeySet);
      fetchedAt = monotonicNow();
      isFailing = false;
    } catch (error) {
      isFailing = true;
      const reason = error instanceof KeySetError ? error.message : 'no key set';
      logger.warn({ reason }, 'Failed to fetch keys from AUTH_JWKS_URL');
    }
    fetching = undefined;
  };

  /** Joins a fetch in progress; returns undefined if the last one is too recent for another. */
  const refetch = (): Promise<void> | undefined => {
    const isPausing = monotonicNow() - triedAt < (isFailing ? PAUSE_AFTER_FAILURE_MS : PAUSE_MS);
    if (fetching === undefined && !isPausing) fetching = fetchKeys();
    return fetching;
  };

  const findKey = async (...[header, token]: Parameters<JWTVerifyGetKey>) => {
    if (keys === undefined || monotonicNow() - fetchedAt >= STALE_MS) throw new errors.JWKSNoMatchingKey();
    return keys(header, token);
  };

  return async (header, token) => {
    if (monotonicNow() - fetchedAt >= FRESH_MS) {
      const refetched = refetch();
      // A token with a known key does not wait for an issuer that has just failed.
      if (!isFailing) await refetched;
    }
    try {
      return await findKey(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refetch();
      return findKey(header, token).catch((stillUnknown) => {
        throw isFailing ? checkUnavailable(PAUSE_AFTER_FAILURE_MS / 1000) : stillUnknown;
      });
    }
  };
}

/** A JSON Web Key Set could not be fetched. Its message never contains text of the issuer. */
export class KeySetError extends Error {
  override readonly name = 'KeySetError';
}

export type KeySetSource = {
  readonly url: string;
  readonly send: HttpClient;
  readonly after: (ms: number, callback: () => void) => () => void;
};

const TIMEOUT_MS = 2_000;
const MAX_BYTES = 1_048_576;

/**
 * Returns the JSON at the URL, unchecked. Follows no redirect, since only the configured URL is trusted. Throws
 * `KeySetError`.
 */
export async function readKeySet({ url, send, after }: KeySetSource): Promise<unknown> {
  const deadline = new AbortController();
  const cancel = after(TIMEOUT_MS, () => deadline.abort(new KeySetError('no answer in time')));
  try {
    const headers = { accept: 'application/json, application/jwk-set+json' };
    const response = await send(url, { method: 'GET', headers, redirect: 'manual', signal: deadline.signal });
    if (response.status !== 200) throw new KeySetError(`HTTP ${response.status}`);
    return JSON.parse(await readText(response));
  } catch (error) {
    if (error instanceof KeySetError) throw error;
    throw new KeySetError(error instanceof SyntaxError ? 'no JSON' : describeConnectionFailure(error), {
      cause: error,
    });
  } finally {
    cancel();
    // Closes the connection of a response that was not read to its end.
    deadline.abort();
  }
}

async function readText({ body }: HttpResponse): Promise<string> {
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of body ?? []) {
    byteLength += chunk.byteLength;
    if (byteLength > MAX_BYTES) throw new KeySetError('response too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, byteLength).toString('utf8');
}
