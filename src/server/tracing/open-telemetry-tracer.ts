import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Tracer } from './tracer.js';

/** Bounds every delivery to the collector, the last one among them. */
const EXPORT_TIMEOUT_MS = 2_000;

export type OpenTelemetryOptions = {
  /** Of the collector, without /v1/traces. */
  readonly endpoint: string;
  readonly serviceName: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/**
 * Spans as OTLP over HTTP in JSON, sent in batches. Nothing global is registered and nothing is patched: a span is made
 * where the gateway asks for one, and nowhere else. What cannot be delivered is dropped without a word.
 *
 * Load this file only when traces are wanted: the SDK behind it is slow to load. The SDK reads the other OTEL variables
 * of the specification by itself, such as OTEL_TRACES_SAMPLER and OTEL_EXPORTER_OTLP_HEADERS.
 */
export function createOpenTelemetryTracer({ endpoint, serviceName, now }: OpenTelemetryOptions): Tracer {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: EXPORT_TIMEOUT_MS });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('liveness-gateway');
  const active = new AsyncLocalStorage<Context>();

  return {
    async traceRequest(traceparent, work) {
      const parent = toParent(traceparent);
      const span = tracer.startSpan('graphql request', { kind: SpanKind.SERVER, startTime: toHrTime(now()) }, parent);
      try {
        return await active.run(trace.setSpan(parent, span), work);
      } catch (error) {
        markFailed(span, true);
        throw error;
      } finally {
        span.end(toHrTime(now()));
      }
    },
    annotate(attributes, isError) {
      const span = trace.getSpan(active.getStore() ?? ROOT_CONTEXT);
      if (span === undefined) return;
      span.setAttributes(attributes);
      markFailed(span, isError);
    },
    record(name, attributes, durationMs, isError) {
      const endedAt = now();
      const options = { kind: SpanKind.CLIENT, attributes, startTime: toHrTime(endedAt - durationMs) };
      const span = tracer.startSpan(name, options, active.getStore() ?? ROOT_CONTEXT);
      markFailed(span, isError);
      span.end(toHrTime(endedAt));
    },
    async close() {
      active.disable();
      await provider.shutdown().catch(() => undefined);
    },
  };
}

function markFailed(span: Span, isError: boolean): void {
  if (isError) span.setStatus({ code: SpanStatusCode.ERROR });
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** W3C Trace Context, version 00. Anything else, and a trace of zeros, begins a new trace. */
function toParent(traceparent: string | string[] | undefined): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(typeof traceparent === 'string' ? traceparent : '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** A plain number may be taken for one since the process began. */
function toHrTime(epochMs: number): [number, number] {
  const seconds = Math.floor(epochMs / 1000);
  return [seconds, Math.round((epochMs - seconds * 1000) * 1_000_000)];
}
