import type { Logger } from 'pino';
import { HistoryError } from '../history/history-error.js';
import type { WriteObserver } from '../history/write-queue.js';
import type { Metrics } from '../observability/metrics/metrics.js';
import { createOutageLines } from './outage-lines.js';

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

/** Counts what happens to the history, and logs each kind of trouble at most once a minute. */
export function createHistoryMonitor({ logger, metrics, monotonicNow }: HistoryMonitorOptions): HistoryMonitor {
  const outage = createOutageLines(monotonicNow);
  const drops = createOutageLines(monotonicNow);
  let isUp = true;

  const onFailure = (reason: string) => {
    metrics.onHistoryFailure(reason);
    isUp = false;
    outage.onFailure((leftOut) => logger.warn({ reason, leftOut }, 'History unavailable; results are not affected'));
  };
  const onSuccess = () => {
    isUp = true;
    outage.onSuccess(() => logger.info('History available again'));
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
      drops.onFailure((leftOut) => logger.warn({ records, cause, leftOut }, 'History records not written'));
    },
    onDeleted(records) {
      metrics.onHistoryDeleted(records);
      logger.info({ records }, 'History records deleted after their retention time');
    },
  };
}
