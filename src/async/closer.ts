/** A part that failed to close. */
export type CloseFailure = { readonly part: string; readonly error: unknown };

/** Reports the parts that failed to close. It is thrown after every part was closed or has failed. */
export class CloseError extends Error {
  override readonly name = 'CloseError';

  constructor(readonly failures: readonly CloseFailure[]) {
    super(`failed to close: ${failures.map(({ part }) => part).join(', ')}`);
  }
}

export type Closer = {
  /** Registers an open part. Call it right after opening, so that the part is closed even if a later part fails to open. */
  add(part: string, close: () => unknown): void;
  /**
   * Closes all parts one by one, in reverse order of opening. A failure does not stop the others from closing: the
   * promise rejects with `CloseError` at the end. Later calls return the same promise.
   */
  closeAll(): Promise<void>;
};

export function createCloser(): Closer {
  const parts: { readonly part: string; readonly close: () => unknown }[] = [];
  let closing: Promise<void> | undefined;

  const run = async () => {
    const failures: CloseFailure[] = [];
    for (const { part, close } of parts.reverse()) {
      try {
        await close();
      } catch (error) {
        failures.push(...(error instanceof CloseError ? error.failures : [{ part, error }]));
      }
    }
    if (failures.length > 0) throw new CloseError(failures);
  };

  return {
    add: (part, close) => void parts.push({ part, close }),
    closeAll() {
      closing ??= run();
      return closing;
    },
  };
}

/** Closes all open parts after a failed start, then throws the `error` that caused it. */
export async function abandon(closer: Closer, error: unknown): Promise<never> {
  await closer.closeAll().catch(() => undefined);
  throw error;
}
