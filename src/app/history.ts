import type { Logger } from 'pino';
import { type Clock, every } from '../async/clock.js';
import { createCloser } from '../async/closer.js';
import type { Config } from '../config/config.js';
import { isOfOneInstance } from '../config/history-database.js';
import type { HistoryStore } from '../history/history-store.js';
import { createRecorder, type Recorder } from '../history/recorder.js';
import { createRequestHistories, type RequestHistory } from '../history/request-history.js';
import { startRetention } from '../history/retention.js';
import type { Leases } from '../storage/cluster/leases.js';
import { createHistoryMonitor } from './history-monitor.js';
import type { Observability } from './observability.js';

/** Opens the database of the history. */
export type OpenHistory = (config: Pick<Config, 'historyDatabase' | 'historyCa'>) => Promise<HistoryStore>;

export type History = {
  /** Creates the history of one request. */
  readonly historyOf: (tenant: string) => RequestHistory;
  readonly listenerOf: Recorder['listenerOf'];
  close(): Promise<void>;
};

export type HistoryParts = {
  readonly config: Config;
  /** @default opens the database that HISTORY_DATABASE names */
  readonly open: OpenHistory | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observability: Pick<Observability, 'metrics'>;
  /** Shared by the instances that share the database. */
  readonly leases: Leases;
};

const MEASURE_INTERVAL_MS = 30_000;
const RETENTION_LEASE = 'history retention';

/**
 * Opens the history, and starts to record results and to delete old records. Returns undefined without HISTORY_DATABASE.
 * A database that cannot be reached does not prevent the start.
 *
 * @throws {NewerSchemaError} If the database was written by a newer version.
 */
export async function openHistory(parts: HistoryParts): Promise<History | undefined> {
  const { config, open = openDatabase, clock, logger, observability, leases } = parts;
  if (config.historyDatabase === undefined) {
    logger.info('HISTORY_DATABASE is not set; there are no lists and statistics');
    return undefined;
  }
  if (config.redis !== undefined && isOfOneInstance(config.historyDatabase))
    logger.warn('HISTORY_DATABASE is not shared, while REDIS_URL is set; each instance has its own lists');
  const store = await open(config);
  const { metrics } = observability;
  const monitor = createHistoryMonitor({ logger, metrics, monotonicNow: clock.monotonicNow });
  const { historyInputs: inputs, historyRetentionDays: days } = config;
  const recorder = createRecorder({ store, clock, policy: config, inputs, observer: monitor });
  let records: number | undefined;
  const measure = () =>
    store.approximateSize().then((size) => {
      records = size;
      monitor.onSuccess();
    }, monitor.onError);
  void measure();
  metrics.watchHistory(() => ({ isUp: monitor.isUp(), records, ...recorder.load() }));

  const closer = createCloser();
  closer.add('history database', () => store.close());
  closer.add(
    'history measure',
    every(clock, MEASURE_INTERVAL_MS, () => void measure()),
  );
  if (days > 0) {
    const runAlone = (work: () => Promise<void>) => runUnlessTaken(leases, work);
    const { onDeleted, onError: onFailure } = monitor;
    closer.add('history retention', startRetention({ store, clock, days, runAlone, onDeleted, onFailure }));
  }
  closer.add('history queue', recorder.close);
  return {
    historyOf: createRequestHistories(store, config.statisticsMinGroup),
    listenerOf: recorder.listenerOf,
    close: closer.closeAll,
  };
}

/** Opens the database that HISTORY_DATABASE names. Loads the drivers only where there is one. */
export async function openDatabase({ historyDatabase, historyCa }: Parameters<OpenHistory>[0]): Promise<HistoryStore> {
  if (historyDatabase === undefined) throw new Error('there is no database to open');
  const { openHistory } = await import('../history/open-history.js');
  return openHistory({
    database: historyDatabase.kind === 'postgres' ? { ...historyDatabase, ca: historyCa } : historyDatabase,
  });
}

async function runUnlessTaken(leases: Leases, work: () => Promise<void>): Promise<void> {
  const lease = await leases.acquire(RETENTION_LEASE);
  if (lease.state !== 'held') return;
  await work().finally(() => lease.release());
}
