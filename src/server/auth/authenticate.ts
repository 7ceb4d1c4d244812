import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { Config } from '../../config/config.js';
import type { ApiKey } from '../../config/files/api-keys.js';
import { isLoopback } from '../../config/loopback.js';
import type { Caller } from '../../domain/caller.js';
import type { HttpClient } from '../../egress/http-client.js';
import { isAuthority } from '../http/requests/target.js';
import { ApiKeys } from './api-keys.js';
import { credentialMissing, credentialRejected, hostRejected, tenantRejected } from './errors.js';

/**
 * Returns the caller that the headers prove; synchronously unless the issuer must be contacted. Throws or rejects with
 * `AuthenticationError` if they prove none.
 */
export type Authenticate = (headers: IncomingHttpHeaders) => Caller | Promise<Caller>;

export type AuthenticationOptions = {
  readonly config: Config;
  /** Fetches the issuer's signing keys. */
  readonly send: HttpClient;
  readonly clock: {
    now(): number;
    monotonicNow(): number;
    after(ms: number, callback: () => void): () => void;
  };
  readonly logger: Logger;
};

export type Authentication = {
  readonly authenticate: Authenticate;
  /** Replaces all API keys. */
  replace(keys: readonly ApiKey[]): void;
};

type BearerOptions = {
  /** Returns the caller of a JWT; undefined if no issuer is configured. */
  readonly readToken: ((token: string) => Caller | Promise<Caller>) | undefined;
  readonly apiKeys: ApiKeys;
  readonly tenants: { has(tenant: string): boolean };
};

/** RFC 6750, section 2.1. */
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** A compact JWS has two dots and an API key has none, so neither is ever tried as the other. */
const TOKEN = /^[^.]+\.[^.]+\.[^.]*$/;

/** Creates the authentication that the configuration selects. Open to all callers on this machine only with AUTH=off. */
export async function createAuthentication(options: AuthenticationOptions): Promise<Authentication> {
  const { config, logger } = options;
  const { auth, tenants } = config;
  const apiKeys = new ApiKeys(config.apiKeys);
  const warnOfUnknownTenants = (keys: readonly ApiKey[]) => {
    const apiKeyIds = keys.filter(({ tenant }) => !tenants.has(tenant)).map(({ id }) => id);
    if (apiKeyIds.length > 0) logger.warn({ apiKeyIds }, 'API keys rejected: their tenant has no account');
  };
  warnOfUnknownTenants(config.apiKeys);
  const replace = (keys: readonly ApiKey[]) => {
    apiKeys.replace(keys);
    warnOfUnknownTenants(keys);
    logger.info({ apiKeys: keys.length }, 'API keys replaced');
  };

  if (auth === 'off') {
    const tenant = [...tenants.keys()][0] ?? '';
    logger.warn(
      { tenant },
      'AUTHENTICATION DISABLED (AUTH=off): any process on this machine can read all results and images, and start verifications',
    );
    return { authenticate: createOpenAuthentication(tenant), replace };
  }
  const readToken = await openTokenReader(options);
  return { authenticate: createBearerAuthentication({ readToken, apiKeys, tenants }), replace };
}

/**
 * Accepts every request to a loopback host as one caller, who can read every result of the tenant and start verifications; the schema only if
 * INTROSPECTION opens it to all. Rejects other host names, so that DNS rebinding gives a web page no access.
 */
export function createOpenAuthentication(tenant: string): Authenticate {
  const everybody: Caller = {
    subject: 'everybody',
    tenant,
    scopes: new Set(['liveness:read', 'liveness:image', 'liveness:document', 'liveness:list', 'liveness:start']),
    apiKeyId: undefined,
  };
  return ({ host }) => {
    if (!isOnLoopback(host)) throw hostRejected();
    return everybody;
  };
}

function isOnLoopback(host = ''): boolean {
  return isAuthority(host) && isLoopback(new URL(`http://${host}`).hostname);
}

/** Accepts JWTs and API keys in `Authorization: Bearer` from callers whose tenant has an account. */
function createBearerAuthentication({ readToken, apiKeys, tenants }: BearerOptions): Authenticate {
  const accept = (caller: Caller | undefined): Caller => {
    if (caller === undefined) throw credentialRejected('The credential is unknown.', 'unknown credential');
    if (!tenants.has(caller.tenant)) throw tenantRejected(caller);
    return caller;
  };
  return ({ authorization }) => {
    if (authorization === undefined) throw credentialMissing();
    const credential = BEARER.exec(authorization)?.[1];
    if (credential === undefined) {
      throw credentialRejected('The Authorization header is not a valid Bearer credential.', 'malformed credential');
    }
    if (!TOKEN.test(credential)) return accept(apiKeys.find(credential));
    const caller = readToken?.(credential);
    return caller instanceof Promise ? caller.then(accept) : accept(caller);
  };
}

async function openTokenReader({ config, send, clock, logger }: AuthenticationOptions) {
  const { jwksUrl, issuer, audience, audienceClaim, tenantClaim, scopeClaims, scopePrefix } = config;
  if (jwksUrl === undefined || issuer === undefined || audience === undefined) return undefined;
  const { createSigningKeys, readKeySet } = await import('./jwks.js');
  const { createTokenReader } = await import('./jwt.js');
  const { now, monotonicNow, after } = clock;
  const source = { url: jwksUrl, send, after };
  return createTokenReader({
    signingKeys: createSigningKeys({ readKeySet: () => readKeySet(source), monotonicNow, logger }),
    issuer,
    audience,
    audienceClaim,
    tenantClaim,
    scopeClaims,
    scopePrefix,
    now,
    monotonicNow,
  });
}
