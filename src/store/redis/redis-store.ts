import type { ResultKey } from '../result-key.js';
import type { SharedResult, SharedStore } from '../shared-store.js';
import { isCluster, type RedisClient } from './redis-client.js';
import type { RedisConnection } from './redis-connection.js';
import type { RedisNews } from './redis-news.js';
import { decodeStoredResult, encodeStoredResult } from './stored-result.js';
import type { ValueCipher } from './value-cipher.js';

export type RedisStoreOptions = {
  readonly connection: Pick<RedisConnection, 'run'>;
  readonly cipher: ValueCipher;
  readonly news: RedisNews;
  /** Wall clock in epoch milliseconds. */
  readonly now: () => number;
  readonly onLookUp: (lookUp: { readonly hits: number; readonly misses: number }) => void;
};

const KIND = 'result';

/**
 * Results in Redis, sealed. How long one is kept there is measured by Redis; the wall clocks of instances only bound how
 * long a copy is kept in their memory, and no clock that is wrong makes that longer than the whole life.
 */
export function createRedisStore({ connection, cipher, news, now, onLookUp }: RedisStoreOptions): SharedStore {
  const remove = (name: string) => connection.run((client) => client.del(name)).catch(ignore);

  const open = (name: string, sealed: Buffer): SharedResult | undefined => {
    const text = cipher.open(name, sealed);
    const stored = text === undefined ? undefined : decodeStoredResult(text);
    if (stored === undefined) {
      void remove(name);
      return undefined;
    }
    const { result, ttlMs, expiresAt } = stored;
    return { result, remainingMs: Math.min(ttlMs, Math.max(0, expiresAt - now())) };
  };

  return {
    async getMany(keys) {
      if (keys.length === 0) return [];
      const names = keys.map((key) => cipher.namesOf(KIND, key));
      try {
        const values = await connection.run((client) => readAll(client, names.flat()));
        const found = new Map(names.flat().map((name, index) => [name, values[index] ?? null]));
        const results = names.map((candidates) => {
          const name = candidates.find((candidate) => found.get(candidate));
          const sealed = name === undefined ? undefined : found.get(name);
          return name === undefined || !sealed ? undefined : open(name, sealed);
        });
        const hits = results.filter((result) => result !== undefined).length;
        onLookUp({ hits, misses: results.length - hits });
        return results;
      } catch {
        return keys.map(() => undefined);
      }
    },
    async put(key, result, ttlMs) {
      const [name = ''] = cipher.namesOf(KIND, key);
      const lifeMs = Math.max(1, Math.ceil(ttlMs));
      const sealed = cipher.seal(name, encodeStoredResult({ result, ttlMs, expiresAt: now() + ttlMs }));
      await connection
        .run((client) => client.set(name, sealed, 'PX', lifeMs))
        .then(() => void tell(key, result.fetchedAt), ignore);
    },
  };

  function tell(key: ResultKey, fetchedAt: number): Promise<unknown> {
    const message = news.toMessage({ kind: 'changed', key, fetchedAt });
    return connection.run((client) => client.publish(news.channel, message)).catch(ignore);
  }
}

function ignore(): void {}

/** One MGET; of a cluster, whose nodes answer only for keys of their own, one GET a key, all at once. */
function readAll(client: RedisClient, names: readonly string[]): Promise<readonly (Buffer | null)[]> {
  if (isCluster(client)) return Promise.all(names.map((name) => client.getBuffer(name)));
  return client.mgetBuffer([...names]);
}
