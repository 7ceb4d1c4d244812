import type { Clock } from '../../async/clock.js';
import type { Fleet } from '../fleet.js';
import { createLayeredStore } from '../layered-store.js';
import type { MemoryStore } from '../memory-store.js';
import type { ResultKey } from '../result-key.js';
import type { RedisAddress } from './redis-client.js';
import { connectRedis, type RedisTrouble } from './redis-connection.js';
import { createRedisLeases } from './redis-leases.js';
import { listenToNews } from './redis-news.js';
import { createRedisSharedText } from './redis-shared-text.js';
import { createRedisStore } from './redis-store.js';
import { createValueCipher } from './value-cipher.js';

export type RedisObserver = {
  onRedisState(isUp: boolean): void;
  onRedisTrouble(trouble: RedisTrouble): void;
  onSharedLookUp(lookUp: { readonly hits: number; readonly misses: number }): void;
};

export type OpenRedisOptions = {
  readonly address: RedisAddress;
  readonly encryptionKeys: readonly Buffer[];
  /** The layer in front. */
  readonly memory: MemoryStore;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly leaseMs: number;
  readonly maxHoldMs: number;
  readonly observer: RedisObserver;
};

/** Resolves when Redis answers, or does not within a second: an instance starts without it as well. */
export async function openRedis(options: OpenRedisOptions): Promise<Fleet> {
  const { address, encryptionKeys, memory, clock, timeoutMs, leaseMs, maxHoldMs, observer } = options;
  const { after, now } = clock;
  const cipher = createValueCipher(encryptionKeys);
  // One that has never answered is no less missing than one that did before.
  observer.onRedisState(false);
  const connection = connectRedis({
    ...{ address, clock, timeoutMs },
    onState: observer.onRedisState,
    onTrouble: observer.onRedisTrouble,
  });
  const news = listenToNews({
    ...{ client: connection.client, cipher, after },
    onNews(message) {
      if (message.kind === 'changed') store.forget(message.key as ResultKey, message.fetchedAt);
      else leases.onLanded(message.lease, message.note);
    },
    onListening: () => store.forgetAll(),
  });
  const shared = createRedisStore({ connection, cipher, news, now, onLookUp: observer.onSharedLookUp });
  const store = createLayeredStore(memory, shared);
  const leases = createRedisLeases({ connection, cipher, news, after, leaseMs, maxHoldMs });
  await connection.settled();
  return {
    store,
    peek: memory.get,
    leases,
    sharedText: (name) => createRedisSharedText(connection, cipher, name),
    close() {
      news.close();
      connection.close();
    },
  };
}
