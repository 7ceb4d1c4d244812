export type LineLimitOptions = {
  /** Lines that are written in one window at most. */
  readonly max: number;
  /** Length of a window in milliseconds; one begins with the first line after the end of the last. */
  readonly windowMs: number;
  readonly monotonicNow: () => number;
};

/**
 * Calls `write`, or leaves the line out and returns false. The first line of the next window gets the number of those
 * left out before it; undefined if none was.
 */
export type LimitedLine = (write: (leftOut: number | undefined) => void) => boolean;

/** Bounds how many lines of one kind are written, however often their cause occurs. */
export function limitLines({ max, windowMs, monotonicNow }: LineLimitOptions): LimitedLine {
  let endsAt = Number.NEGATIVE_INFINITY;
  let written = 0;
  let leftOut = 0;
  return (write) => {
    const now = monotonicNow();
    if (now >= endsAt) {
      endsAt = now + windowMs;
      written = 0;
    }
    if (written >= max) {
      leftOut += 1;
      return false;
    }
    written += 1;
    write(leftOut || undefined);
    leftOut = 0;
    return true;
  };
}
