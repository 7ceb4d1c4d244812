import { isNoAnswer, ProviderError } from '../provider-error.js';
import { createSlidingCount } from './sliding-count.js';

/** `open` sends nothing; `half-open` sends one request as a probe. */
export type CircuitState = 'closed' | 'half-open' | 'open';

export type CircuitBreaker = {
  /**
   * Runs the request, or throws `ProviderError` (`unavailable`) at once while the circuit is open. Errors of the request
   * pass unchanged.
   */
  run<Value>(request: () => Promise<Value>): Promise<Value>;
  /** Returns whether `run` would throw at once. */
  isRefusing(): boolean;
  /** Throws what `run` would throw at once. */
  check(): void;
};

export type CircuitBreakerOptions = {
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
  readonly onState: (state: CircuitState) => void;
};

const WINDOW_MS = 10_000;
/** Fewer requests say nothing about the provider as a whole. */
const MIN_REQUESTS = 20;
const MAX_FAILURE_RATIO = 0.5;
const OPEN_MS = 5_000;

/**
 * Stops calls to a provider that does not respond. Counts requests by their final outcome and not their attempts, so that
 * a few ids that fail again and again do not block all others. Counts only missing responses as failures, since a
 * provider that refuses, is busy or does not know an id is up.
 */
export function createCircuitBreaker({ monotonicNow, onState }: CircuitBreakerOptions): CircuitBreaker {
  const requests = createSlidingCount(WINDOW_MS, monotonicNow);
  const failures = createSlidingCount(WINDOW_MS, monotonicNow);
  let state: CircuitState = 'closed';
  let openUntil = 0;

  const become = (next: CircuitState) => {
    state = next;
    onState(next);
  };

  const open = () => {
    openUntil = monotonicNow() + OPEN_MS;
    become('open');
  };

  const count = (wasAnswered: boolean) => {
    // A request that was sent before the circuit opened says nothing new.
    if (state !== 'closed') return;
    requests.add();
    if (wasAnswered) return;
    failures.add();
    const sent = requests.read();
    if (sent >= MIN_REQUESTS && failures.read() >= sent * MAX_FAILURE_RATIO) open();
  };

  const probe = async <Value>(request: () => Promise<Value>) => {
    become('half-open');
    const close = () => {
      requests.clear();
      failures.clear();
      become('closed');
    };
    try {
      const value = await request();
      close();
      return value;
    } catch (error) {
      if (isNoAnswer(error)) open();
      else close();
      throw error;
    }
  };

  const mayProbe = () => state === 'open' && monotonicNow() >= openUntil;
  const isRefusing = () => state !== 'closed' && !mayProbe();

  const check = () => {
    if (isRefusing()) throw new ProviderError('unavailable', 'not sent: the circuit breaker is open');
  };

  return {
    isRefusing,
    check,
    async run(request) {
      if (mayProbe()) return probe(request);
      check();
      try {
        const value = await request();
        count(true);
        return value;
      } catch (error) {
        count(!isNoAnswer(error));
        throw error;
      }
    },
  };
}
