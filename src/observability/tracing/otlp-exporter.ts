import type { Agent } from 'node:https';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { convertLegacyHttpOptions } from '@opentelemetry/otlp-exporter-base/node-http';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';
import { describeConnectionFailure } from '../../egress/connection-failure.js';
import type { Proxies } from '../../egress/dispatcher.js';
import { createHttpClient, type HttpClient, type HttpResponse } from '../../egress/http-client.js';

export type OtlpExporterOptions = {
  /** The full URL of the collector's endpoint for traces. */
  readonly url: string;
  readonly proxies: Proxies;
  /** Called with the reason for each batch that the collector did not accept. */
  readonly onLoss: (reason: string) => void;
};

/** Bounds every delivery to the collector, including the last one at shutdown. */
const TIMEOUT_MS = 2_000;

/** The response body is discarded; it is read only so that its connection can be reused. */
const MAX_RESPONSE_BYTES = 64 * 1024;

const DONE: ExportResult = { code: ExportResultCode.SUCCESS };
const LOST: ExportResult = { code: ExportResultCode.FAILED };

const compress = promisify(gzip);

/**
 * Creates an exporter that sends spans as OTLP over HTTP in JSON, through the proxies. Reads headers, compression and
 * certificates from the OpenTelemetry variables (OTEL_EXPORTER_OTLP_HEADERS, _COMPRESSION, _CERTIFICATE,
 * _CLIENT_CERTIFICATE, _CLIENT_KEY and their counterparts for traces), as the SDK's exporter does. Never retries a batch.
 */
export function createOtlpExporter({ url, proxies, onLoss }: OtlpExporterOptions): SpanExporter {
  const settings = convertLegacyHttpOptions({ url }, 'TRACES', 'v1/traces', { 'content-type': 'application/json' });
  const inProgress = new Set<Promise<void>>();
  let opening: Promise<HttpClient> | undefined;

  const open = async () => {
    // The library reads the certificate files, and exposes them only through an agent.
    const { options } = (await settings.agentFactory('https:')) as Agent;
    const { ca, cert, key } = options;
    return createHttpClient({ proxies, tls: { ca, cert, key } });
  };

  /** Returns the reason why the spans were not accepted; undefined if they were. */
  const deliver = async (spans: ReadableSpan[]): Promise<string | undefined> => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      opening ??= open();
      const send = await opening;
      const bytes = JsonTraceSerializer.serializeRequest(spans) ?? '';
      const isCompressed = settings.compression === 'gzip';
      const { status, body } = await send(url, {
        method: 'POST',
        headers: { ...(await settings.headers()), ...(isCompressed && { 'content-encoding': 'gzip' }) },
        body: isCompressed ? await compress(bytes) : bytes,
        redirect: 'manual',
        signal,
      });
      await drain(body).catch(() => undefined);
      return status >= 200 && status < 300 ? undefined : `HTTP ${status}`;
    } catch (error) {
      return signal.aborted ? 'no answer in time' : describeConnectionFailure(error);
    }
  };

  return {
    export(spans, done) {
      const delivery = deliver(spans).then((reason) => {
        inProgress.delete(delivery);
        if (reason !== undefined) onLoss(reason);
        done(reason === undefined ? DONE : LOST);
      });
      inProgress.add(delivery);
    },
    async shutdown() {
      await Promise.all(inProgress);
    },
  };
}

async function drain(body: HttpResponse['body']): Promise<void> {
  let byteLength = 0;
  for await (const chunk of body ?? []) {
    byteLength += chunk.byteLength;
    if (byteLength > MAX_RESPONSE_BYTES) return;
  }
}
