import { limitLines } from '../observability/line-limit.js';

export type OutageLines = {
  /** Writes the line of a failure, unless one was written less than a minute ago. It gets the number of those left out. */
  onFailure(write: (leftOut: number | undefined) => void): void;
  /** Writes the line of a recovery, if the failure before it was written. */
  onSuccess(write: () => void): void;
};

const WARN_EVERY_MS = 60_000;

/** Bounds the lines about one system that fails and recovers, however often it does. */
export function createOutageLines(monotonicNow: () => number): OutageLines {
  const line = limitLines({ max: 1, windowMs: WARN_EVERY_MS, monotonicNow });
  let hasWarned = false;
  return {
    onFailure(write) {
      if (line(write)) hasWarned = true;
    },
    onSuccess(write) {
      if (!hasWarned) return;
      hasWarned = false;
      write();
    },
  };
}
