import { isNoAnswer, ProviderError } from './provider-error.js';

/** Codes by which the provider says that the account gets nothing now, whatever it asks. */
const PAUSING_CODES: ReadonlySet<string> = new Set(['OVER_QUERY_LIMIT', 'INSUFFICIENT_BALANCE']);
const PAUSE_MS = 60_000;

export type AccountPause = {
  /**
   * Runs the question, or throws `ProviderError` (`refused`) at once while the account is paused. What the question
   * throws passes unchanged.
   */
  run<Value>(question: () => Promise<Value>): Promise<Value>;
};

export type AccountPauseOptions = {
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
  /** Told the provider's code when a pause begins or its code changes, and undefined when it is over. */
  readonly onPause: (code: string | undefined) => void;
};

/**
 * Stops asking for an account that has nothing left, since the answer would be the same until somebody pays. After a
 * minute one question finds out whether that may end; one that gets no answer leaves that to the next.
 */
export function createAccountPause({ monotonicNow, onPause }: AccountPauseOptions): AccountPause {
  let pause: { readonly code: string; until: number } | undefined;

  const begin = (code: string) => {
    if (pause?.code !== code) onPause(code);
    pause = { code, until: monotonicNow() + PAUSE_MS };
  };

  const end = () => {
    pause = undefined;
    onPause(undefined);
  };

  const probe = async <Value>(question: () => Promise<Value>, paused: { until: number }) => {
    paused.until = Number.POSITIVE_INFINITY;
    try {
      const value = await question();
      end();
      return value;
    } catch (error) {
      const code = toPausingCode(error);
      if (code !== undefined) begin(code);
      else if (isNoAnswer(error)) paused.until = monotonicNow();
      else end();
      throw error;
    }
  };

  return {
    async run(question) {
      if (pause !== undefined && monotonicNow() >= pause.until) return probe(question, pause);
      if (pause !== undefined) {
        throw new ProviderError('refused', 'not asked: the account is paused', { envelopeCode: pause.code });
      }
      try {
        return await question();
      } catch (error) {
        const code = toPausingCode(error);
        // Of questions that were under way together the first one has begun it.
        if (code !== undefined && pause === undefined) begin(code);
        throw error;
      }
    },
  };
}

function toPausingCode(error: unknown): string | undefined {
  const code = error instanceof ProviderError ? error.envelopeCode : undefined;
  return code !== undefined && PAUSING_CODES.has(code) ? code : undefined;
}
