import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { startFaulty } from './support/faulty.js';
import { h5, startWorld } from './support/simulator-client.js';

describe('a fault in the sending', () => {
  test('resets the connection before any byte', async () => {
    await expect((await startFaulty({ kind: 'reset' })).ask()).rejects.toThrow('fetch failed');
  });

  test('resets the connection in the middle of the body', async () => {
    const response = await (await startFaulty({ kind: 'reset-mid-body' })).ask();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test.each(['content-length', 'chunked'] as const)('cuts a body short against its %s', async (how) => {
    const response = await (await startFaulty({ kind: 'truncated', how })).ask();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test.each([
    ['content-length', /^content-length: \d{4}\r\n\r\n\{"code":"SUCCESS","$/m],
    ['chunked', /^transfer-encoding: chunked\r\n\r\n[0-9a-f]{3}\r\n\{"code":"SUCCESS","$/m],
    ['close-delimited', /^connection: close\r\n\r\n\{"code":"SUCCESS","$/m],
  ] as const)('cuts by %s after as many bytes as it is told, and closes', async (how, wire) => {
    const { simulator, getToken } = await startWorld();
    simulator.fault({ operation: 'get-result' }, { kind: 'truncated', how, keepBytes: 19 });
    const body = JSON.stringify({ signatureId: simulator.sampleIds.passFarNear });
    const head = [`POST ${h5}/get-result HTTP/1.1`, 'host: a', `x-access-token: ${await getToken()}`];
    const request = [...head, `content-length: ${body.length}`, '', body].join('\r\n');
    expect(await exchangeRaw(simulator.baseUrl, request)).toMatch(wire);
  });

  test('cuts a body short where only the close tells its end', async () => {
    const response = await (await startFaulty({ kind: 'truncated', how: 'close-delimited', keepBytes: 40 })).ask();
    const text = await response.text();
    expect(text).toHaveLength(40);
    expect(() => JSON.parse(text)).toThrow();
  });

  test('never answers, and ends with the simulator', async () => {
    const { ask, simulator } = await startFaulty({ kind: 'hang' });
    const arrival = simulator.nextCall('get-result');
    const failure = expect(ask()).rejects.toThrow('fetch failed');
    expect((await arrival).httpStatus).toBeNull();
    await simulator.close();
    await failure;
  });

  test('drips one byte after the other, and ends with the simulator', async () => {
    const { ask, simulator } = await startFaulty({ kind: 'drip', everyMs: 1 });
    const response = await ask();
    const reader = toReader(response);
    for (let bytes = 0; bytes < 3; bytes += 1) expect((await reader.read()).value).toHaveLength(1);
    await simulator.close();
    await expect(drain(reader)).rejects.toThrow('terminated');
  });

  test('leaves no timer behind when it dripped', async () => {
    const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { simulator, request } = await startWorld();
    simulator.fault({ operation: 'unknown-path' }, { kind: 'drip', everyMs: 1 }, { times: 40 });
    const readers = await Promise.all(Array.from({ length: 40 }, async () => toReader(await request('/'))));
    const dripping = countTimers();
    await simulator.close();
    await Promise.allSettled(readers.map(drain));
    // Not all forty: fetch and Jest have a few timers of their own that come and go meanwhile.
    expect(countTimers()).toBeLessThanOrEqual(dripping - 30);
  });

  test('pours for ever, and ends when the caller leaves', async () => {
    const { ask } = await startFaulty({ kind: 'endless' });
    const leaving = new AbortController();
    const response = await ask({ signal: leaving.signal });
    const reader = toReader(response);
    let bytes = 0;
    while (bytes < 5_000_000) bytes += (await reader.read()).value?.length ?? 0;
    leaving.abort();
    expect(bytes).toBeGreaterThanOrEqual(5_000_000);
  });

  test('comes late', async () => {
    const { ask } = await startFaulty({ kind: 'delay', ms: 30 });
    const sentAt = performance.now();
    expect((await ask()).status).toBe(200);
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(28);
  });
});

/** All that comes back for a request written byte by byte, until the other side closes. */
async function exchangeRaw(baseUrl: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
  socket.write(request);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function toReader(response: Response) {
  if (response.body === null) throw new Error('the answer has no body');
  return response.body.getReader();
}

async function drain(reader: { read(): Promise<{ done: boolean }> }): Promise<void> {
  while (!(await reader.read()).done);
}
