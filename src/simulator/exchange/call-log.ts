import type { Operation, Target } from './fault.js';

/** One call as it arrived, and, as soon as it is answered, how. */
export type RecordedCall = {
  /** Epoch milliseconds of the simulator's clock at arrival. */
  readonly at: number;
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  /** The transaction asked for, in body, query or asset path; for a native call also where it named a livenessId. */
  readonly signatureId: string | null;
  /** returnImageType or resultType as it was sent; null where the caller sent none. */
  readonly imageType: string | null;
  /** The X-ACCESS-TOKEN that came with it. */
  readonly accessToken: string | null;
  /** Null until the answer goes out, and for ever where a fault sends none. */
  httpStatus: number | null;
  code: string | null;
  billed: 'PAY' | 'FREE' | null;
};

export type CallLog = ReturnType<typeof createCallLog>;

/** Whether a call is one that `target` aims at. */
export function isAimedAt(target: Target, call: Pick<RecordedCall, 'operation' | 'signatureId'>): boolean {
  return (
    target.operation === call.operation && (target.signatureId === undefined || target.signatureId === call.signatureId)
  );
}

/** Calls in order of arrival. It keeps every one: a simulator lives as long as a test or a demonstration. */
export function createCallLog() {
  const calls: RecordedCall[] = [];
  let waiting: { target: Target; resolve(call: RecordedCall): void }[] = [];
  return {
    calls: calls as readonly RecordedCall[],
    record(call: RecordedCall): void {
      calls.push(call);
      const woken = waiting.filter(({ target }) => isAimedAt(target, call));
      waiting = waiting.filter((waiter) => !woken.includes(waiter));
      for (const { resolve } of woken) resolve(call);
    },
    callsTo: (target: Target): RecordedCall[] => calls.filter((call) => isAimedAt(target, call)),
    nextCall: (target: Target): Promise<RecordedCall> =>
      new Promise((resolve) => {
        waiting.push({ target, resolve });
      }),
  };
}
