import { randomBytes } from 'node:crypto';
import { parseRedisUrl } from '../../src/config/redis-url.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { openRedis } from '../../src/store/redis/open-redis.js';
import { closeAfterTest } from './close-after-test.js';
import { createTestClock, type TestClock } from './test-clock.js';
import { withTextKeys } from './text-keys.js';

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
  const troubles: string[] = [];
  const lookUps = { hits: 0, misses: 0 };
  const { monotonicNow } = clock;
  const memory = createMemoryStore({ maxEntries: options.memoryEntries ?? 1_000, maxBytes: 10_000_000, monotonicNow });
  const fleet = await openRedis({
    ...{ address, encryptionKeys: keys, memory, clock, timeoutMs, leaseMs, maxHoldMs },
    observer: {
      onRedisState: (isUp) => void states.push(isUp),
      onRedisTrouble: (trouble) => void troubles.push(trouble),
      onSharedLookUp({ hits, misses }) {
        lookUps.hits += hits;
        lookUps.misses += misses;
      },
    },
  });
  closeAfterTest(async () => fleet.close());
  return { ...fleet, text: withTextKeys(fleet.store), memory: withTextKeys(memory), clock, states, troubles, lookUps };
}
