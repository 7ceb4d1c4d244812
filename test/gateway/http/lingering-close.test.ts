import { once } from 'node:events';
import { createServer, type IncomingMessage, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { createLingeringClose, LINGERING_LIMITS } from '../../../src/server/http/connections/lingering-close.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { openRaw } from '../../support/raw-http.js';
import { until as untilSo } from '../../support/until.js';

const LENGTH = 5 * 1024 * 1024;
const BODY = Buffer.alloc(LENGTH, ' ');
const TURNS = 10;
const LONG_POST = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n`;

const codeOf = (json: string) => JSON.parse(json).errors[0].extensions.code;

describe('a client that writes 5 MB can read the error,', () => {
  const start = () => startTestGateway(toKeyFile(toApiKey('right')));
  const headersOf = (key: string) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' });

  test.each([
    ['right', 413, 'PAYLOAD_TOO_LARGE'],
    ['wrong', 401, 'UNAUTHENTICATED'],
  ])('by fetch, with the %s key', async (key, status, code) => {
    const { url } = await start();
    for (let turn = 0; turn < TURNS; turn += 1) {
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: headersOf(key), body: BODY });
      expect([response.status, codeOf(await response.text())]).toEqual([status, code]);
    }
  });

  test.each<[string, Record<string, number>]>([
    ['announced', { 'content-length': LENGTH }],
    ['in chunks', {}],
  ])('by node:http, %s', async (_how, length) => {
    const { url } = await start();
    for (let turn = 0; turn < TURNS; turn += 1) {
      const headers = { ...headersOf('right'), ...length };
      const request = sendRequest(`${url}/graphql`, { method: 'POST', headers, agent: false });
      // A client that reads its answer only when all is written.
      const response = once(request, 'response') as Promise<[IncomingMessage]>;
      for (let at = 0; at < LENGTH; at += 65_536) request.write(BODY.subarray(at, at + 65_536));
      request.end();
      const [answer] = await response;
      expect([answer.statusCode, codeOf(await text(answer))]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    }
  });
});

describe('the rest of a refused request is discarded', () => {
  const never = () => () => undefined;

  async function startRefusing(after: (ms: number, callback: () => void) => () => void, limits = {}) {
    const close = createLingeringClose(after, { ...LINGERING_LIMITS, ...limits });
    const server = createServer((request, response) => {
      response.writeHead(413, { connection: 'close', 'content-length': 2 }).write('no');
      close(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closeAfterTest(async () => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function openRefused(url: string) {
    const { socket, until } = await openRaw(url, LONG_POST);
    const state = { isClosed: false };
    socket.once('close', () => {
      state.isClosed = true;
    });
    await until(/\r\n\r\nno$/);
    return { socket, state };
  }

  test('for a bounded time', async () => {
    const timers: { ms: number; callback: () => void }[] = [];
    const url = await startRefusing((ms, callback) => {
      timers.push({ ms, callback });
      return () => undefined;
    });
    const { socket, state } = await openRefused(url);
    socket.write('more');
    expect([timers.map(({ ms }) => ms), state.isClosed]).toEqual([[1_000], false]);
    timers[0]?.callback();
    await untilSo(() => state.isClosed);
  });

  test('up to a number of bytes', async () => {
    const url = await startRefusing(never, { bytes: 100_000 });
    const { socket, state } = await openRefused(url);
    socket.write(Buffer.alloc(200_000));
    await untilSo(() => state.isClosed);
  });

  test('on a bounded number of connections, and a client that leaves makes room', async () => {
    const url = await startRefusing(never, { connections: 1 });
    const first = await openRefused(url);
    const second = await openRefused(url);
    await untilSo(() => second.state.isClosed);
    expect(first.state.isClosed).toBe(false);
    first.socket.destroy();
    await untilSo(async () => {
      const next = await openRefused(url);
      const other = await openRefused(url);
      await untilSo(() => other.state.isClosed);
      return !next.state.isClosed;
    });
  });
});
