import { type Clock, every } from '../async/clock.js';
import type { Config } from '../config/config.js';
import { toInputParameterNames } from '../domain/input-parameters.js';
import { createMemoryCache, type MemoryCache } from '../storage/cache/memory-cache.js';
import { createLocalState, type SharedState } from '../storage/cache/shared-state.js';
import type { Observability } from './observability.js';

/** Added to the longest provider attempt, so that a lease outlives it. */
const LEASE_MARGIN_MS = 1_000;

/** How often personal data whose time is over are dropped, also from records that are never read. */
const DROP_INTERVAL_MS = 30_000;

/** Opens the result cache: in this process only, or in front of a Redis that all instances share. */
export async function openSharedState(
  config: Config,
  clock: Clock,
  observability: Pick<Observability, 'redis'>,
): Promise<SharedState> {
  const { storeMaxEntries: maxEntries, storeMaxBytes: maxBytes } = config;
  const personalTtlMs = config.documentTtlSeconds * 1000;
  const memory = createMemoryCache({ maxEntries, maxBytes, personalTtlMs, monotonicNow: clock.monotonicNow });
  const state = await openState(config, clock, observability, memory);
  const stopDropping = every(clock, DROP_INTERVAL_MS, memory.dropPersonalData);
  return {
    ...state,
    close() {
      stopDropping();
      state.close();
    },
  };
}

async function openState(
  config: Config,
  clock: Clock,
  observability: Pick<Observability, 'redis'>,
  memory: MemoryCache,
): Promise<SharedState> {
  const { redis, redisCa, storeEncryptionKeys, redisTimeoutMs, timeoutMs, deadlineMs } = config;
  if (redis === undefined || storeEncryptionKeys === undefined) return createLocalState(memory, clock.monotonicNow);
  const { openRedis } = await import('../storage/redis/open-redis.js');
  return openRedis({
    address: {
      ...redis,
      ca: redisCa,
      sentinelUsername: config.redisSentinelUsername,
      sentinelPassword: config.redisSentinelPassword,
    },
    encryptionKeys: storeEncryptionKeys,
    memory,
    clock,
    timeoutMs: redisTimeoutMs,
    leaseMs: timeoutMs + LEASE_MARGIN_MS,
    // For a token and a record, one after the other.
    maxHoldMs: 2 * deadlineMs + LEASE_MARGIN_MS,
    inputParameterNames: toInputParameterNames(config.inputParameters),
    personalTtlMs: config.documentTtlSeconds * 1000,
    observer: observability.redis,
  });
}
