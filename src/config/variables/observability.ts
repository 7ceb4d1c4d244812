import { z } from 'zod';
import { parseUrl } from '../../domain/urls/parse-url.js';
import { commaSeparated, filePath, integer, ipOrLocalhost, oneOf, parsedBy } from '../parsers.js';
import { variables } from '../variable.js';

/** Formats of trace context in HTTP headers. */
export const PROPAGATORS = ['tracecontext', 'baggage', 'b3', 'b3multi', 'none'] as const;
export type Propagator = (typeof PROPAGATORS)[number];

const MAX_ATTRIBUTES = 64;

/** Of the standard OpenTelemetry variables, those that the gateway reads itself. The SDK reads the others. */
export const OBSERVABILITY_VARIABLES = {
  logLevel: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
    .prefault('info')
    .register(variables, { name: 'LOG_LEVEL', description: 'Minimum level of log lines.' }),
  metricsPort: integer(0, 65_535).optional().register(variables, {
    name: 'METRICS_PORT',
    description: 'Port that serves Prometheus metrics at `/metrics`. `0` picks a free port. Default: no metrics.',
  }),
  metricsHost: ipOrLocalhost().prefault('127.0.0.1').register(variables, {
    name: 'METRICS_HOST',
    description: 'Address that serves the metrics. They are not protected by authentication.',
  }),
  traceCollector: collectorUrl().optional().register(variables, {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    description:
      'Base URL of the OpenTelemetry collector. Traces are sent to `/v1/traces` below it. Default: no traces.',
  }),
  traceEndpoint: collectorUrl().optional().register(variables, {
    name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    description: 'Full URL to send traces to. Overrides `OTEL_EXPORTER_OTLP_ENDPOINT`.',
  }),
  traceExporter: oneOf('otlp', 'none').prefault('otlp').register(variables, {
    name: 'OTEL_TRACES_EXPORTER',
    description: 'Exporter of traces. `none` disables tracing even when an endpoint is set.',
  }),
  isTracingDisabled: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .describe('true or false')
    .prefault('false')
    .register(variables, { name: 'OTEL_SDK_DISABLED', description: '`true` disables tracing.' }),
  traceServiceName: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .describe('1 to 64 letters, digits, ".", "_" or "-"')
    .optional()
    .register(variables, {
      name: 'OTEL_SERVICE_NAME',
      description:
        'Service name in traces. Default: `service.name` from `OTEL_RESOURCE_ATTRIBUTES`, or `liveness-gateway`.',
    }),
  traceResource: parsedBy(parseAttributes)
    .describe(
      `at most ${MAX_ATTRIBUTES} pairs of key=value separated by commas, percent-encoded where a value contains a comma`,
    )
    .optional()
    .register(variables, {
      name: 'OTEL_RESOURCE_ATTRIBUTES',
      description:
        'Resource attributes in traces, for example `deployment.environment.name=production`. `service.instance.id` is random unless set here.',
    }),
  tracePropagators: commaSeparated((item) => PROPAGATORS.find((propagator) => propagator === item))
    .describe(`${PROPAGATORS.join(', ')}, separated by commas`)
    .prefault('tracecontext,baggage')
    .register(variables, {
      name: 'OTEL_PROPAGATORS',
      description: 'Formats of trace context to read from request headers. `baggage` is accepted and ignored.',
    }),
};

export const AUDIT_VARIABLES = {
  auditLog: filePath().optional().register(variables, {
    name: 'AUDIT_LOG',
    description:
      'Audit log of returned images: a regular file, created if it does not exist, one per process. Default: images are returned without an audit log.',
  }),
  auditHmacKey: z
    .string()
    .regex(/^\S{32,4096}$/)
    .describe('at least 32 characters without spaces or line breaks')
    .optional()
    .register(variables, {
      name: 'AUDIT_HMAC_KEY',
      isSecret: true,
      description:
        'Key of the HMAC-SHA256 that replaces signature ids in the audit log, from `openssl rand -hex 32`. Required with `AUDIT_LOG`.',
    }),
};

/** A collector may be reached without TLS, since it receives no secrets. */
function collectorUrl() {
  return parsedBy(parseCollectorUrl).describe('an http or https URL without user, query and fragment');
}

function parseCollectorUrl(text: string): string | undefined {
  const url = parseUrl(text);
  if (url === undefined) return undefined;
  const { protocol, username, password, search, hash, origin, pathname } = url;
  const isBare = username === '' && password === '' && search === '' && hash === '';
  return isBare && /^https?:$/.test(protocol) ? origin + pathname.replace(/\/+$/, '') : undefined;
}

function parseAttributes(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text.split(',').map((pair) => /^\s*([^=\s]+)\s*=(.*)$/s.exec(pair));
  if (pairs.length > MAX_ATTRIBUTES) return undefined;
  try {
    return Object.fromEntries(
      pairs.map((pair) => {
        if (pair === null) throw new URIError();
        const [, key = '', value = ''] = pair;
        return [decodeURIComponent(key), decodeURIComponent(value.trim())];
      }),
    );
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
