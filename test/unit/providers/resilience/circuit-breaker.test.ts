import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError, type ProviderFailure } from '../../../../src/providers/provider-error.js';
import { type CircuitState, createCircuitBreaker } from '../../../../src/providers/resilience/circuit-breaker.js';
import { createTestClock } from '../../../support/test-clock.js';

type Outcome = 'answer' | ProviderFailure | 'bug';

/** A breaker in front of a provider with the given outcomes, which counts its calls. */
function createBreaker() {
  const clock = createTestClock();
  const states: CircuitState[] = [];
  let asked = 0;
  const breaker = createCircuitBreaker({ monotonicNow: clock.monotonicNow, onState: (state) => states.push(state) });
  const ask = async (outcome: Outcome) =>
    breaker
      .run(async () => {
        asked += 1;
        if (outcome === 'bug') throw new TypeError('bug');
        if (outcome !== 'answer') throw new ProviderError(outcome, 'failed');
        return 'answer';
      })
      .catch((error: Error) => (error instanceof ProviderError ? error.failure : 'bug'));
  const askOften = async (outcome: Outcome, times: number) => {
    for (let index = 0; index < times; index += 1) await ask(outcome);
  };
  return { ask, askOften, breaker, clock, states, asked: () => asked };
}

async function createOpen() {
  const open = createBreaker();
  await open.askOften('unavailable', 20);
  expect(open.states).toEqual(['open']);
  return open;
}

describe('the circuit opens', () => {
  test.each(['unavailable', 'timeout'] as const)(
    'after twenty requests that are %s, and not before',
    async (outcome) => {
      const { ask, askOften, states, asked } = createBreaker();
      await askOften(outcome, 19);
      expect(states).toEqual([]);
      await ask(outcome);
      expect(states).toEqual(['open']);
      expect(await ask('answer')).toBe('unavailable');
      expect(asked()).toBe(20);
    },
  );

  test('when half of the requests fail, and not when fewer do', async () => {
    const { askOften, states } = createBreaker();
    await askOften('answer', 11);
    await askOften('unavailable', 10);
    expect(states).toEqual([]);
    await askOften('unavailable', 1);
    expect(states).toEqual(['open']);
  });

  test.each(['refused', 'busy', 'invalid-response', 'bug'] as const)(
    'not for requests that are %s',
    async (outcome) => {
      const { askOften, states } = createBreaker();
      await askOften(outcome, 100);
      expect(states).toEqual([]);
    },
  );

  test('not for failures of more than ten seconds ago', async () => {
    const { askOften, clock, states } = createBreaker();
    await askOften('unavailable', 19);
    clock.advance(10_000);
    await askOften('unavailable', 19);
    expect(states).toEqual([]);
  });
});

describe('once it is open', () => {
  test('no request is sent for five seconds, then one probe, which closes it when it is answered', async () => {
    const { ask, breaker, clock, states, asked } = await createOpen();
    clock.advance(4_999);
    expect(await ask('answer')).toBe('unavailable');
    clock.advance(1);
    let answer = (_: string) => {};
    const probe = breaker.run(() => new Promise<string>((resolve) => (answer = resolve)));
    expect(await ask('answer')).toBe('unavailable');
    expect(asked()).toBe(20);
    answer('found');
    expect(await probe).toBe('found');
    expect(await ask('answer')).toBe('answer');
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  test('a probe without a response opens it for another five seconds', async () => {
    const { ask, clock, states, asked } = await createOpen();
    clock.advance(5_000);
    expect(await ask('timeout')).toBe('timeout');
    clock.advance(4_999);
    expect(await ask('answer')).toBe('unavailable');
    expect(asked()).toBe(21);
    expect(states).toEqual(['open', 'half-open', 'open']);
  });

  test.each(['refused', 'busy', 'invalid-response', 'bug'] as const)(
    'a probe that is %s closes it',
    async (outcome) => {
      const { ask, clock, states } = await createOpen();
      clock.advance(5_000);
      expect(await ask(outcome)).toBe(outcome);
      expect(states.at(-1)).toBe('closed');
    },
  );

  test('and closed again, it has forgotten the earlier failures', async () => {
    const { askOften, clock, states } = await createOpen();
    clock.advance(5_000);
    await askOften('answer', 1);
    await askOften('unavailable', 19);
    expect(states.at(-1)).toBe('closed');
  });
});

test('requests that were sent before it opened change nothing', async () => {
  const { breaker, askOften, clock, states, ask } = createBreaker();
  const fails: (() => void)[] = [];
  const slow = Array.from({ length: 30 }, () =>
    breaker.run(() => new Promise((_, reject) => fails.push(() => reject(new ProviderError('timeout', 'failed'))))),
  );
  await askOften('unavailable', 20);
  clock.advance(5_000);
  for (const fail of fails) fail();
  await Promise.allSettled(slow);
  expect(await ask('answer')).toBe('answer');
  expect(states).toEqual(['open', 'half-open', 'closed']);
});

test('after any sequence of outcomes, a provider that responds again is called within five seconds', async () => {
  const outcome = fc.constantFrom<Outcome>('answer', 'unavailable', 'timeout', 'refused', 'bug');
  const step = fc.record({ outcome, waitMs: fc.constantFrom(0, 0, 0, 10, 900, 5_000) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
      const { ask, clock } = createBreaker();
      for (const { outcome: what, waitMs } of steps) {
        clock.advance(waitMs);
        await ask(what);
      }
      clock.advance(5_000);
      expect(await ask('answer')).toBe('answer');
    }),
  );
});
