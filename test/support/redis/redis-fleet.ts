import { randomBytes } from 'node:crypto';
import { parseRedisUrl } from '../../../src/config/redis-url.js';
import { createMemoryCache } from '../../../src/storage/cache/memory-cache.js';
import { openRedis } from '../../../src/storage/redis/open-redis.js';
import { closeAfterTest } from '../close-after-test.js';
import { createTestClock, type TestClock } from '../test-clock.js';
import { withTextKeys } from '../text-keys.js';

export const KEY = randomBytes(32);

/** A pause of a loaded machine is no Redis that does not answer. */
const PATIENT_MS = 5_000;

export type TestFleetOptions = {
  readonly clock?: TestClock;
  readonly keys?: readonly Buffer[];
  readonly timeoutMs?: number;
  readonly leaseMs?: number;
  readonly maxHoldMs?: number;
  readonly memoryEntries?: number;
};

/** What one instance shares with others through this Redis; ends with the test. */
export async function openTestFleet(url: string, options: TestFleetOptions = {}) {
  const {
    clock = createTestClock(),
    keys = [KEY],
    timeoutMs = PATIENT_MS,
    leaseMs = 4_000,
    maxHoldMs = 60_000,
  } = options;
  const address = parseRedisUrl(url);
  if (address === undefined) throw new Error('no address of Redis');
  const states: boolean[] = [];
  const outages: string[] = [];
  const lookUps = { hits: 0, misses: 0 };
  const { monotonicNow } = clock;
  const memory = createMemoryCache({
    maxEntries: options.memoryEntries ?? 1_000,
    maxBytes: 10_000_000,
    personalTtlMs: 3_600_000,
    monotonicNow,
  });
  const sharedState = await openRedis({
    ...{ address, encryptionKeys: keys, memory, clock, timeoutMs, leaseMs, maxHoldMs, personalTtlMs: 3_600_000 },
    observer: {
      onRedisState: (isUp) => void states.push(isUp),
      onRedisOutage: (outage) => void outages.push(outage),
      onSubscriptionOutage: (outage, { step }) => void outages.push(`${step} ${outage}`),
      onSharedLookUp({ hits, misses }) {
        lookUps.hits += hits;
        lookUps.misses += misses;
      },
    },
  });
  closeAfterTest(async () => sharedState.close());
  return {
    ...sharedState,
    text: withTextKeys(sharedState.results),
    memory: withTextKeys(memory),
    clock,
    states,
    outages,
    lookUps,
  };
}
