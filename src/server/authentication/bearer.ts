import type { Caller } from '../../graphql/caller.js';
import type { ApiKeys } from './api-keys.js';
import type { Authenticate } from './authenticate.js';
import { credentialMissing, credentialRefused, tenantRefused } from './authentication-error.js';

export type BearerOptions = {
  /** The caller of a JWT; absent when no issuer is configured. */
  readonly readToken: ((token: string) => Promise<Caller>) | undefined;
  readonly apiKeys: ApiKeys;
  readonly tenants: { has(tenant: string): boolean };
};

/** RFC 6750, section 2.1. */
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** A compact JWS has two dots; an API key has none, so neither is ever tried as the other. */
const TOKEN = /^[^.]+\.[^.]+\.[^.]*$/;

/** JWTs and API keys as `Authorization: Bearer`, for callers whose tenant has an account. */
export function createBearerAuthentication({ readToken, apiKeys, tenants }: BearerOptions): Authenticate {
  const admit = (caller: Caller | undefined): Caller => {
    if (caller === undefined) throw credentialRefused('The credential is not known.');
    if (!tenants.has(caller.tenant)) throw tenantRefused();
    return caller;
  };
  return ({ authorization }) => {
    if (authorization === undefined) throw credentialMissing();
    const credential = BEARER.exec(authorization)?.[1];
    if (credential === undefined) throw credentialRefused('The credential is not of the form that Bearer has.');
    if (!TOKEN.test(credential)) return admit(apiKeys.find(credential));
    return readToken === undefined ? admit(undefined) : readToken(credential).then(admit);
  };
}
