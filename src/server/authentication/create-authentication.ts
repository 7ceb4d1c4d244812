import type { Logger } from 'pino';
import type { ApiKey } from '../../config/api-keys.js';
import type { Config } from '../../config.js';
import { type ApiKeys, createApiKeys } from './api-keys.js';
import { type Authenticate, createOpenAuthentication } from './authenticate.js';
import { createBearerAuthentication } from './bearer.js';
import { readKeySet } from './read-key-set.js';

export type AuthenticationOptions = {
  readonly config: Config;
  readonly fetch: typeof fetch;
  readonly clock: {
    now(): number;
    monotonicNow(): number;
    after(ms: number, callback: () => void): () => void;
  };
  readonly logger: Logger;
};

export type Authentication = Pick<ApiKeys, 'replace'> & { readonly authenticate: Authenticate };

/** The way of telling callers that the configuration asks for. Open only where it says AUTH=off. */
export async function createAuthentication(options: AuthenticationOptions): Promise<Authentication> {
  const { config, logger } = options;
  const { auth, tenants } = config;
  const apiKeys = createApiKeys(config.apiKeys);
  const warnOfStrangers = (keys: readonly ApiKey[]) => {
    const strangers = keys.filter(({ tenant }) => !tenants.has(tenant)).map(({ id }) => id);
    if (strangers.length > 0)
      logger.warn({ apiKeyIds: strangers }, 'API keys of tenants without an account open nothing');
  };
  warnOfStrangers(config.apiKeys);
  const replace = (keys: readonly ApiKey[]) => {
    apiKeys.replace(keys);
    warnOfStrangers(keys);
    logger.info({ apiKeys: keys.length }, 'API keys replaced');
  };

  if (auth === 'off') {
    const tenant = [...tenants.keys()][0] ?? '';
    logger.warn(
      { tenant },
      'NO AUTHENTICATION: AUTH is off, so everybody on this machine sees all results and pictures',
    );
    return { authenticate: createOpenAuthentication(tenant), replace };
  }
  const readToken = await openTokenReader(options);
  return { authenticate: createBearerAuthentication({ readToken, apiKeys, tenants }), replace };
}

async function openTokenReader({ config, fetch, clock, logger }: AuthenticationOptions) {
  const { jwksUrl, issuer, audience, tenantClaim } = config;
  if (jwksUrl === undefined || issuer === undefined || audience === undefined) return undefined;
  const { createSigningKeys } = await import('./signing-keys.js');
  const { createTokenReader } = await import('./tokens.js');
  const { now, monotonicNow, after } = clock;
  const source = { url: jwksUrl, fetch, after };
  const signingKeys = createSigningKeys({ readKeySet: () => readKeySet(source), monotonicNow, logger });
  return createTokenReader({ signingKeys, issuer, audience, tenantClaim, now, monotonicNow });
}
