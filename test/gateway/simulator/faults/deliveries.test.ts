import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { startWithFault } from '../support/simulator-with-fault.js';
import { h5, startTestSimulator } from '../support/test-simulator.js';

describe('a fault in the delivery', () => {
  test('resets the connection before any byte', async () => {
    await expect((await startWithFault({ kind: 'reset' })).ask()).rejects.toThrow('fetch failed');
  });

  test('resets the connection in the middle of the body', async () => {
    const response = await (await startWithFault({ kind: 'reset-mid-body' })).ask();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test.each(['content-length', 'chunked'] as const)('truncates a body against its %s', async (how) => {
    const response = await (await startWithFault({ kind: 'truncated', how })).ask();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test.each([
    ['content-length', /^content-length: \d{4}\r\n\r\n\{"code":"SUCCESS","$/m],
    ['chunked', /^transfer-encoding: chunked\r\n\r\n[0-9a-f]{3}\r\n\{"code":"SUCCESS","$/m],
    ['close-delimited', /^connection: close\r\n\r\n\{"code":"SUCCESS","$/m],
  ] as const)('truncates by %s after keepBytes, and closes', async (how, wire) => {
    const { simulator, getToken } = await startTestSimulator();
    simulator.fault({ operation: 'get-result' }, { kind: 'truncated', how, keepBytes: 19 });
    const body = JSON.stringify({ signatureId: simulator.sampleIds.passFarNear });
    const head = [`POST ${h5}/get-result HTTP/1.1`, 'host: a', `x-access-token: ${await getToken()}`];
    const request = [...head, `content-length: ${body.length}`, '', body].join('\r\n');
    expect(await sendRaw(simulator.baseUrl, request)).toMatch(wire);
  });

  test('truncates a body that ends with the connection', async () => {
    const response = await (await startWithFault({ kind: 'truncated', how: 'close-delimited', keepBytes: 40 })).ask();
    const text = await response.text();
    expect(text).toHaveLength(40);
    expect(() => JSON.parse(text)).toThrow();
  });

  test('never answers, until the simulator closes', async () => {
    const { ask, simulator } = await startWithFault({ kind: 'hang' });
    const arrival = simulator.nextCall('get-result');
    const failure = expect(ask()).rejects.toThrow('fetch failed');
    expect((await arrival).httpStatus).toBeNull();
    await simulator.close();
    await failure;
  });

  test('drips single bytes, until the simulator closes', async () => {
    const { ask, simulator } = await startWithFault({ kind: 'drip', everyMs: 1 });
    const response = await ask();
    const reader = toReader(response);
    for (let bytes = 0; bytes < 3; bytes += 1) expect((await reader.read()).value).toHaveLength(1);
    await simulator.close();
    await expect(drain(reader)).rejects.toThrow('terminated');
  });

  test('leaves no timer after dripping', async () => {
    const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { simulator, request } = await startTestSimulator();
    simulator.fault({ operation: 'unknown-path' }, { kind: 'drip', everyMs: 1 }, { times: 40 });
    const readers = await Promise.all(Array.from({ length: 40 }, async () => toReader(await request('/'))));
    const dripping = countTimers();
    await simulator.close();
    await Promise.allSettled(readers.map(drain));
    // Not all forty: fetch and Jest start and end some timers meanwhile.
    expect(countTimers()).toBeLessThanOrEqual(dripping - 30);
  });

  test('sends without end, until the client disconnects', async () => {
    const { ask } = await startWithFault({ kind: 'endless' });
    const leaving = new AbortController();
    const response = await ask({ signal: leaving.signal });
    const reader = toReader(response);
    let bytes = 0;
    while (bytes < 5_000_000) bytes += (await reader.read()).value?.length ?? 0;
    leaving.abort();
    expect(bytes).toBeGreaterThanOrEqual(5_000_000);
  });

  test('delays the response', async () => {
    const { ask } = await startWithFault({ kind: 'delay', ms: 30 });
    const sentAt = performance.now();
    expect((await ask()).status).toBe(200);
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(28);
  });
});

/** Sends raw bytes and returns the whole response, until the server closes. */
async function sendRaw(baseUrl: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
  socket.write(request);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function toReader(response: Response) {
  if (response.body === null) throw new Error('the response has no body');
  return response.body.getReader();
}

async function drain(reader: { read(): Promise<{ done: boolean }> }): Promise<void> {
  while (!(await reader.read()).done);
}
