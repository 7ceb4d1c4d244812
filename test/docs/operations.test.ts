import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { createPrometheusMetrics } from '../../src/observability/metrics/prometheus-metrics.js';
import { createTestClock } from '../support/test-clock.js';

test('docs/operations.md has a row for each metric with its labels, and for no other', () => {
  const registry = new Registry();
  createPrometheusMetrics(registry, createTestClock().monotonicNow);
  const metrics = registry.getMetricsAsArray() as unknown as { name: string; labelNames: string[] }[];
  const expected = metrics.map(({ name, labelNames }) =>
    labelNames.length === 0 ? name : `${name}{${labelNames.join(', ')}}`,
  );
  const rows = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `(gateway_[^`]+)`/gm)];
  expect(rows.map(([, metric]) => metric).sort()).toEqual(expected.sort());
});

test('the table of capacity in docs/operations.md is that of the recorded benchmark', () => {
  const table = /<!-- capacity -->\n([\s\S]*)<!-- \/capacity -->/.exec(readFileSync('docs/operations.md', 'utf8'))?.[1];
  expect(table).toBe(execFileSync(process.execPath, ['scripts/capacity.js'], { encoding: 'utf8' }));
  expect(table?.split('\n').length).toBeGreaterThan(8);
});
