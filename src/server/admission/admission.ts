import { RefusedRequest } from '../refused-request.js';
import type { TurnQueue } from './turn-queue.js';

/** Takes requests in while they can be answered soon, and refuses the others before anything of them is read. */
export type Admission = {
  /** The outcome of `work`. Throws `RefusedRequest` (503, `OVERLOADED`) instead of beginning it too late. */
  admit<Outcome>(work: () => Promise<Outcome>): Promise<Outcome>;
  /** How many are under way, waiting for their turn included. */
  inFlight(): number;
  waiting(): number;
};

const RETRY_AFTER_SECONDS = 1;

/** Made once: it is told most often when there is least time to make it. */
const OVERLOADED = new RefusedRequest({
  status: 503,
  code: 'OVERLOADED',
  message: 'There are more requests than can be answered at the moment. Try again later.',
  headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
});

/** `maxInFlight` bounds those that wait for others than this thread, such as the provider; the queue bounds the rest. */
export function createAdmission({ maxInFlight, queue }: { maxInFlight: number; queue: TurnQueue }): Admission {
  let inFlight = 0;
  return {
    async admit(work) {
      if (inFlight >= maxInFlight) throw OVERLOADED;
      inFlight += 1;
      try {
        const outcome = queue.enter(work);
        if (outcome === undefined) throw OVERLOADED;
        return await outcome;
      } finally {
        inFlight -= 1;
      }
    },
    inFlight: () => inFlight,
    waiting: queue.waiting,
  };
}
