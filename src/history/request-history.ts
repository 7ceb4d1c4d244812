import type {
  HistoryStore,
  PageRequest,
  RecordFilter,
  RecordPage,
  StatisticsDimension,
  StatisticsGroup,
} from './history-store.js';

/**
 * Reads the history of one tenant for one request. Remembers what it has read, so that an operation that selects the same
 * twice, or is executed twice, costs no second query. Rejects with `HistoryError`.
 */
export type RequestHistory = {
  readonly tenant: string;
  /** Smaller groups of statistics are merged into one. */
  readonly statisticsMinGroup: number;
  page(request: PageRequest): Promise<RecordPage>;
  count(filter: RecordFilter, max: number): Promise<number>;
  statistics(filter: RecordFilter, dimensions: readonly StatisticsDimension[]): Promise<readonly StatisticsGroup[]>;
  cursorKey(): Promise<Buffer>;
};

/** Returns a function that creates the history of one request. */
export function createRequestHistories(
  store: Pick<HistoryStore, 'page' | 'count' | 'statistics' | 'cursorKey'>,
  statisticsMinGroup: number,
): (tenant: string) => RequestHistory {
  let key: Promise<Buffer> | undefined;
  const cursorKey = () => {
    key ??= store.cursorKey().catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return key;
  };
  return (tenant) => {
    const known = new Map<string, Promise<unknown>>();
    const once = <Value>(question: readonly unknown[], read: () => Promise<Value>): Promise<Value> => {
      const name = JSON.stringify(question);
      const answer = (known.get(name) as Promise<Value> | undefined) ?? read();
      known.set(name, answer);
      return answer;
    };
    return {
      tenant,
      statisticsMinGroup,
      page: (request) => once(['page', request], () => store.page(tenant, request)),
      count: (filter, max) => once(['count', filter, max], () => store.count(tenant, filter, max)),
      statistics: (filter, dimensions) =>
        once(['statistics', filter, dimensions], () => store.statistics(tenant, filter, dimensions)),
      cursorKey,
    };
  };
}
