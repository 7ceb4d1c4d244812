import { hash } from 'node:crypto';
import {
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  jwtVerify,
} from 'jose';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../domain/caller.js';
import { AuthenticationError, credentialRejected } from './errors.js';
import { type ClaimRules, readClaim, subjectOf, toCaller } from './jwt-claims.js';

export type TokenOptions = ClaimRules & {
  readonly signingKeys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** The claim that must hold the audience. */
  readonly audienceClaim: string;
  readonly now: () => number;
  readonly monotonicNow: () => number;
};

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 30;
const CACHE_TTL_MS = 60_000;
const MAX_CACHED_TOKENS = 10_000;
/** Keys with the same kid are one key listed twice, or two keys while one replaces the other. */
const MAX_KEYS = 4;

/** Names of the claims that jose checks. */
const CLAIMS: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'nbf', 'iat']);

/** Types of access tokens. An issuer signs its other tokens with the same keys. */
const ACCESS_TOKEN = /^(application\/)?(at\+)?jwt$/i;

/**
 * Creates a function that returns the caller of a JWT. Uses only the issuer's keys, never a key that a token contains or
 * points to. Caches the caller of a verified token for a minute, at most until the token expires, and then returns it
 * synchronously. Rejects with `AuthenticationError`.
 */
export function createTokenReader(options: TokenOptions): (token: string) => Caller | Promise<Caller> {
  const { signingKeys, audience, audienceClaim, now, monotonicNow } = options;
  const callers = new LRUCache<string, Caller>({
    max: MAX_CACHED_TOKENS,
    perf: { now: monotonicNow },
    ttlResolution: 0,
  });

  const verify = async (token: string) => {
    const { payload, protectedHeader } = await verifyWithAnyOf(token, signingKeys, {
      algorithms: ALGORITHMS,
      issuer: options.issuer,
      ...(audienceClaim === 'aud' && { audience }),
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now()),
    });
    const known = { subject: subjectOf(payload) };
    if (audienceClaim !== 'aud' && ![readClaim(payload, audienceClaim)].flat().includes(audience)) {
      throw credentialRejected('The token is for a different audience.', 'token claim not accepted: audience', known);
    }
    if (!ACCESS_TOKEN.test(protectedHeader.typ ?? 'JWT')) {
      throw credentialRejected('The token is not an access token.', 'not an access token', known);
    }
    return payload as JWTPayload & { readonly exp: number };
  };

  const readUncached = async (token: string, digest: string) => {
    const claims = await verify(token).catch((error: unknown) => {
      throw error instanceof AuthenticationError ? error : toAuthenticationError(error);
    });
    const caller = toCaller(claims, options);
    const ttl = Math.min(CACHE_TTL_MS, Math.floor(claims.exp * 1000 - now()));
    if (ttl > 0) callers.set(digest, caller, { ttl });
    return caller;
  };

  return (token) => {
    const digest = hash('sha256', token, 'base64');
    return callers.get(digest) ?? readUncached(token, digest);
  };
}

/** Returns an error that helps a client's developer and the operator. Reads only claims whose signature was verified. */
function toAuthenticationError(error: unknown): AuthenticationError {
  if (error instanceof errors.JWTExpired) {
    return credentialRejected('The token has expired.', 'token expired', { subject: subjectOf(error.payload) });
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, payload } = error;
    const reason = `token claim not accepted: ${CLAIMS.has(claim) ? claim : 'other'}`;
    return credentialRejected(`The token's ${claim} claim is missing or invalid.`, reason, {
      subject: subjectOf(payload),
    });
  }
  if (error instanceof errors.JWKSNoMatchingKey) {
    return credentialRejected('The token is signed with an unknown key.', 'unknown signing key');
  }
  return credentialRejected('The token is invalid.', 'token not valid');
}

/**
 * Verifies a JWT. If its `kid` names several of the issuer's keys, tries each, at most four. A token without `kid` must be
 * signed with the only suitable key. Rejects with the errors of jose.
 */
async function verifyWithAnyOf(
  token: string,
  signingKeys: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  let isNamed = false;
  const findKey: JWTVerifyGetKey = (header, jws) => {
    isNamed = header.kid !== undefined;
    return signingKeys(header, jws);
  };
  try {
    return await jwtVerify(token, findKey, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys) || !isNamed) throw error;
    let tried = 0;
    for await (const key of error) {
      if (tried === MAX_KEYS) break;
      tried += 1;
      try {
        return await jwtVerify(token, key, options);
      } catch (failure) {
        if (!(failure instanceof errors.JWSSignatureVerificationFailed)) throw failure;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}
