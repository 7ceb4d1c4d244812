import { withoutPersonalData } from '../../domain/verification.js';
import type { ResultKey } from '../cache/result-cache.js';
import type { SharedCache, SharedResult } from '../cache/two-level-cache.js';
import { readAll } from './client.js';
import type { RedisConnection } from './connection.js';
import type { ValueCipher } from './encryption.js';
import type { RedisInvalidation } from './invalidation.js';
import { createRedisPersonalData } from './personal-data.js';
import { KINDS } from './shared-kinds.js';
import { decodeStoredResult, encodeStoredResult } from './stored-result.js';

export type RedisResultCacheOptions = {
  readonly connection: Pick<RedisConnection, 'run'>;
  readonly cipher: ValueCipher;
  readonly messages: RedisInvalidation;
  /** Returns the wall clock in epoch milliseconds. */
  readonly now: () => number;
  /** See `decodeStoredResult`. */
  readonly inputParameterNames?: ReadonlySet<string> | undefined;
  /** How long personal data are kept; 0 keeps none. */
  readonly personalTtlMs: number;
  readonly onLookUp: (lookUp: { readonly hits: number; readonly misses: number }) => void;
};

/**
 * Stores encrypted results in Redis. Redis measures their lifetime; an instance's wall clock only limits how long it
 * keeps a copy in memory, and a wrong clock never extends that beyond the whole lifetime.
 */
export function createRedisResultCache(options: RedisResultCacheOptions): SharedCache {
  const { connection, cipher, messages, now, inputParameterNames, onLookUp } = options;
  const personal = createRedisPersonalData(options);

  /** Returns undefined for an entry of another shape. The entry stays, since another version may read it. */
  const open = (name: string, sealed: Buffer): SharedResult | undefined => {
    const text = cipher.open(name, sealed);
    const stored = text === undefined ? undefined : decodeStoredResult(text, inputParameterNames);
    if (stored === undefined) return undefined;
    const { result, ttlMs, expiresAt } = stored;
    return { result, remainingMs: Math.min(ttlMs, Math.max(0, expiresAt - now())) };
  };

  return {
    async getMany(keys) {
      if (keys.length === 0) return [];
      const names = keys.map((key) => cipher.namesOf(KINDS.result, key));
      try {
        const values = await connection.run((client) => readAll(client, names.flat()));
        const found = new Map(names.flat().map((name, index) => [name, values[index] ?? null]));
        const results = names.map((candidates) => {
          for (const name of candidates) {
            const sealed = found.get(name);
            const result = sealed && open(name, sealed);
            if (result) return result;
          }
          return undefined;
        });
        const hits = results.filter((result) => result !== undefined).length;
        onLookUp({ hits, misses: results.length - hits });
        return await personal.addTo(keys, results);
      } catch {
        return keys.map(() => undefined);
      }
    },
    async put(key, result, ttlMs) {
      const [name = ''] = cipher.namesOf(KINDS.result, key);
      const lifeMs = Math.max(1, Math.ceil(ttlMs));
      const stored = { result: withoutPersonalData(result), ttlMs, expiresAt: now() + ttlMs };
      const sealed = cipher.seal(name, encodeStoredResult(stored));
      // Before the record, which says that there are personal data.
      await personal.put(key, result, ttlMs);
      await connection
        .run((client) => client.set(name, sealed, 'PX', lifeMs))
        .then(() => void publish(key, result.fetchedAt), ignore);
    },
  };

  function publish(key: ResultKey, fetchedAt: number): Promise<unknown> {
    const message = messages.encode({ kind: 'changed', key, fetchedAt });
    return connection.run((client) => client.publish(messages.channel, message)).catch(ignore);
  }
}

function ignore(): void {}
