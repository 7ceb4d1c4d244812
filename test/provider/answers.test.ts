import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { failureOf, parseEnvelope } from '../../src/provider/envelope.js';
import { readEnvelope } from '../../src/provider/http-answer.js';
import { ProviderError } from '../../src/provider/provider-error.js';
import type { HttpAnswer } from '../../src/provider/transport.js';
import { START } from '../support/test-clock.js';
import { wireEnvelope } from '../support/wire.js';

const HTML = '<html><body>Bad Gateway</body></html>';

const read = (answer: Partial<HttpAnswer>) =>
  readEnvelope({ status: 200, retryAfter: null, text: wireEnvelope(), isEndUnsure: false, ...answer }, START);

/** What one answer comes to: SUCCESS or the kind of its failure. */
function classify(answer: Partial<HttpAnswer>): string {
  try {
    const envelope = read(answer);
    return failureOf(envelope, undefined)?.failure ?? envelope.code;
  } catch (error) {
    return error instanceof ProviderError ? error.failure : `a bug: ${error}`;
  }
}

describe('HTTP 200 with the code', () => {
  test.each([
    ['SUCCESS', 'SUCCESS'],
    ['ERROR', 'unavailable'],
    ['SERVICE_BUSY', 'busy'],
    ['RETRY_LATER', 'busy'],
    ['SIGNATURE_NOT_EXIST', 'refused'],
    ['IAM_FAILED', 'refused'],
    ['ACCESS_DENIED', 'refused'],
    ['INSUFFICIENT_BALANCE', 'refused'],
    ['OVER_QUERY_LIMIT', 'refused'],
    ['ACCOUNT_DISABLED', 'refused'],
    ['PARAMETER_ERROR', 'refused'],
    ['CLIENT_ERROR', 'refused'],
    ['A_CODE_OF_2027', 'refused'],
    ['success', 'refused'],
    ['', 'invalid-response'],
    [null, 'invalid-response'],
    [200, 'invalid-response'],
  ])('%j is %s', (code, outcome) => {
    expect(classify({ text: wireEnvelope({ code }) })).toBe(outcome);
  });
});

describe('an answer', () => {
  const busy = wireEnvelope({ code: 'SERVICE_BUSY' });
  test.each<[string, string, Partial<HttpAnswer>]>([
    ['of HTTP 500 with any body', 'unavailable', { status: 500 }],
    ['of HTTP 503 in HTML', 'unavailable', { status: 503, text: HTML }],
    ['of HTTP 404', 'unavailable', { status: 404, text: HTML }],
    ['of HTTP 429 without an envelope', 'busy', { status: 429, text: '' }],
    ['of HTTP 429 with an envelope', 'busy', { status: 429, text: busy }],
    ['of HTTP 302', 'invalid-response', { status: 302, text: '' }],
    ['of HTTP 304', 'invalid-response', { status: 304, text: '' }],
    ['of HTTP 400 with an envelope', 'unavailable', { status: 400, text: wireEnvelope({ code: 'ERROR' }) }],
    ['of HTTP 401 in HTML', 'refused', { status: 401, text: HTML }],
    ['of HTTP 403 without a body', 'refused', { status: 403, text: '' }],
    ['in HTML', 'invalid-response', { text: HTML }],
    ['of a busy provider without the key of the data', 'busy', { text: '{"code":"RETRY_LATER"}' }],
    ['without a body', 'invalid-response', { text: '' }],
    ['that is a JSON list', 'invalid-response', { text: '[]' }],
    ['that is JSON null', 'invalid-response', { text: 'null' }],
    ['that is an object without a code', 'invalid-response', { text: '{"data":{}}' }],
    ['of announced length that is no JSON', 'invalid-response', { text: wireEnvelope().slice(0, 40) }],
    ['in HTML whose end is unsure', 'invalid-response', { text: HTML, isEndUnsure: true }],
    ['that is whole though its end is unsure', 'SUCCESS', { isEndUnsure: true }],
  ])('%s is %s', (_what, outcome, answer) => {
    expect(classify(answer)).toBe(outcome);
  });

  test('that is cut off anywhere, where the end of the connection ends it, may be had by asking again', () => {
    const whole = wireEnvelope({ data: { list: [{ event: 'a}' }, {}], text: 'ä"{' } });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(classify({ text: whole.slice(0, length), isEndUnsure: true })).toBe('unavailable');
      }),
    );
  });
});

test.each([
  { retryAfter: '10s', retryAfterMs: 10_000 },
  { retryAfter: 'soon', retryAfterMs: undefined },
  { retryAfter: null, retryAfterMs: undefined },
])('HTTP 429 with Retry-After $retryAfter asks for a wait of $retryAfterMs', ({ retryAfter, retryAfterMs }) => {
  expect(() => read({ status: 429, retryAfter })).toThrow(expect.objectContaining({ retryAfterMs }));
});

test('an envelope is read without the parts that may be absent or odd', () => {
  expect(parseEnvelope('{"code":"SUCCESS"}')).toEqual({ code: 'SUCCESS' });
  const odd = parseEnvelope(wireEnvelope({ transactionId: 'with spaces\n', pricingStrategy: 'BARTER', extra: [1] }));
  expect(odd).toEqual({ code: 'SUCCESS', data: null });
  expect(parseEnvelope(wireEnvelope({ data: { a: 1 } }))).toEqual({
    code: 'SUCCESS',
    data: { a: 1 },
    transactionId: 'b0000000000000a1',
    pricingStrategy: 'FREE',
  });
});

test('a failure names the code, the number of the call and the wait, and quotes nothing', () => {
  const failure = failureOf(read({ text: wireEnvelope({ code: 'SERVICE_BUSY' }) }), 7_000);
  expect(failure).toMatchObject({
    envelopeCode: 'SERVICE_BUSY',
    transactionId: 'b0000000000000a1',
    retryAfterMs: 7_000,
    message: 'provider asks to wait',
  });
  expect(() => read({ text: 'a text of the provider' })).not.toThrow('a text of the provider');
});
