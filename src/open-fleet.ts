import type { Clock } from './async/clock.js';
import type { Config } from './config.js';
import type { Observation } from './observation.js';
import { createFleetOfOne, type Fleet } from './store/fleet.js';
import { createMemoryStore } from './store/memory-store.js';

/** A lease lives that much longer than an attempt at the provider may take. */
const LEASE_MARGIN_MS = 1_000;

/** The results that are kept, in this process alone or in front of a Redis that all instances share. */
export async function openFleet(config: Config, clock: Clock, observation: Pick<Observation, 'redis'>): Promise<Fleet> {
  const { storeMaxEntries, storeMaxBytes, redis, redisCa, storeEncryptionKeys, redisTimeoutMs, timeoutMs, deadlineMs } =
    config;
  const { monotonicNow } = clock;
  const memory = createMemoryStore({ maxEntries: storeMaxEntries, maxBytes: storeMaxBytes, monotonicNow });
  if (redis === undefined || storeEncryptionKeys === undefined) return createFleetOfOne(memory);
  const { openRedis } = await import('./store/redis/open-redis.js');
  return openRedis({
    address: { ...redis, ca: redisCa },
    encryptionKeys: storeEncryptionKeys,
    memory,
    clock,
    timeoutMs: redisTimeoutMs,
    leaseMs: timeoutMs + LEASE_MARGIN_MS,
    // For a token and a record, one after the other.
    maxHoldMs: 2 * deadlineMs + LEASE_MARGIN_MS,
    observer: observation.redis,
  });
}
