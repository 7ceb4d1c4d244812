import { parseCollectorAddress, parseHost, whole } from './rules.js';
import type { Variable } from './variable.js';

/** How the gateway can be watched. */
export const OBSERVATION_VARIABLES = {
  metricsPort: {
    name: 'METRICS_PORT',
    isOptional: true,
    meaning: 'Port of Prometheus metrics at /metrics; without it there are none. 0 takes any free one',
    ...whole(0, 65_535),
  },
  metricsHost: {
    name: 'METRICS_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address that the metrics listen on; whoever reaches it may read them',
    rule: 'an IP address or localhost',
    parse: parseHost,
  },
  traceCollector: {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    isOptional: true,
    meaning:
      'OpenTelemetry collector that traces are sent to, at /v1/traces below this address; without it there are none',
    rule: 'an http or https address without user, query and fragment',
    parse: parseCollectorAddress,
  },
  traceServiceName: {
    name: 'OTEL_SERVICE_NAME',
    fallback: 'liveness-gateway',
    meaning: 'What the gateway is called in traces',
    rule: '1 to 64 letters, digits, ".", "_" or "-"',
    parse: (text: string) => (/^[\w.-]{1,64}$/.test(text) ? text : undefined),
  },
} as const satisfies Record<string, Variable<unknown>>;
