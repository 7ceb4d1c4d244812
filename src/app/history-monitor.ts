import type { Logger } from 'pino';
import { HistoryError } from '../history/history-error.js';
import type { WriteObserver } from '../history/write-queue.js';
import { limitLines } from '../observability/line-limit.js';
import type { Metrics } from '../observability/metrics/metrics.js';

export type HistoryMonitor = WriteObserver & {
  onDeleted(records: number): void;
  /** A statement failed. */
  onError(error: unknown): void;
  /** A statement succeeded. */
  onSuccess(): void;
  isUp(): boolean;
};

export type HistoryMonitorOptions = {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'onHistoryWritten' | 'onHistoryDropped' | 'onHistoryDeleted' | 'onHistoryFailure'>;
  /** Returns monotonic milliseconds. */
  readonly monotonicNow: () => number;
};

const WARN_EVERY_MS = 60_000;

/** Counts what happens to the history, and logs each kind of trouble at most once a minute. */
export function createHistoryMonitor({ logger, metrics, monotonicNow }: HistoryMonitorOptions): HistoryMonitor {
  const line = () => limitLines({ max: 1, windowMs: WARN_EVERY_MS, monotonicNow });
  const outageLine = line();
  const dropLine = line();
  let isUp = true;
  let hasWarned = false;

  const onFailure = (reason: string) => {
    metrics.onHistoryFailure(reason);
    isUp = false;
    if (outageLine((leftOut) => logger.warn({ reason, leftOut }, 'History unavailable; results are not affected')))
      hasWarned = true;
  };
  const onSuccess = () => {
    isUp = true;
    if (!hasWarned) return;
    hasWarned = false;
    logger.info('History available again');
  };
  return {
    isUp: () => isUp,
    onFailure,
    onSuccess,
    onError: (error) => onFailure(error instanceof HistoryError ? error.reason : 'UNEXPECTED'),
    onWritten(records) {
      metrics.onHistoryWritten(records);
      onSuccess();
    },
    onDropped(records, cause) {
      metrics.onHistoryDropped(records, cause);
      dropLine((leftOut) => logger.warn({ records, cause, leftOut }, 'History records not written'));
    },
    onDeleted(records) {
      metrics.onHistoryDeleted(records);
      logger.info({ records }, 'History records deleted after their retention time');
    },
  };
}
