import { describe, expect, test } from '@jest/globals';
import { startFaulty } from './support/faulty.js';

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
