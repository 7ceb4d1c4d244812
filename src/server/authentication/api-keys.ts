import { hash } from 'node:crypto';
import type { ApiKey } from '../../config/api-keys.js';
import type { Caller } from '../../graphql/caller.js';
import { toScopes } from './scopes.js';

export type ApiKeys = {
  find(key: string): Caller | undefined;
  /** From now on these keys count, and no others. */
  replace(keys: readonly ApiKey[]): void;
};

/**
 * The keys by their SHA-256; the keys themselves are known nowhere. Looking a hash up takes a time that may tell how
 * much of it is right, but nobody can choose a key by its hash, so there is nothing to approach step by step.
 */
export function createApiKeys(keys: readonly ApiKey[]): ApiKeys {
  let callers = toCallers(keys);
  return {
    find: (key) => callers.get(hash('sha256', key, 'hex')),
    replace: (others) => {
      callers = toCallers(others);
    },
  };
}

function toCallers(keys: readonly ApiKey[]): ReadonlyMap<string, Caller> {
  return new Map(
    keys.map(({ sha256, subject, tenant, scopes }) => [sha256, { subject, tenant, scopes: toScopes(scopes) }]),
  );
}
