import { expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import type { BreakerState } from '../../../src/observability/metrics/metrics.js';
import { createPrometheusMetrics } from '../../../src/observability/metrics/prometheus-metrics.js';
import { createTestClock } from '../../support/test-clock.js';

test.each<[BreakerState, number]>([
  ['closed', 0],
  ['half-open', 1],
  ['open', 2],
])('a breaker that is %s is shown as %i', async (state, value) => {
  const registry = new Registry();
  const metrics = createPrometheusMetrics(registry, createTestClock().monotonicNow);
  metrics.onBreakerState('default', 'open');
  metrics.onBreakerState('default', state);
  expect(await registry.metrics()).toContain(`gateway_provider_breaker_state{tenant="default"} ${value}\n`);
});

test('at most fifty codes of the provider get a label', async () => {
  const registry = new Registry();
  const metrics = createPrometheusMetrics(registry, createTestClock().monotonicNow);
  const attempt = { operation: 'get-result', durationMs: 1, billing: undefined };
  for (let index = 0; index < 60; index += 1) metrics.onProviderAttempt({ ...attempt, outcome: `CODE_${index}` });
  const lines = (await registry.metrics())
    .split('\n')
    .filter((line) => line.startsWith('gateway_provider_calls_total{'));
  expect(lines).toHaveLength(51);
  expect(lines.at(-1)).toBe('gateway_provider_calls_total{operation="get-result",code="other",billing="unknown"} 10');
});
