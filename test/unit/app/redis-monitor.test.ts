import { expect, test } from '@jest/globals';
import { createRedisMonitor } from '../../../src/app/redis-monitor.js';
import { createLogger } from '../../../src/observability/logger.js';
import { NO_METRICS } from '../../../src/observability/metrics/metrics.js';
import { createTestClock } from '../../support/test-clock.js';

function create() {
  const clock = createTestClock();
  const lines: { msg: string; reason?: string }[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const troubles: string[] = [];
  const metrics = { ...NO_METRICS, onRedisOutage: (trouble: string) => void troubles.push(trouble) };
  const watch = createRedisMonitor({ logger, metrics, monotonicNow: clock.monotonicNow });
  return { watch, clock, troubles, told: () => lines.map(({ msg, reason }) => reason ?? msg) };
}

test('every Redis outage is counted, and logged once a minute', () => {
  const { watch, clock, troubles, told } = create();
  for (let second = 0; second < 120; second += 1) {
    watch.onRedisOutage('TIMEOUT', {});
    clock.advance(1_000);
  }
  expect(troubles).toHaveLength(120);
  expect(told()).toEqual(['TIMEOUT', 'TIMEOUT']);
});

test('the end of an outage is logged once, and only if its start was', () => {
  const { watch, told } = create();
  watch.onRedisState(true);
  expect(told()).toEqual([]);
  watch.onRedisState(false);
  watch.onRedisOutage('UNREACHABLE', {});
  watch.onRedisState(true);
  watch.onRedisState(false);
  watch.onRedisState(true);
  expect(told()).toEqual(['UNREACHABLE', 'Redis available again']);
});
