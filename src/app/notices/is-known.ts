import { HistoryError } from '../../history/history-error.js';
import type { RequestHistory } from '../../history/request-history.js';
import type { ResultReader } from '../../verifications/result-reader.js';

export type KnownParts = {
  readonly reader: Pick<ResultReader, 'getMany'>;
  /** Whether this process watches or has started it. */
  readonly isOfProcess: (signatureId: string) => boolean;
  /** Undefined while no history is kept. */
  readonly historyOf: (() => Pick<RequestHistory, 'page'>) | undefined;
};

/**
 * Returns whether a verification is watched or was started in this process, is cached or recorded. While the history is down,
 * no record counts.
 */
export function isKnownTo({ reader, isOfProcess, historyOf }: KnownParts): (signatureId: string) => Promise<boolean> {
  const isRecorded = async (signatureId: string) => {
    if (historyOf === undefined) return false;
    const request = historyOf().page({
      filter: { signatureIds: [signatureId] },
      order: { field: 'RECORDED_AT', direction: 'DESC' },
      size: 1,
      backwards: false,
      from: null,
    });
    const { records } = await request.catch((error: unknown) => {
      if (error instanceof HistoryError) return { records: [] };
      throw error;
    });
    return records.length > 0;
  };
  return async (signatureId) => {
    if (isOfProcess(signatureId)) return true;
    const [cached] = await reader.getMany([signatureId]);
    return cached !== undefined || isRecorded(signatureId);
  };
}
