import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { HistoryStore } from '../history/history-store.js';
import { createRequestHistories, type RequestHistory } from '../history/request-history.js';

/** Opens the database of the history. */
export type OpenHistory = (config: Config) => Promise<HistoryStore>;

export type History = {
  /** Creates the history of one request. */
  readonly historyOf: (tenant: string) => RequestHistory;
  close(): Promise<void>;
};

export type HistoryParts = {
  readonly config: Config;
  readonly openHistory: OpenHistory;
  readonly logger: Logger;
};

/** Opens the history. Returns undefined without HISTORY_DATABASE. */
export async function openHistory({ config, openHistory, logger }: HistoryParts): Promise<History | undefined> {
  if (config.historyDatabase === undefined) {
    logger.info('HISTORY_DATABASE is not set; no lists and statistics');
    return undefined;
  }
  const store = await openHistory(config);
  return {
    historyOf: createRequestHistories(store, config.statisticsMinGroup),
    close: store.close,
  };
}
