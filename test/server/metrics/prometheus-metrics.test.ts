import { expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import type { BreakerState } from '../../../src/server/metrics/metrics.js';
import { createPrometheusMetrics } from '../../../src/server/metrics/prometheus-metrics.js';

test.each<[BreakerState, number]>([
  ['closed', 0],
  ['half-open', 1],
  ['open', 2],
])('a breaker that is %s is shown as %i', async (state, value) => {
  const registry = new Registry();
  const metrics = createPrometheusMetrics(registry);
  metrics.onBreakerState('default', 'open');
  metrics.onBreakerState('default', state);
  expect(await registry.metrics()).toContain(`gateway_provider_breaker_state{tenant="default"} ${value}\n`);
});

test('codes that the provider makes up are told apart up to fifty', async () => {
  const registry = new Registry();
  const metrics = createPrometheusMetrics(registry);
  const attempt = { operation: 'get-result', durationMs: 1, billing: undefined };
  for (let index = 0; index < 60; index += 1) metrics.onProviderAttempt({ ...attempt, outcome: `CODE_${index}` });
  const lines = (await registry.metrics())
    .split('\n')
    .filter((line) => line.startsWith('gateway_provider_calls_total{'));
  expect(lines).toHaveLength(51);
  expect(lines.at(-1)).toBe('gateway_provider_calls_total{operation="get-result",code="other",billing="unknown"} 10');
});
