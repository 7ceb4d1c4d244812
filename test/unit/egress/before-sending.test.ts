import { expect, test } from '@jest/globals';
import { isBeforeSending } from '../../../src/egress/connection-failure.js';
import { ProxyConnectionError } from '../../../src/egress/dispatcher.js';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'CERT_HAS_EXPIRED'])(
  'a connection that fails with %s has sent nothing',
  (code) => {
    expect(isBeforeSending(withCode(code))).toBe(true);
  },
);

test('a proxy that cannot be passed has sent nothing', () => {
  expect(isBeforeSending(new ProxyConnectionError('proxy', { cause: withCode('ECONNRESET') }))).toBe(true);
});

test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])(
  'a connection that fails with %s may have sent the request',
  (code) => {
    expect(isBeforeSending(withCode(code))).toBe(false);
  },
);

test('an error without a code may have come at any time', () => {
  expect([isBeforeSending(new Error('failed')), isBeforeSending(undefined)]).toEqual([false, false]);
});
