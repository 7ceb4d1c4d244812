/** What the history is doing, read at each scrape. */
export type HistoryState = {
  readonly isUp: boolean;
  /** The number of records; undefined while it is not known. */
  readonly records: number | undefined;
  readonly queued: number;
  readonly lagMs: number;
};

/** Receives the events of the history that metrics count. */
export type HistoryMetrics = {
  onHistoryWritten(records: number): void;
  onHistoryDropped(records: number, cause: string): void;
  onHistoryDeleted(records: number): void;
  onHistoryFailure(reason: string): void;
  watchHistory(read: () => HistoryState): void;
};

export const NO_HISTORY_METRICS: HistoryMetrics = {
  onHistoryWritten: () => undefined,
  onHistoryDropped: () => undefined,
  onHistoryDeleted: () => undefined,
  onHistoryFailure: () => undefined,
  watchHistory: () => undefined,
};
