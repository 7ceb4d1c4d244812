import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { closeAfterTest } from './close-after-test.js';

type Value = { readonly stringValue?: string; readonly intValue?: number };

type Attributes = readonly { readonly key: string; readonly value: Value }[];

type OtlpSpan = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: Attributes;
  readonly status: { readonly code?: number };
};

export type Delivery = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly text: string };

function accept(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
}

/** An OpenTelemetry collector that keeps what it is sent; one that hangs never answers. */
export async function startCollector({ isHanging = false, answer = accept } = {}) {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { url = '', headers } = request;
    const bytes = Buffer.concat(chunks);
    const text = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
    deliveries.push({ path: url, headers, text: text.toString() });
    if (!isHanging) answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries,
    /** What each delivery says of the process that sent it. */
    resources: () =>
      deliveries
        .flatMap(({ text }) => JSON.parse(text).resourceSpans)
        .map(({ resource }): Readonly<Record<string, unknown>> => toRecord(resource.attributes)),
    spans: () =>
      deliveries
        .flatMap(({ text }) => JSON.parse(text).resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }): OtlpSpan[] => spans)
        .map(({ name, traceId, spanId, parentSpanId, attributes, status }) => ({
          name,
          traceId,
          spanId,
          parentSpanId,
          attributes: toRecord(attributes),
          isError: status.code === 2,
        })),
  };
}

function toRecord(attributes: Attributes): Record<string, string | number | undefined> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));
}
