import { describe, expect, test } from '@jest/globals';
import { startWithFault } from '../support/simulator-with-fault.js';

describe('a fault that is a response', () => {
  test('is an envelope with any code, message, status, data and Retry-After', async () => {
    const { ask, simulator } = await startWithFault({
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

  test.each(['SERVICE_BUSY', 'RETRY_LATER'])('%s has Retry-After, unless it is null', async (code) => {
    expect((await (await startWithFault({ kind: 'envelope', code })).ask()).headers.get('retry-after')).toBe('10s');
    const silent = await startWithFault({ kind: 'envelope', code, retryAfter: null });
    expect((await silent.ask()).headers.get('retry-after')).toBeNull();
  });

  test.each([404, 500, 502, 503, 504])('is an HTML page with status %d', async (status) => {
    const { ask } = await startWithFault({ kind: 'http-status', status, headers: { 'retry-after': '7' } });
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
  ] as const)('is %s instead of JSON, with status 200', async (body, pattern) => {
    const response = await (await startWithFault({ kind: 'not-json', body })).ask();
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(pattern);
  });

  test('is SUCCESS without data', async () => {
    const response = await (await startWithFault({ kind: 'no-data' })).ask();
    expect(await response.json()).toMatchObject({ code: 'SUCCESS', data: null });
  });

  test('is any text', async () => {
    const response = await (await startWithFault({ kind: 'raw', body: '{"code":7}', status: 203 })).ask();
    expect(response.status).toBe(203);
    expect(await response.text()).toBe('{"code":7}');
  });

  test.each([301, 302, 303, 307, 308] as const)('is a redirect with status %d', async (status) => {
    const { ask } = await startWithFault({ kind: 'redirect', status, location: 'http://elsewhere.example/' });
    const response = await ask({ redirect: 'manual' });
    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBe('http://elsewhere.example/');
  });

  test.each([undefined, 'gzip'] as const)('is the real one, padded to a size (encoding: %s)', async (encoding) => {
    const { ask, signatureId } = await startWithFault({
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
