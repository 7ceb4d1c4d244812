import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ProviderError } from './provider-error.js';

/** The part of fetch that the provider needs; fetch itself can take its place. */
export type Send = (url: string, request: SendRequest) => Promise<SentAnswer>;

export type SendRequest = {
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
};

export type SentAnswer = {
  readonly status: number;
  readonly headers: { get(name: string): string | null; has(name: string): boolean };
  /** Unpacked. Whoever leaves it before its end, or cancels it, closes the connection. */
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
};

/** A second less than Node's own servers allow, so that no request meets a connection that is being closed. */
const IDLE_MS = 4_000;

/** Each piece of what is unpacked is a turn of the event loop. */
const UNPACKING = { chunkSize: 64 * 1024 };
const UNPACKERS: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: () => createGunzip(UNPACKING),
  'x-gzip': () => createGunzip(UNPACKING),
  deflate: () => createInflate(UNPACKING),
  br: () => createBrotliDecompress(UNPACKING),
};

/**
 * Requests over connections that are kept for the next one. Follows no redirect, waits as long as `signal` allows, and
 * rejects with whatever the connection fails by. Throws `invalid-response` for a packing that nobody knows.
 */
export function createSend(): Send {
  const agents = { keepAlive: true, timeout: IDLE_MS };
  const http = { request: requestHttp, agent: new HttpAgent(agents) };
  const https = { request: requestHttps, agent: new HttpsAgent(agents) };

  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const { request, agent } = url.startsWith('https:') ? https : http;
      const sending = request(url, { method, agent, headers: { 'accept-encoding': 'gzip', ...headers } });
      const leave = () => sending.destroy();
      signal.addEventListener('abort', leave);
      sending.once('close', () => signal.removeEventListener('abort', leave));
      sending.on('error', reject);
      sending.once('response', (response) => {
        try {
          resolve(toAnswer(response));
        } catch (error) {
          reject(error);
        }
      });
      sending.end(body);
      if (signal.aborted) leave();
    });
}

function toAnswer(response: IncomingMessage): SentAnswer {
  const { statusCode = 0, headers } = response;
  const read = (name: string) => headers[name]?.toString() ?? null;
  return {
    status: statusCode,
    headers: { get: read, has: (name) => name in headers },
    body: toBody(response, read('content-encoding')),
  };
}

function toBody(response: IncomingMessage, packing: string | null): SentAnswer['body'] {
  const stream = packing === null ? response : unpack(response, packing);
  return {
    [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
    async cancel() {
      response.destroy();
    },
  };
}

function unpack(response: IncomingMessage, packing: string): Readable {
  const name = packing.trim().toLowerCase();
  if (name === 'identity') return response;
  const unpacker = UNPACKERS[name];
  if (unpacker === undefined) {
    response.destroy();
    throw new ProviderError('invalid-response', 'answer is packed in an unknown way');
  }
  // What goes wrong with either is found by whoever reads.
  return pipeline(response, unpacker(), () => undefined);
}
