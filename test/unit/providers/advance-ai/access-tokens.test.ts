import { expect, test } from '@jest/globals';
import { signTokenRequest } from '../../../../src/providers/advance-ai/tokens/token-request.js';
import { ProviderError } from '../../../../src/providers/provider-error.js';
import { createTokens, HOUR_MS } from '../../../support/gateway/tokens.js';
import { START } from '../../../support/test-clock.js';

const fail = () => Promise.reject(new ProviderError('unavailable', 'down'));

test('a token request is signed as in the published example', () => {
  expect(signTokenRequest('sampleaccesskey', 'samplesecretkey', '1665993522952')).toBe(
    '02209bbeaf0d0a3dd587f6a1ba22f84c98d142e3b545e77db7e4906ca56349f5',
  );
});

test('no token is requested before it is needed, and its request is signed with the time that it sends', async () => {
  const { get, calls } = createTokens();
  expect(calls).toHaveLength(0);
  expect(await get()).toBe('token-1');
  expect(calls[0]?.operation).toBe('generate-token');
  const timestamp = String(START);
  expect(calls[0]?.body?.()).toEqual({
    accessKey: 'access',
    timestamp,
    signature: signTokenRequest('access', 'secret', timestamp),
  });
});

test('a retry sends and signs its own time', async () => {
  const { get, calls, advance } = createTokens();
  await get();
  advance(2_000);
  const timestamp = String(START + 2_000);
  expect(calls[0]?.body?.()).toMatchObject({ timestamp, signature: signTokenRequest('access', 'secret', timestamp) });
});

test('concurrent first callers share one token, and so do later ones', async () => {
  const { get, calls, advance } = createTokens();
  expect(await Promise.all([get(), get(), get()])).toEqual(['token-1', 'token-1', 'token-1']);
  advance(HOUR_MS * 0.79);
  expect(await get()).toBe('token-1');
  expect(calls).toHaveLength(1);
});

test('a refused token is dropped, and no other is', async () => {
  const { get, tokens } = createTokens();
  expect(await get()).toBe('token-1');
  tokens.invalidate('token-1');
  expect(await get()).toBe('token-2');
  tokens.invalidate('token-1');
  expect(await get()).toBe('token-2');
});

test('a failure is shared by callers that wait or come within five seconds, then one attempt is made', async () => {
  const { get, calls, answerWith, advance } = createTokens();
  answerWith(fail);
  const outcomes = await Promise.allSettled([get(), get()]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  answerWith(() => ({ token: 'good', expiredTime: START + HOUR_MS }));
  advance(4_999);
  await expect(get()).rejects.toThrow('down');
  expect(calls.map(({ maxAttempts }) => maxAttempts)).toEqual([2]);
  advance(1);
  expect(await get()).toBe('good');
  expect(calls.map(({ maxAttempts }) => maxAttempts)).toEqual([2, 1]);
});

test('a caller that leaves does not cancel the request for the others', async () => {
  const { get, tokens } = createTokens();
  const leaving = new AbortController();
  const left = tokens.get(leaving.signal);
  const staying = get();
  leaving.abort(new Error('left'));
  await expect(left).rejects.toThrow('left');
  expect(await staying).toBe('token-1');
});

test.each([
  ['a token that is dead on arrival', { token: 'late', expiredTime: START }],
  ['no data', null],
  ['no token', { expiredTime: START + HOUR_MS }],
  ['a token that would break a header', { token: 'a\r\nb', expiredTime: START + HOUR_MS }],
  ['an empty token', { token: '', expiredTime: START + HOUR_MS }],
])('a response with %s is invalid', async (_what, data) => {
  const { get, answerWith } = createTokens();
  answerWith(() => data);
  await expect(get()).rejects.toMatchObject({ failure: 'invalid-response' });
});

test.each([
  ['milliseconds as text', String(START + HOUR_MS)],
  ['seconds', (START + HOUR_MS) / 1000],
  ['seconds as text', String((START + HOUR_MS) / 1000)],
])('a token that expires in %s is used until then', async (_what, expiredTime) => {
  const { get, answerWith, calls, advance, invalidFields } = createTokens();
  answerWith(() => ({ token: 'good', expiredTime }));
  expect(await get()).toBe('good');
  advance(HOUR_MS * 0.75);
  expect(await get()).toBe('good');
  expect([calls.length, invalidFields]).toEqual([1, []]);
});

test.each([
  ['is missing', undefined, []],
  ['is 0', 0, []],
  ['is text of another kind', 'tomorrow', ['expiredTime']],
  ['is an object', { at: START }, ['expiredTime']],
])(
  'a token whose expiry %s lives for the shortest time that the provider documents',
  async (_what, expiredTime, counted) => {
    const { get, answerWith, calls, advance, invalidFields } = createTokens();
    answerWith(() => ({ token: `token-${calls.length}`, expiredTime }));
    expect(await get()).toBe('token-1');
    advance(30_000);
    expect(await get()).toBe('token-1');
    expect(invalidFields).toEqual(counted);
    advance(30_000);
    expect(await get()).toBe('token-2');
  },
);
