import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { createPrometheusMetrics } from '../src/server/metrics/prometheus-metrics.js';

test('docs/operations.md has a row for each metric with its labels, and for no other', () => {
  const registry = new Registry();
  createPrometheusMetrics(registry);
  const metrics = registry.getMetricsAsArray() as unknown as { name: string; labelNames: string[] }[];
  const expected = metrics.map(({ name, labelNames }) =>
    labelNames.length === 0 ? name : `${name}{${labelNames.join(', ')}}`,
  );
  const rows = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `(gateway_[^`]+)`/gm)];
  expect(rows.map(([, metric]) => metric).sort()).toEqual(expected.sort());
});
