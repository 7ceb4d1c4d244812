import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import { createHttpClient } from '../../../src/egress/http-client.js';
import {
  createTransport,
  type ProviderRequest,
  type TransportResponse,
} from '../../../src/providers/http/transport.js';

/** What the requests below accept at most, in bytes. */
export const LIMIT = 1_000;

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((close) => close()));
});

/** A real server that answers as told; it ends with the test. */
export async function startServer(
  answer: RequestListener,
): Promise<{ baseUrl: string; close: () => Promise<unknown> }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  cleanups.push(close);
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** One request by the transport under test. */
export function send(baseUrl: string, changes: Partial<ProviderRequest> = {}): Promise<TransportResponse> {
  const { signal } = new AbortController();
  const request = { path: '/ask', headers: {}, body: {}, maxBodyBytes: LIMIT, signal, ...changes };
  return createTransport(baseUrl, createHttpClient())(request);
}

/** The same to a server of its own. */
export async function sendTo(answer: RequestListener, changes?: Partial<ProviderRequest>): Promise<TransportResponse> {
  return send((await startServer(answer)).baseUrl, changes);
}
