import type { HttpClient } from '../../../src/egress/http-client.js';
import { createSteppedClock } from '../stepped-clock.js';
import { until } from '../until.js';
import { type Fields, wireEnvelope, wireResult } from './wire.js';

/**
 * A provider that answers each result call after exactly `latencyMs` on a clock of its own; tokens come at once. All
 * results are alike: one who passed, with `changes`.
 */
export function createPacedProvider(latencyMs: number, changes: Fields = {}) {
  const clock = createSteppedClock();
  const started: string[] = [];
  let pending: (() => void)[] = [];
  let isPaced = true;

  const send: HttpClient = async (url, { body }) => {
    if (url.endsWith('/generate-token')) {
      const token = { token: 'token', expiredTime: clock.now() + 3_600_000 };
      return new Response(wireEnvelope({ data: token }));
    }
    const { signatureId } = JSON.parse(String(body));
    started.push(signatureId);
    if (isPaced) await new Promise<void>((resolve) => pending.push(resolve));
    return new Response(wireEnvelope({ data: wireResult({ signatureId, ...changes }) }));
  };

  return {
    clock,
    send,
    /** From now on answers come at once, so that a gateway that waits for some can be closed. */
    hurry() {
      isPaced = false;
      for (const answer of pending.splice(0)) answer();
    },
    /** The ids of all calls so far, in the order in which they were sent. */
    started,
    inFlight: () => pending.length,
    /** Waits until `count` calls are in flight, then lets the latency pass: all of them are answered. */
    async answerNext(count: number) {
      await until(() => pending.length === count);
      const answered = pending;
      pending = [];
      clock.advance(latencyMs);
      for (const answer of answered) answer();
    },
  };
}
