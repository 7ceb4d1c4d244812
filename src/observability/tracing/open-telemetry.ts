import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import {
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapPropagator,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { B3Propagator } from '@opentelemetry/propagator-b3';
import { detectResources, resourceFromAttributes, serviceInstanceIdDetector } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Propagator } from '../../config/variables/observability.js';
import type { Proxies } from '../../egress/dispatcher.js';
import { createOtlpExporter } from './otlp-exporter.js';
import type { Tracer } from './tracer.js';

export type OpenTelemetryOptions = {
  /** The full URL of the collector's endpoint for traces. */
  readonly url: string;
  /** Resource attributes, which identify this process. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly propagators: readonly Propagator[];
  readonly proxies: Proxies;
  /** Called with the reason for each batch of spans that the collector did not accept. */
  readonly onLoss: (reason: string) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/**
 * Creates a tracer that sends spans in batches as OTLP over HTTP in JSON. Registers nothing globally and patches nothing:
 * spans exist only where the gateway creates them. Drops what cannot be delivered.
 *
 * Load this file only when traces are on: the SDK behind it is slow to load. The SDK itself reads the other OTEL variables
 * of the specification, such as OTEL_TRACES_SAMPLER and OTEL_EXPORTER_OTLP_HEADERS.
 */
export function createOpenTelemetryTracer(options: OpenTelemetryOptions): Tracer {
  const { attributes, propagators, now } = options;
  const instance = detectResources({ detectors: [serviceInstanceIdDetector] });
  const toParent = createParentReader(propagators);
  const provider = new NodeTracerProvider({
    resource: instance.merge(resourceFromAttributes(attributes)),
    spanProcessors: [new BatchSpanProcessor(createOtlpExporter(options))],
  });
  const tracer = provider.getTracer('liveness-gateway');
  const active = new AsyncLocalStorage<Context>();

  return {
    async traceRequest(headers, work) {
      const parent = toParent(headers);
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

/** Converts to the form that is never ambiguous: the SDK may read a plain number as time since the process started. */
function toHrTime(epochMs: number): [number, number] {
  const seconds = Math.floor(epochMs / 1000);
  return [seconds, Math.round((epochMs - seconds * 1000) * 1_000_000)];
}

/** B3Propagator reads both forms of B3, the single header and the separate ones. */
const READERS: Readonly<Partial<Record<Propagator, TextMapPropagator>>> = {
  tracecontext: new W3CTraceContextPropagator(),
  b3: new B3Propagator(),
  b3multi: new B3Propagator(),
};

/**
 * Returns a function that reads the parent span of a request from its headers: the first that one of the propagators
 * finds. Headers that cannot be read start a new trace. Takes over only the ids and the sampling decision; `tracestate`
 * and baggage, which hold arbitrary text of the caller, never reach a collector.
 */
function createParentReader(propagators: readonly Propagator[]): (headers: IncomingHttpHeaders) => Context {
  const readers = propagators.map((name) => READERS[name]).filter((reader) => reader !== undefined);
  return (headers) => {
    for (const reader of readers) {
      const found = trace.getSpanContext(reader.extract(ROOT_CONTEXT, headers, defaultTextMapGetter));
      if (found === undefined) continue;
      const { traceId, spanId, traceFlags } = found;
      return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
    }
    return ROOT_CONTEXT;
  };
}
