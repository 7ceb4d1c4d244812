import { expect, test } from '@jest/globals';
import { createRedisWatch } from '../../src/redis-watch.js';
import { createLogger } from '../../src/server/logger.js';
import { NO_METRICS } from '../../src/server/metrics/metrics.js';
import { createTestClock } from '../support/test-clock.js';

function create() {
  const clock = createTestClock();
  const lines: { msg: string; reason?: string }[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const troubles: string[] = [];
  const metrics = { ...NO_METRICS, onRedisTrouble: (trouble: string) => void troubles.push(trouble) };
  const watch = createRedisWatch({ logger, metrics, monotonicNow: clock.monotonicNow });
  return { watch, clock, troubles, told: () => lines.map(({ msg, reason }) => reason ?? msg) };
}

test('trouble with Redis is counted each time, and warned of once a minute', () => {
  const { watch, clock, troubles, told } = create();
  for (let second = 0; second < 120; second += 1) {
    watch.onRedisTrouble('TIMEOUT');
    clock.advance(1_000);
  }
  expect(troubles).toHaveLength(120);
  expect(told()).toEqual(['TIMEOUT', 'TIMEOUT']);
});

test('the end of trouble is told once, and only where its beginning was', () => {
  const { watch, told } = create();
  watch.onRedisState(true);
  expect(told()).toEqual([]);
  watch.onRedisState(false);
  watch.onRedisTrouble('UNREACHABLE');
  watch.onRedisState(true);
  watch.onRedisState(false);
  watch.onRedisState(true);
  expect(told()).toEqual(['UNREACHABLE', 'Redis answers again']);
});
