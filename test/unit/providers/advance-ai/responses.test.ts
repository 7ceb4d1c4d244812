import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { failureOf, parseEnvelope, readEnvelope } from '../../../../src/providers/advance-ai/envelope.js';
import type { TransportResponse } from '../../../../src/providers/http/transport.js';
import { ProviderError } from '../../../../src/providers/provider-error.js';
import { wireEnvelope } from '../../../support/provider/wire.js';
import { START } from '../../../support/test-clock.js';

const HTML = '<html><body>Bad Gateway</body></html>';

const read = (answer: Partial<TransportResponse>) =>
  readEnvelope({ status: 200, retryAfter: null, text: wireEnvelope(), mayBeTruncated: false, ...answer }, START);

/** What one answer comes to: SUCCESS or the kind of its failure. */
function classify(answer: Partial<TransportResponse>): string {
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

describe('a response', () => {
  const busy = wireEnvelope({ code: 'SERVICE_BUSY' });
  test.each<[string, string, Partial<TransportResponse>]>([
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
    ['in HTML whose end is unsure', 'invalid-response', { text: HTML, mayBeTruncated: true }],
    ['that is whole though its end is unsure', 'SUCCESS', { mayBeTruncated: true }],
  ])('%s is %s', (_what, outcome, answer) => {
    expect(classify(answer)).toBe(outcome);
  });

  test('that is truncated anywhere, where the end of the connection ends it, is unavailable and may be retried', () => {
    const whole = wireEnvelope({ data: { list: [{ event: 'a}' }, {}], text: 'ä"{' } });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(classify({ text: whole.slice(0, length), mayBeTruncated: true })).toBe('unavailable');
      }),
    );
  });
});

test.each([
  { retryAfter: '10s', retryAfterMs: 10_000 },
  { retryAfter: 'soon', retryAfterMs: undefined },
  { retryAfter: null, retryAfterMs: undefined },
])('HTTP 429 with Retry-After $retryAfter requests a wait of $retryAfterMs', ({ retryAfter, retryAfterMs }) => {
  expect(() => read({ status: 429, retryAfter })).toThrow(expect.objectContaining({ retryAfterMs }));
});

test('an envelope is read without the members that may be missing or invalid', () => {
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

test('a failure has the code, the transaction id and the wait, and quotes nothing', () => {
  const failure = failureOf(read({ text: wireEnvelope({ code: 'SERVICE_BUSY' }) }), 7_000);
  expect(failure).toMatchObject({
    envelopeCode: 'SERVICE_BUSY',
    transactionId: 'b0000000000000a1',
    retryAfterMs: 7_000,
    message: 'provider is busy',
  });
  expect(() => read({ text: 'a text of the provider' })).not.toThrow('a text of the provider');
});

test.each([
  ['OVER_QUERY_LIMIT', true],
  ['INSUFFICIENT_BALANCE', true],
  ['PARAMETER_ERROR', false],
  ['IAM_FAILED', false],
  ['ACCOUNT_DISABLED', false],
  ['A_CODE_OF_2027', false],
])('%s by itself is a refusal of the account: %p', (code, isOfAccount) => {
  const failure = failureOf(read({ text: wireEnvelope({ code }) }), undefined);
  expect(failure).toMatchObject({ failure: 'refused', envelopeCode: code, isOfAccount });
});
