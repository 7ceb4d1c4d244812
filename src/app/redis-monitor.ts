import type { Logger } from 'pino';
import type { Metrics } from '../observability/metrics/metrics.js';
import type { RedisObserver } from '../storage/redis/open-redis.js';
import { createOutageLines } from './outage-lines.js';

export type RedisMonitorOptions = {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'onRedisState' | 'onRedisOutage' | 'onSharedLookUp'>;
  /** Returns monotonic milliseconds. */
  readonly monotonicNow: () => number;
};

/** Counts every Redis outage and logs a warning at most once a minute. */
export function createRedisMonitor({ logger, metrics, monotonicNow }: RedisMonitorOptions): RedisObserver {
  const outage = createOutageLines(monotonicNow);
  const subscriptionOutage = createOutageLines(monotonicNow);
  return {
    onRedisOutage(reason, detail) {
      metrics.onRedisOutage(reason);
      outage.onFailure((leftOut) =>
        logger.warn({ reason, ...detail, leftOut }, 'Redis unavailable; using the local cache only'),
      );
    },
    onSubscriptionOutage(reason, detail) {
      metrics.onRedisOutage(reason);
      subscriptionOutage.onFailure((leftOut) =>
        logger.warn(
          { reason, ...detail, leftOut },
          'Redis subscription failed; changes by other instances are not received',
        ),
      );
    },
    onRedisState(isUp) {
      metrics.onRedisState(isUp);
      if (isUp) outage.onSuccess(() => logger.info('Redis available again'));
    },
    onSharedLookUp: metrics.onSharedLookUp,
  };
}
