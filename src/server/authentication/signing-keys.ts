import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { checkUnavailable } from './authentication-error.js';
import { KeySetError } from './read-key-set.js';

export type SigningKeysOptions = {
  /** What the issuer publishes now. */
  readonly readKeySet: () => Promise<unknown>;
  readonly monotonicNow: () => number;
  readonly logger: Logger;
};

/** A key that the issuer has withdrawn is believed for so long at most. */
const FRESH_MS = 600_000;
/** And for so long while the issuer cannot be asked. */
const STALE_MS = 86_400_000;
/** Tokens with made-up key ids must not become questions to the issuer. */
const PAUSE_MS = 30_000;
const PAUSE_AFTER_FAILURE_MS = 5_000;

/**
 * The issuer's keys, for jose: asked for when they are first needed, when they are old and when a token names one that
 * is not among them. While the issuer cannot be asked, known keys go on; a token that needs another one is refused with
 * `AUTHENTICATION_UNAVAILABLE`. What jose has for this forgets its keys in an outage, and asks without a pause.
 */
export function createSigningKeys({ readKeySet, monotonicNow, logger }: SigningKeysOptions): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let isFailing = false;
  let reading: Promise<void> | undefined;

  const read = async () => {
    triedAt = monotonicNow();
    try {
      // Throws unless it is a key set.
      keys = createLocalJWKSet((await readKeySet()) as JSONWebKeySet);
      readAt = monotonicNow();
      isFailing = false;
    } catch (error) {
      isFailing = true;
      const reason = error instanceof KeySetError ? error.message : 'no key set';
      logger.warn({ reason }, 'the keys of AUTH_JWKS_URL could not be read');
    }
    reading = undefined;
  };

  /** Joins a reading under way; undefined when the last one is too recent for another. */
  const readAgain = (): Promise<void> | undefined => {
    const isPausing = monotonicNow() - triedAt < (isFailing ? PAUSE_AFTER_FAILURE_MS : PAUSE_MS);
    if (reading === undefined && !isPausing) reading = read();
    return reading;
  };

  const findKey = async (...[header, token]: Parameters<JWTVerifyGetKey>) => {
    if (keys === undefined || monotonicNow() - readAt >= STALE_MS) throw new errors.JWKSNoMatchingKey();
    return keys(header, token);
  };

  return async (header, token) => {
    if (monotonicNow() - readAt >= FRESH_MS) {
      const again = readAgain();
      // Whoever has a known key does not wait for an issuer that failed a moment ago.
      if (!isFailing) await again;
    }
    try {
      return await findKey(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await readAgain();
      return findKey(header, token).catch((stillUnknown) => {
        throw isFailing ? checkUnavailable(PAUSE_AFTER_FAILURE_MS / 1000) : stillUnknown;
      });
    }
  };
}
