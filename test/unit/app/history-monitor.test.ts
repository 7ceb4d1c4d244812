import { expect, test } from '@jest/globals';
import { createHistoryMonitor } from '../../../src/app/history-monitor.js';
import { HistoryError } from '../../../src/history/history-error.js';
import { createLogger } from '../../../src/observability/logger.js';
import { NO_METRICS } from '../../../src/observability/metrics/metrics.js';
import { createTestClock } from '../../support/test-clock.js';

function create() {
  const clock = createTestClock();
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const failures: string[] = [];
  const metrics = { ...NO_METRICS, onHistoryFailure: (reason: string) => void failures.push(reason) };
  const monitor = createHistoryMonitor({ logger, metrics, monotonicNow: clock.monotonicNow });
  return { monitor, clock, failures, logged: () => lines.map(({ msg, reason }) => reason ?? msg), lines };
}

test('every failure is counted, and logged once a minute with the number of those left out', () => {
  const { monitor, clock, failures, logged, lines } = create();
  for (let second = 0; second < 120; second += 1) {
    monitor.onError(new HistoryError('unavailable', 'ECONNREFUSED'));
    clock.advance(1_000);
  }
  expect(failures).toHaveLength(120);
  expect(logged()).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
  expect(lines[1]?.leftOut).toBe(59);
});

test('a recovery is logged once, and only if the failure was', () => {
  const { monitor, logged } = create();
  monitor.onSuccess();
  monitor.onFailure('ETIMEDOUT');
  expect(monitor.isUp()).toBe(false);
  monitor.onWritten(1);
  monitor.onFailure('ETIMEDOUT');
  monitor.onSuccess();
  expect(monitor.isUp()).toBe(true);
  expect(logged()).toEqual(['ETIMEDOUT', 'History available again']);
});

test('records that were not written have a line of their own, which no recovery follows', () => {
  const { monitor, lines } = create();
  monitor.onDropped(3, 'full');
  monitor.onDropped(4, 'full');
  monitor.onSuccess();
  expect(lines).toMatchObject([{ msg: 'History records not written', records: 3, cause: 'full' }]);
});
