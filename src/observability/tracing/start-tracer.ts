import type { Config } from '../../config/config.js';
import { NO_TRACER, type Tracer } from './tracer.js';

export type TraceConfig = Pick<
  Config,
  | 'traceCollector'
  | 'traceEndpoint'
  | 'traceExporter'
  | 'isTracingDisabled'
  | 'traceServiceName'
  | 'traceResource'
  | 'tracePropagators'
  | 'proxies'
>;

const SERVICE_NAME = 'liveness-gateway';

/**
 * Creates the tracer that the standard OpenTelemetry variables configure; a tracer that does nothing if they configure
 * none. Calls `onLoss` with the reason for each batch of spans that the collector did not accept.
 */
export async function startTracer(
  config: TraceConfig,
  now: () => number,
  onLoss: (reason: string) => void,
): Promise<Tracer> {
  const { traceServiceName, traceResource = {} } = config;
  const url = toTraceUrl(config);
  if (url === undefined) return NO_TRACER;
  // Resolving the modules of the SDK would take half of the start-up time.
  const { createOpenTelemetryTracer } = await import('./open-telemetry.js');
  const name = traceServiceName ?? traceResource['service.name'] ?? SERVICE_NAME;
  return createOpenTelemetryTracer({
    url,
    attributes: { ...traceResource, 'service.name': name },
    propagators: config.tracePropagators,
    proxies: config.proxies,
    now,
    onLoss,
  });
}

function toTraceUrl({ traceCollector, traceEndpoint, traceExporter, isTracingDisabled }: TraceConfig) {
  if (isTracingDisabled || traceExporter === 'none') return undefined;
  return traceEndpoint ?? (traceCollector && `${traceCollector}/v1/traces`);
}
