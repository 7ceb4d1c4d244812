import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/simulator/exchange/fault.js';
import { h5, startWorld, toFace } from './support/simulator-client.js';

/** A simulator whose next get-result call meets the fault, and that call as plain fetch. */
async function startFaulty(fault: Fault) {
  const world = await startWorld();
  const token = await world.getToken();
  const signatureId = world.simulator.sampleIds.passFarNear;
  world.simulator.fault({ operation: 'get-result', signatureId }, fault);
  const ask = (init: RequestInit = {}) =>
    world.request(`${h5}/get-result`, {
      method: 'POST',
      headers: { 'x-access-token': token },
      body: JSON.stringify({ signatureId }),
      ...init,
    });
  return { ...world, signatureId, ask };
}

describe('a fault that is an answer', () => {
  test('is an envelope of any code with any message, status, data and Retry-After', async () => {
    const { ask, simulator } = await startFaulty({
      kind: 'envelope',
      code: 'SURPRISE',
      message: 'text',
      httpStatus: 429,
      retryAfter: 'soon',
      data: { any: 1 },
    });
    const response = await ask();
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('soon');
    expect(await response.json()).toMatchObject({ code: 'SURPRISE', message: 'text', data: { any: 1 } });
    expect(simulator.callsTo('get-result')[0]).toMatchObject({ code: 'SURPRISE', httpStatus: 429 });
  });

  test.each(['SERVICE_BUSY', 'RETRY_LATER'])('%s says when to come back, unless that is taken away', async (code) => {
    expect((await (await startFaulty({ kind: 'envelope', code })).ask()).headers.get('retry-after')).toBe('10s');
    const silent = await startFaulty({ kind: 'envelope', code, retryAfter: null });
    expect((await silent.ask()).headers.get('retry-after')).toBeNull();
  });

  test.each([404, 500, 502, 503, 504])('is an HTML page with status %d', async (status) => {
    const { ask } = await startFaulty({ kind: 'http-status', status, headers: { 'retry-after': '7' } });
    const response = await ask();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.text()).toContain('<html>');
  });

  test.each([
    ['html', /^<html>/],
    ['text', /^[a-z ]+$/],
    ['empty', /^$/],
  ] as const)('is %s where JSON belongs, with status 200', async (body, pattern) => {
    const response = await (await startFaulty({ kind: 'not-json', body })).ask();
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(pattern);
  });

  test('is a SUCCESS without data', async () => {
    const response = await (await startFaulty({ kind: 'no-data' })).ask();
    expect(await response.json()).toMatchObject({ code: 'SUCCESS', data: null });
  });

  test('is the very text that the test hands in', async () => {
    const response = await (await startFaulty({ kind: 'raw', body: '{"code":7}', status: 203 })).ask();
    expect(response.status).toBe(203);
    expect(await response.text()).toBe('{"code":7}');
  });

  test.each([301, 302, 303, 307, 308] as const)('is a redirect with status %d', async (status) => {
    const { ask } = await startFaulty({ kind: 'redirect', status, location: 'http://elsewhere.example/' });
    const response = await ask({ redirect: 'manual' });
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBe('http://elsewhere.example/');
  });

  test.each([undefined, 'gzip'] as const)('is the real one, grown to a size (encoding: %s)', async (encoding) => {
    const { ask, signatureId } = await startFaulty({
      kind: 'oversized',
      bytes: 2_000_000,
      ...(encoding && { encoding }),
    });
    const response = await ask();
    const text = await response.text();
    expect(text).toHaveLength(2_000_000);
    expect(JSON.parse(text).data.signatureId).toBe(signatureId);
    expect(Number(response.headers.get('content-length')) < 10_000).toBe(encoding === 'gzip');
  });
});

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

describe('a fault in the content', () => {
  const linkUnder = async (fault: Fault) => {
    const world = await startFaulty(fault);
    return { ...world, link: String(toFace(await world.getResult(world.signatureId)).faceImageFar) };
  };

  test('is a link that has already died', async () => {
    expect((await fetch((await linkUnder({ kind: 'link', flaw: 'expired' })).link)).status).toBe(403);
  });

  test('is a link that lives as long as the test says', async () => {
    const { link, clock } = await linkUnder({ kind: 'link', flaw: 'lives', ms: 50 });
    clock.now += 49;
    expect((await fetch(link)).status).toBe(200);
    clock.now += 1;
    expect((await fetch(link)).status).toBe(403);
  });

  test('is a link that never dies', async () => {
    const { link, clock } = await linkUnder({ kind: 'link', flaw: 'no-expiry' });
    clock.now += 100 * 86_400_000;
    expect((await fetch(link)).status).toBe(200);
  });

  test('is a link to a foreign host, or one without https', async () => {
    expect((await linkUnder({ kind: 'link', flaw: 'foreign-host', host: 'a.example' })).link).toMatch(
      /^https:\/\/a\.example\//,
    );
    expect((await linkUnder({ kind: 'link', flaw: 'foreign-host' })).link).toMatch(/^https:\/\/(?!127)/);
    expect((await linkUnder({ kind: 'link', flaw: 'non-https' })).link).toMatch(/^http:\/\/(?!127)/);
  });

  test('is the id of another transaction', async () => {
    const { getResult, signatureId } = await startFaulty({ kind: 'wrong-signature-id', signatureId: 'other' });
    expect((await getResult(signatureId)).data.signatureId).toBe('other');
  });

  test('is a token that is dead on arrival', async () => {
    const { simulator, clock, askToken, call } = await startWorld();
    simulator.fault({ operation: 'generate-token' }, { kind: 'expired-token' });
    const { data } = await askToken();
    expect(data.expiredTime).toBeLessThan(clock.now);
    const { envelope } = await call(`${h5}/get-result`, { signatureId: 'any' }, String(data.token));
    expect(envelope.code).toBe('IAM_FAILED');
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
