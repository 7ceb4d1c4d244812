import type { Logger } from 'pino';
import type { Metrics } from './server/metrics/metrics.js';
import type { RedisObserver } from './store/redis/open-redis.js';

export type RedisWatchOptions = {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'onRedisState' | 'onRedisTrouble' | 'onSharedLookUp'>;
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
};

const WARN_EVERY_MS = 60_000;

/** Counts every trouble with Redis and warns of it once a minute, however many requests meet it. */
export function createRedisWatch({ logger, metrics, monotonicNow }: RedisWatchOptions): RedisObserver {
  let mayWarnAt = 0;
  let hasWarned = false;
  return {
    onRedisTrouble(reason) {
      metrics.onRedisTrouble(reason);
      if (monotonicNow() < mayWarnAt) return;
      mayWarnAt = monotonicNow() + WARN_EVERY_MS;
      hasWarned = true;
      logger.warn({ reason }, 'Redis is of no use: this instance goes on without it');
    },
    onRedisState(isUp) {
      metrics.onRedisState(isUp);
      if (!isUp || !hasWarned) return;
      hasWarned = false;
      logger.info('Redis answers again');
    },
    onSharedLookUp: metrics.onSharedLookUp,
  };
}
