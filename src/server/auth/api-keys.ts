import { hash } from 'node:crypto';
import type { ApiKey } from '../../config/files/api-keys.js';
import { type Caller, toScopes } from '../../domain/caller.js';

/**
 * The API keys by their SHA-256; the keys themselves are stored nowhere. The time of a lookup may reveal how much of a
 * hash matches, but a client cannot choose a key by its hash, so it cannot approach one step by step.
 */
export class ApiKeys {
  #callers: ReadonlyMap<string, Caller>;

  constructor(keys: readonly ApiKey[]) {
    this.#callers = toCallers(keys);
  }

  find(key: string): Caller | undefined {
    return this.#callers.get(hash('sha256', key, 'hex'));
  }

  /** Replaces all keys. */
  replace(keys: readonly ApiKey[]): void {
    this.#callers = toCallers(keys);
  }
}

function toCallers(keys: readonly ApiKey[]): ReadonlyMap<string, Caller> {
  return new Map(
    keys.map(({ id, sha256, subject, tenant, scopes }) => [
      sha256,
      { subject, tenant, scopes: toScopes(scopes), apiKeyId: id },
    ]),
  );
}
