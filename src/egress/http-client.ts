import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { rejectOnAbort } from '../async/deadline.js';
import { createDispatcher, type DispatcherOptions } from './dispatcher.js';

/** The part of fetch that the gateway needs. `fetch` itself satisfies it. */
export type HttpClient = (url: string, request: HttpRequest) => Promise<HttpResponse>;

export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
};

export type HttpResponse = {
  readonly status: number;
  readonly headers: { get(name: string): string | null; has(name: string): boolean };
  /** The decompressed body. Leaving it before its end, or cancelling it, closes the connection. */
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
};

/** Reports a response whose content-encoding the gateway cannot decompress. */
export class UnknownEncodingError extends Error {
  override readonly name = 'UnknownEncodingError';
}

/** Each decompressed chunk takes one turn of the event loop. */
const DECOMPRESSION = { chunkSize: 64 * 1024 };
const DECOMPRESSORS: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: () => createGunzip(DECOMPRESSION),
  'x-gzip': () => createGunzip(DECOMPRESSION),
  deflate: () => createInflate(DECOMPRESSION),
  br: () => createBrotliDecompress(DECOMPRESSION),
};

/**
 * Creates a client that sends requests over kept-alive connections, through the proxies of `options`. It follows no
 * redirect and waits as long as `signal` allows. Rejects with the reason of `signal`, with the connection's error (see
 * `describeConnectionFailure`) or with `UnknownEncodingError`.
 */
export function createHttpClient(options?: DispatcherOptions): HttpClient {
  const dispatcher = createDispatcher(options);
  return async (url, { method, headers, body = null, signal }) => {
    signal.throwIfAborted();
    const { origin, pathname, search } = new URL(url);
    const sending = dispatcher.request({
      origin,
      path: pathname + search,
      method,
      headers: { 'accept-encoding': 'gzip', ...headers },
      body,
      signal,
    });
    // undici ignores the signal while it connects.
    return toResponse(await rejectOnAbort(sending, signal));
  };
}

function toResponse({ statusCode, headers, body }: Dispatcher.ResponseData): HttpResponse {
  // The first value of a repeated header counts, as for most headers in node:http.
  const read = (name: string) => [headers[name]].flat()[0] ?? null;
  return {
    status: statusCode,
    headers: { get: read, has: (name) => name in headers },
    body: toBody(body, read('content-encoding')),
  };
}

function toBody(body: Readable, encoding: string | null): HttpResponse['body'] {
  const stream = encoding === null ? body : decompress(body, encoding);
  return {
    [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
    async cancel() {
      leave(body);
    },
  };
}

function decompress(body: Readable, encoding: string): Readable {
  const name = encoding.trim().toLowerCase();
  if (name === 'identity') return body;
  const decompressor = DECOMPRESSORS[name];
  if (decompressor === undefined) {
    leave(body);
    throw new UnknownEncodingError('content-encoding');
  }
  // The reader of the stream sees the errors of both.
  return pipeline(body, decompressor(), () => undefined);
}

/** Closes the connection. An abandoned body emits an error, which would end the process if it had no listener. */
function leave(body: Readable): void {
  body.on('error', () => undefined).destroy();
}
