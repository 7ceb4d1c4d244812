import { isNoAnswer, ProviderError } from './provider-error.js';
import { createSlidingCount } from './sliding-count.js';

/** `open` asks nothing, `half-open` lets one question find out whether that may end. */
export type CircuitState = 'closed' | 'half-open' | 'open';

export type CircuitBreaker = {
  /**
   * Runs the question, or throws `ProviderError` (`unavailable`) at once when it must not be asked now. What the
   * question throws passes unchanged.
   */
  run<Value>(question: () => Promise<Value>): Promise<Value>;
};

export type CircuitBreakerOptions = {
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
  readonly onState: (state: CircuitState) => void;
};

const WINDOW_MS = 10_000;
/** Fewer questions than that say nothing about the provider as a whole. */
const MIN_QUESTIONS = 20;
const MAX_FAILURE_RATIO = 0.5;
const OPEN_MS = 5_000;

/**
 * Stops asking a provider that does not answer. Counts questions by what they came to in the end and not their attempts,
 * so that a few ids that fail again and again do not stop everybody's; and only failures to answer, since a provider
 * that refuses, is busy or knows nothing of an id is there.
 */
export function createCircuitBreaker({ monotonicNow, onState }: CircuitBreakerOptions): CircuitBreaker {
  const questions = createSlidingCount(WINDOW_MS, monotonicNow);
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

  const count = (hasAnswered: boolean) => {
    // A question from before the circuit opened tells nothing new.
    if (state !== 'closed') return;
    questions.add();
    if (hasAnswered) return;
    failures.add();
    const asked = questions.read();
    if (asked >= MIN_QUESTIONS && failures.read() >= asked * MAX_FAILURE_RATIO) open();
  };

  const probe = async <Value>(question: () => Promise<Value>) => {
    become('half-open');
    const close = () => {
      questions.clear();
      failures.clear();
      become('closed');
    };
    try {
      const value = await question();
      close();
      return value;
    } catch (error) {
      if (isNoAnswer(error)) open();
      else close();
      throw error;
    }
  };

  return {
    async run(question) {
      if (state === 'open' && monotonicNow() >= openUntil) return probe(question);
      if (state !== 'closed') throw new ProviderError('unavailable', 'not asked: too many questions failed lately');
      try {
        const value = await question();
        count(true);
        return value;
      } catch (error) {
        count(!isNoAnswer(error));
        throw error;
      }
    },
  };
}
