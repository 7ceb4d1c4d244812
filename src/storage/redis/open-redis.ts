import type { Clock } from '../../async/clock.js';
import type { MemoryCache } from '../cache/memory-cache.js';
import { createRecentKeys } from '../cache/recent-keys.js';
import type { ResultKey } from '../cache/result-cache.js';
import { MAX_OWN_MARKS, type SharedState } from '../cache/shared-state.js';
import { createTwoLevelCache } from '../cache/two-level-cache.js';
import type { RedisAddress } from './client.js';
import { connectRedis } from './connection.js';
import { createValueCipher } from './encryption.js';
import { subscribeToInvalidation } from './invalidation.js';
import { createRedisLeases } from './leases.js';
import type { OnRedisOutage } from './outage.js';
import { createRedisResultCache } from './result-cache.js';
import { createRedisBudget } from './shared-budget.js';
import { createRedisMarks } from './shared-marks.js';
import { createRedisSharedValue } from './shared-value.js';

export type RedisObserver = {
  onRedisState(isUp: boolean): void;
  readonly onRedisOutage: OnRedisOutage;
  /** Called when Redis responds but the subscription to other instances fails. */
  readonly onSubscriptionOutage: OnRedisOutage;
  onSharedLookUp(lookUp: { readonly hits: number; readonly misses: number }): void;
};

export type OpenRedisOptions = {
  readonly address: RedisAddress;
  readonly encryptionKeys: readonly Buffer[];
  /** The cache in front of Redis. */
  readonly memory: MemoryCache;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly leaseMs: number;
  readonly maxHoldMs: number;
  /** See `decodeStoredResult`. */
  readonly inputParameterNames?: ReadonlySet<string> | undefined;
  /** How long personal data are kept; 0 keeps none. */
  readonly personalTtlMs: number;
  readonly observer: RedisObserver;
};

/** Connects to Redis. Resolves when it responds, or after one second: an instance starts without Redis as well. */
export async function openRedis(options: OpenRedisOptions): Promise<SharedState> {
  const { address, encryptionKeys, memory, clock, timeoutMs, leaseMs, maxHoldMs, observer } = options;
  const { after, now } = clock;
  const cipher = createValueCipher(encryptionKeys);
  // A Redis that has never responded is reported as down, too.
  observer.onRedisState(false);
  const connection = connectRedis({
    ...{ address, clock, timeoutMs },
    onState: observer.onRedisState,
    onOutage: observer.onRedisOutage,
  });
  const listeners: Parameters<SharedState['whenChanged']>[0][] = [];
  const messages = subscribeToInvalidation({
    ...{ client: connection.client, cipher, after },
    onMessage(message) {
      if (message.kind === 'landed') {
        leases.onReleased(message.lease, message.note);
        return;
      }
      const key = message.key as ResultKey;
      results.forget(key, message.fetchedAt);
      for (const { changed } of listeners) changed(key);
    },
    onSubscribed() {
      results.forgetAll();
      for (const { missed } of listeners) missed();
    },
    // While Redis is down, its own outage is reported.
    onOutage: (...outage) => {
      if (connection.isUp()) observer.onSubscriptionOutage(...outage);
    },
  });
  const shared = createRedisResultCache({
    ...{ connection, cipher, messages, now, onLookUp: observer.onSharedLookUp },
    inputParameterNames: options.inputParameterNames,
    personalTtlMs: options.personalTtlMs,
  });
  const results = createTwoLevelCache(memory, shared);
  const leases = createRedisLeases({ connection, cipher, messages, after, leaseMs, maxHoldMs });
  await connection.settled();
  return {
    results,
    getCached: memory.get,
    whenDropped: memory.whenDropped,
    whenChanged: (listener) => void listeners.push(listener),
    leases,
    sharedValue: (name) => createRedisSharedValue(connection, cipher, name),
    sharedBudget: (name) => createRedisBudget(connection, cipher, name),
    sharedMarks: (thing, ttlMs) =>
      createRedisMarks({
        ...{ connection, cipher, thing, ttlMs },
        own: createRecentKeys(ttlMs, MAX_OWN_MARKS, clock.monotonicNow),
      }),
    close() {
      try {
        messages.close();
      } finally {
        connection.close();
      }
    },
  };
}
