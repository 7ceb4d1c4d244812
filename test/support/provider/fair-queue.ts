import { createFairQueue, type FairQueueOptions } from '../../../src/async/fair-queue.js';
import { type Claim, createClaim } from '../../../src/async/single-flight.js';
import { settle } from './reader.js';

/** A queue whose work ends, and whose time passes, when the test says so. */
export function createQueue(options: Partial<FairQueueOptions> = {}) {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly fire: () => void }>();
  const clock: FairQueueOptions['clock'] = {
    monotonicNow: () => now,
    after(ms, fire) {
      const timer = { at: now + ms, fire };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const queue = createFairQueue({
    ...{ concurrency: 1, maxQueuedPerCaller: 100, maxQueued: 1_000, maxWaitMs: 20_000, clock },
    ...options,
  });
  const started: string[] = [];
  const running = new Map<string, { end(): void; fail(error: Error): void }>();
  const outcomes = new Map<string, unknown>();
  const run = (name: string, claim: Claim | string = name.slice(0, 1)) => {
    const work = () =>
      new Promise<string>((resolve, reject) => {
        started.push(name);
        running.set(name, { end: () => resolve(name), fail: reject });
      });
    queue.run(typeof claim === 'string' ? createClaim(claim) : claim, work).then(
      (value) => outcomes.set(name, value),
      (error: unknown) => outcomes.set(name, error),
    );
  };
  /** Ends everything that runs, again and again, until nothing waits. */
  const drain = async () => {
    for (;;) {
      await settle();
      if (running.size === 0) return;
      for (const [name, { end }] of running) {
        running.delete(name);
        end();
      }
    }
  };
  return {
    ...{ queue, run, drain, started, running, outcomes, timers },
    advance(ms: number) {
      now += ms;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.fire();
      }
    },
  };
}
