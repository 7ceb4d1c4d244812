import type { Operation, Target } from '../fault-injection/fault.js';

/** One call as it arrived, and its outcome once it was answered. */
export type RecordedCall = {
  /** Time of arrival by the simulator's clock, in epoch milliseconds. */
  readonly at: number;
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  /** The requested transaction, from body, query or asset path. A livenessId of a native call is resolved. */
  readonly signatureId: string | null;
  /** livenessId of a native call as sent, known or not. */
  readonly livenessId: string | null;
  /** returnImageType or resultType as sent; null when the client sent none. */
  readonly imageType: string | null;
  /** The value of X-ACCESS-TOKEN. */
  readonly accessToken: string | null;
  /** Null until the response is sent, and always when a fault sends none. */
  httpStatus: number | null;
  code: string | null;
  /** Null until the call was worked on. A call that was billed may have been answered with a fault. */
  billed: 'PAY' | 'FREE' | null;
};

export type CallLog = ReturnType<typeof createCallLog>;

/** Returns whether `target` matches the call. */
export function isTargeted(
  { operation, signatureId }: Target,
  call: Pick<RecordedCall, 'operation' | 'signatureId' | 'livenessId'>,
): boolean {
  if (operation !== call.operation) return false;
  return signatureId === undefined || signatureId === call.signatureId || signatureId === call.livenessId;
}

/** Records calls in order of arrival. It keeps all of them: a simulator runs for one test or demo. */
export function createCallLog() {
  const calls: RecordedCall[] = [];
  let waiting: { target: Target; resolve(call: RecordedCall): void }[] = [];
  return {
    calls: calls as readonly RecordedCall[],
    record(call: RecordedCall): void {
      calls.push(call);
      const matching = waiting.filter(({ target }) => isTargeted(target, call));
      waiting = waiting.filter((waiter) => !matching.includes(waiter));
      for (const { resolve } of matching) resolve(call);
    },
    /** Counts the calls that cost money; without an operation, all of them. */
    countBilled: (operation?: Operation, signatureId?: string): number =>
      calls.filter(
        (call) =>
          call.billed === 'PAY' &&
          isTargeted(
            { operation: operation ?? call.operation, ...(signatureId !== undefined && { signatureId }) },
            call,
          ),
      ).length,
    callsTo: (target: Target): RecordedCall[] => calls.filter((call) => isTargeted(target, call)),
    nextCall: (target: Target): Promise<RecordedCall> =>
      new Promise((resolve) => {
        waiting.push({ target, resolve });
      }),
  };
}
