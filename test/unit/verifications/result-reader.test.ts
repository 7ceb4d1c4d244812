import { describe, expect, test } from '@jest/globals';
import type { LivenessResult } from '../../../src/domain/liveness-result.js';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { createReader, PENDING_TTL_MS, RESULT_TTL_MS, settle, version } from '../../support/provider/reader.js';

const atLeast = (fetchedAt: number) => (result: LivenessResult) => result.fetchedAt >= fetchedAt;

test('a read of many ids is one trip to the cache and no call', async () => {
  const { reader, stored, trips, questions } = createReader();
  const known = version('a', 1);
  stored.set('a', known);
  expect(await reader.getMany(['b', 'a'])).toEqual([undefined, known]);
  expect(trips).toEqual([['b', 'a']]);
  expect(questions).toHaveLength(0);
});

describe('a refresh', () => {
  test('that the cached result satisfies costs no call', async () => {
    const { reader, stored, questions } = createReader();
    const known = version('a', 1);
    stored.set('a', known);
    expect(await reader.refresh('a', atLeast(1))).toBe(known);
    expect(questions).toHaveLength(0);
  });

  test('of many callers at once is one call for links, and its result is cached', async () => {
    const { reader, stored, questions, puts } = createReader();
    stored.set('a', version('a', 1));
    const all = Promise.all([1, 2, 3].map(() => reader.refresh('a', atLeast(2))));
    await settle();
    const renewed = version('a', 2);
    questions[0]?.answer(renewed);
    expect(await all).toEqual([renewed, renewed, renewed]);
    expect(questions.map(({ signatureId, type }) => [signatureId, type])).toEqual([['a', 'links']]);
    expect(puts).toEqual([{ key: 'a', result: renewed, ttlMs: RESULT_TTL_MS }]);
  });

  test('of another id does not wait for the first', async () => {
    const { reader, questions } = createReader();
    const first = reader.refresh('a', atLeast(1));
    const second = reader.refresh('b', atLeast(1));
    await settle();
    questions[1]?.answer(version('b', 1));
    expect((await second)?.signatureId).toBe('b');
    questions[0]?.answer(version('a', 1));
    expect((await first)?.signatureId).toBe('a');
  });

  test('reads the cache again, where another process may have put what it needs', async () => {
    const { reader, stored, questions } = createReader();
    stored.set('a', version('a', 1));
    expect((await reader.getMany(['a']))[0]?.fetchedAt).toBe(1);
    stored.set('a', version('a', 2));
    expect((await reader.refresh('a', atLeast(2)))?.fetchedAt).toBe(2);
    expect(questions).toHaveLength(0);
  });

  test('with a stricter requirement than the flight that it joins makes one call of its own', async () => {
    const { reader, stored, questions } = createReader();
    stored.set('a', version('a', 1));
    const modest = reader.refresh('a', atLeast(1));
    const strict = [reader.refresh('a', atLeast(2)), reader.refresh('a', atLeast(2))];
    expect((await modest)?.fetchedAt).toBe(1);
    await settle();
    questions[0]?.answer(version('a', 2));
    expect((await Promise.all(strict)).map((result) => result?.fetchedAt)).toEqual([2, 2]);
    expect(questions).toHaveLength(1);
  });

  test('with a stricter requirement costs the caller that it joined neither its record nor a failure', async () => {
    const { reader, stored, questions } = createReader();
    stored.set('a', version('a', 1));
    const modest = reader.refresh('a', atLeast(1));
    const strict = reader.refresh('a', atLeast(2));
    await settle();
    const later = reader.refresh('a', atLeast(1));
    questions[0]?.fail(new ProviderError('unavailable', 'down'));
    await expect(strict).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect([(await modest)?.fetchedAt, (await later)?.fetchedAt]).toEqual([1, 1]);
    expect(questions).toHaveLength(1);
  });

  test('accepts what the provider has just returned even if it does not satisfy', async () => {
    const { reader, questions } = createReader();
    const refresh = reader.refresh('a', atLeast(9));
    await settle();
    questions[0]?.answer(version('a', 2));
    expect((await refresh)?.fetchedAt).toBe(2);
    expect(questions).toHaveLength(1);
  });

  test('after the end of a flight is a new flight', async () => {
    const { reader, questions } = createReader();
    const first = reader.refresh('a', atLeast(1));
    await settle();
    questions[0]?.answer(version('a', 1));
    await first;
    const second = reader.refresh('a', atLeast(2));
    await settle();
    questions[1]?.answer(version('a', 2));
    expect((await second)?.fetchedAt).toBe(2);
  });
});

test.each([
  { status: 'PENDING', ttlMs: PENDING_TTL_MS },
  { status: 'PASS', ttlMs: RESULT_TTL_MS },
  { status: 'FAIL', ttlMs: RESULT_TTL_MS },
  { status: 'INCOMPLETE', ttlMs: RESULT_TTL_MS },
] as const)('a result that is $status is kept for $ttlMs ms', async ({ status, ttlMs }) => {
  const { reader, questions, puts } = createReader();
  const refresh = reader.refresh('a', () => true);
  await settle();
  questions[0]?.answer(version('a', 1, { status }));
  await refresh;
  expect(puts.map((put) => put.ttlMs)).toEqual([ttlMs]);
});

describe('a failure', () => {
  test('is shared by all callers that wait, with the code for clients, and leaves the cached result', async () => {
    const { reader, stored, questions } = createReader();
    const known = version('a', 1);
    stored.set('a', known);
    const refreshes = [reader.refresh('a', atLeast(2)), reader.refresh('a', atLeast(2))];
    const outcomes = Promise.allSettled(refreshes);
    await settle();
    questions[0]?.fail(new ProviderError('busy', 'wait', { retryAfterMs: 7_000 }));
    const reason = expect.objectContaining({ code: 'PROVIDER_BUSY', retryAfterSeconds: 7 });
    expect(await outcomes).toEqual([1, 2].map(() => ({ status: 'rejected', reason })));
    expect(questions).toHaveLength(1);
    expect(stored.get('a')).toBe(known);
  });
});
