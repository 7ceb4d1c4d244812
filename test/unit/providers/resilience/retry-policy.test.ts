import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError, type ProviderFailure } from '../../../../src/providers/provider-error.js';
import { createRetryPolicy } from '../../../../src/providers/resilience/retry.js';

type Circumstances = {
  failures?: number;
  random?: number;
  remainingMs?: number;
  retries?: number;
  mayRetry?: () => boolean;
};

function waitAfter(error: unknown, circumstances: Circumstances) {
  const { failures = 1, random = 0.999, remainingMs = 10_000, retries = 2, mayRetry = () => true } = circumstances;
  const policy = createRetryPolicy({ retries, random: () => random, remainingMs: () => remainingMs, mayRetry });
  return policy.waitBeforeNext(error, failures);
}

const failure = (kind: ProviderFailure, retryAfterMs?: number) => new ProviderError(kind, 'failed', { retryAfterMs });

test.each(['unavailable', 'timeout', 'busy'] as const)('%s is retried', (kind) => {
  expect(waitAfter(failure(kind), {})).not.toBeNull();
});

test.each(['refused', 'invalid-response'] as const)('%s is not retried', (kind) => {
  expect(waitAfter(failure(kind), {})).toBeNull();
});

test('a defect of the gateway is not retried', () => {
  expect(waitAfter(new TypeError('bug'), {})).toBeNull();
});

test('a retry needs room in the budget, and only retries are taken from it', () => {
  expect(waitAfter(failure('unavailable'), { mayRetry: () => false })).toBeNull();
  const mayRetry = () => {
    throw new Error('asked in vain');
  };
  expect(waitAfter(failure('refused'), { mayRetry })).toBeNull();
  expect(waitAfter(failure('unavailable'), { mayRetry, failures: 3 })).toBeNull();
  expect(waitAfter(failure('busy', 20_000), { mayRetry })).toBeNull();
});

test('there are as many retries as configured', () => {
  expect(waitAfter(failure('unavailable'), { failures: 2 })).not.toBeNull();
  expect(waitAfter(failure('unavailable'), { failures: 3 })).toBeNull();
  expect(waitAfter(failure('unavailable'), { failures: 1, retries: 0 })).toBeNull();
});

describe('the backoff', () => {
  test.each([
    { kind: 'unavailable', failures: 1, ceiling: 50 },
    { kind: 'unavailable', failures: 2, ceiling: 100 },
    { kind: 'timeout', failures: 3, ceiling: 200 },
    { kind: 'busy', failures: 1, ceiling: 1_000 },
    { kind: 'busy', failures: 3, ceiling: 4_000 },
    { kind: 'busy', failures: 9, ceiling: 20_000 },
  ] as const)('after failure $failures by $kind is anything up to $ceiling ms', ({ kind, failures, ceiling }) => {
    const waitWith = (random: number) =>
      waitAfter(failure(kind), { failures, random, retries: 10, remainingMs: 60_000 }) ?? Number.NaN;
    expect(waitWith(0)).toBe(kind === 'busy' ? 100 : 0);
    expect(waitWith(0.5)).toBeCloseTo(ceiling / 2);
    expect(waitWith(0.9999)).toBeGreaterThan(ceiling * 0.99);
    expect(waitWith(0.9999)).toBeLessThan(ceiling);
  });
});

describe('a provider that names a time to wait', () => {
  test.each([0, 0.999])('is called after exactly that time, with any random number (%d)', (random) => {
    expect(waitAfter(failure('busy', 7_000), { random })).toBe(7_000);
  });

  test('is not called again at once even if it names no wait', () => {
    expect(waitAfter(failure('busy', 0), { random: 0 })).toBe(100);
  });

  test('is called again after a minute at the latest', () => {
    expect(waitAfter(failure('busy', 60_001), { remainingMs: 100_000 })).toBe(60_000);
  });
});

describe('a wait that would not end before the deadline', () => {
  test.each([
    { retryAfterMs: 9_999, wait: 9_999 },
    { retryAfterMs: 10_000, wait: null },
    { retryAfterMs: 3_600_000, wait: null },
  ])('is not begun: $retryAfterMs ms with 10000 left is $wait', ({ retryAfterMs, wait }) => {
    expect(waitAfter(failure('busy', retryAfterMs), {})).toBe(wait);
  });

  test('is not begun for the backoff either', () => {
    expect(waitAfter(failure('unavailable'), { remainingMs: 10 })).toBeNull();
    expect(waitAfter(failure('timeout'), { random: 0, remainingMs: 0 })).toBeNull();
  });
});

test('any wait is a number from 0 that ends before the deadline, or there is none', () => {
  const kinds = fc.constantFrom<ProviderFailure>('unavailable', 'timeout', 'busy', 'refused', 'invalid-response');
  const circumstances = fc.record({
    failures: fc.integer({ min: 1, max: 50 }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    remainingMs: fc.integer({ min: -1_000, max: 1_000_000 }),
    retries: fc.integer({ min: 0, max: 50 }),
  });
  fc.assert(
    fc.property(kinds, fc.option(fc.nat(), { nil: undefined }), circumstances, (kind, retryAfterMs, given) => {
      const wait = waitAfter(failure(kind, retryAfterMs), given);
      return wait === null || (wait >= 0 && wait < given.remainingMs);
    }),
  );
});
