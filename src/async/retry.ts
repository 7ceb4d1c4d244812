import type { Clock } from './clock.js';

export type RetryPolicy = {
  /**
   * Milliseconds to wait before the next attempt, or null to give up with this error.
   * `failures` counts the attempts that failed so far, this one included.
   */
  waitBeforeNext(error: unknown, failures: number): number | null;
};

/** Attempts again for as long as the policy says so. The policy sees every error; what it does not know it must refuse. */
export async function retry<Value>(
  clock: Pick<Clock, 'sleep'>,
  signal: AbortSignal,
  policy: RetryPolicy,
  attempt: () => Promise<Value>,
): Promise<Value> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs = policy.waitBeforeNext(error, failures);
      if (waitMs === null) throw error;
      await clock.sleep(waitMs, signal);
    }
  }
}
