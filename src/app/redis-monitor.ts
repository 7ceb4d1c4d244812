import type { Logger } from 'pino';
import { limitLines } from '../observability/line-limit.js';
import type { Metrics } from '../observability/metrics/metrics.js';
import type { RedisObserver } from '../storage/redis/open-redis.js';

export type RedisMonitorOptions = {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'onRedisState' | 'onRedisOutage' | 'onSharedLookUp'>;
  /** Returns monotonic milliseconds. */
  readonly monotonicNow: () => number;
};

const WARN_EVERY_MS = 60_000;

/** Counts every Redis outage and logs a warning at most once a minute. */
export function createRedisMonitor({ logger, metrics, monotonicNow }: RedisMonitorOptions): RedisObserver {
  const warning = limitLines({ max: 1, windowMs: WARN_EVERY_MS, monotonicNow });
  const subscriptionWarning = limitLines({ max: 1, windowMs: WARN_EVERY_MS, monotonicNow });
  let hasWarned = false;
  return {
    onRedisOutage(reason, detail) {
      metrics.onRedisOutage(reason);
      const isWritten = warning((leftOut) =>
        logger.warn({ reason, ...detail, leftOut }, 'Redis unavailable; using the local cache only'),
      );
      if (isWritten) hasWarned = true;
    },
    onSubscriptionOutage(reason, detail) {
      metrics.onRedisOutage(reason);
      subscriptionWarning((leftOut) =>
        logger.warn(
          { reason, ...detail, leftOut },
          'Redis subscription failed; changes by other instances are not received',
        ),
      );
    },
    onRedisState(isUp) {
      metrics.onRedisState(isUp);
      if (!isUp || !hasWarned) return;
      hasWarned = false;
      logger.info('Redis available again');
    },
    onSharedLookUp: metrics.onSharedLookUp,
  };
}
