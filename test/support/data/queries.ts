import { collectDefaultMetrics, Registry } from 'prom-client';
import { createPrometheusMetrics } from '../../../src/observability/metrics/prometheus-metrics.js';
import { createTestClock } from '../test-clock.js';

/** The labels that Prometheus adds to every sample, and to those of a histogram. */
const ADDED_LABELS = ['instance', 'job', 'le'];
const SUFFIX = /_(?:bucket|sum|count)$/;

/** Returns every metric that a scrape of the gateway can have, with the names of its labels. */
export function knownMetrics(): ReadonlyMap<string, readonly string[]> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  createPrometheusMetrics(registry, createTestClock().monotonicNow);
  const metrics = registry.getMetricsAsArray() as unknown as { name: string; labelNames: string[] }[];
  return new Map([['up', []], ...metrics.map(({ name, labelNames }): [string, string[]] => [name, labelNames])]);
}

export type Selector = { readonly metric: string; readonly matchers: readonly Matcher[] };
export type Matcher = { readonly label: string; readonly operator: string; readonly value: string };

/** Returns the metrics that a query reads, each occurrence with its label conditions. */
export function selectorsOf(query: string): Selector[] {
  return [...query.matchAll(/\b(up|(?:gateway|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', matchers = '']) => ({
      metric: name.replace(SUFFIX, ''),
      matchers: [...matchers.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].map(
        ([, label = '', operator = '', value = '']) => ({ label, operator, value }),
      ),
    }),
  );
}

/** Returns what a query uses that no scrape has: metrics, and labels that it selects, groups by or shows. */
export function strangersIn(query: string, shown: readonly string[] = []): string[] {
  const known = knownMetrics();
  const selectors = selectorsOf(query);
  const own = selectors.flatMap(({ metric }) => known.get(metric) ?? []);
  const grouped = [...query.matchAll(/\b(?:by|without|on) \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', '));
  return [
    ...selectors.filter(({ metric }) => !known.has(metric)).map(({ metric }) => metric),
    ...selectors.flatMap(({ metric, matchers }) =>
      matchers.map(({ label }) => label).filter((label) => !isLabelOf(known.get(metric) ?? [], label)),
    ),
    ...[...grouped, ...shown].filter((label) => !isLabelOf(own, label)),
  ];
}

function isLabelOf(labels: readonly string[], label: string): boolean {
  return labels.includes(label) || ADDED_LABELS.includes(label);
}
