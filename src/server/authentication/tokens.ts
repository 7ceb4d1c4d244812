import { hash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../graphql/caller.js';
import { AuthenticationError, credentialRefused } from './authentication-error.js';
import { toCaller } from './token-claims.js';

export type TokenOptions = {
  readonly signingKeys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** The claim that names the tenant. */
  readonly tenantClaim: string;
  readonly now: () => number;
  readonly monotonicNow: () => number;
};

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 30;
const MAX_REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 10_000;

/** What an access token says it is, if anything; an issuer's other tokens are signed with the same keys. */
const ACCESS_TOKEN = /^(application\/)?(at\+)?jwt$/i;

/**
 * The caller of a JWT. Only the issuer's own keys are used, whatever key a token brings or points to. A token that was
 * verified is believed for a minute more, at most until it expires. Throws `AuthenticationError`.
 */
export function createTokenReader(options: TokenOptions): (token: string) => Promise<Caller> {
  const { signingKeys, tenantClaim, now, monotonicNow } = options;
  const callers = new LRUCache<string, Caller>({ max: MAX_REMEMBERED, perf: { now: monotonicNow }, ttlResolution: 0 });

  const verify = async (token: string) => {
    const { payload, protectedHeader } = await jwtVerify(token, signingKeys, {
      algorithms: ALGORITHMS,
      issuer: options.issuer,
      audience: options.audience,
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now()),
    });
    if (!ACCESS_TOKEN.test(protectedHeader.typ ?? 'JWT')) throw credentialRefused('This is no access token.');
    return payload as JWTPayload & { readonly exp: number };
  };

  return async (token) => {
    const digest = hash('sha256', token, 'base64');
    const known = callers.get(digest);
    if (known !== undefined) return known;
    const claims = await verify(token).catch((error: unknown) => {
      throw error instanceof AuthenticationError ? error : credentialRefused(toMessage(error));
    });
    const caller = toCaller(claims, tenantClaim);
    const ttl = Math.min(MAX_REMEMBERED_MS, Math.floor(claims.exp * 1000 - now()));
    if (ttl > 0) callers.set(digest, caller, { ttl });
    return caller;
  };
}

/** What helps the developer of a client, and nothing that the token did not say. */
function toMessage(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWKSNoMatchingKey) return 'The token is signed with a key that is not known.';
  if (error instanceof errors.JWTClaimValidationFailed) return `The token's ${error.claim} is missing or not right.`;
  return 'The token is not valid.';
}
