import type { Clock } from '../../async/clock.js';
import { isSignatureId } from '../../domain/liveness-result.js';
import type { Verification } from '../../domain/verification.js';
import type { VerificationRecord } from '../../domain/verification-record.js';
import type { HistoryStore } from '../../history/history-store.js';
import { ResultError } from '../../verifications/result-error.js';

/** Why an id was not imported: an error code, or one of two that only an import has. */
export type FailedId = { readonly signatureId: string; readonly code: string };

export type ImportProgress = {
  readonly done: number;
  readonly total: number;
  readonly recorded: number;
  /** Their final result was in the history already. */
  readonly skipped: number;
  readonly failed: readonly FailedId[];
};

export type ImportOptions = {
  readonly ids: readonly string[];
  readonly tenant: string;
  readonly store: Pick<HistoryStore, 'page' | 'put'>;
  /** Reads one result; null if the provider does not know the id. */
  readonly read: (signatureId: string) => Promise<Verification | null>;
  readonly toRecord: (result: Verification) => VerificationRecord;
  readonly ratePerSecond: number;
  readonly sleep: (ms: number) => ReturnType<Clock['sleep']>;
  readonly onProgress: (progress: ImportProgress) => void;
};

/** So much is read again at most after an interruption. */
const CHUNK = 50;
const FINAL = ['PASS', 'FAIL', 'INCOMPLETE'] as const;
const ATTEMPTS = 3;

/**
 * Reads ids from the provider and records them, chunk by chunk. Skips those whose final result is recorded, so that it goes
 * on where an earlier import ended. A failing id fails alone. Rejects with `HistoryError` if the database does not answer.
 */
export async function importIds(options: ImportOptions): Promise<ImportProgress> {
  const { ids, tenant, store, toRecord, onProgress } = options;
  const total = ids.length;
  let progress: ImportProgress = { done: 0, total, recorded: 0, skipped: 0, failed: [] };
  for (let start = 0; start < total; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    const known = await findFinal(chunk, options);
    const missing = chunk.filter((id) => !known.has(id));
    const outcomes = await readAll(missing, options);
    const results = outcomes.filter((outcome): outcome is Verification => !isFailed(outcome));
    if (results.length > 0) await store.put(tenant, results.map(toRecord));
    progress = {
      done: start + chunk.length,
      total,
      recorded: progress.recorded + results.length,
      skipped: progress.skipped + known.size,
      failed: [...progress.failed, ...outcomes.filter(isFailed)],
    };
    onProgress(progress);
  }
  return progress;
}

async function findFinal(
  ids: readonly string[],
  { tenant, store }: Pick<ImportOptions, 'tenant' | 'store'>,
): Promise<ReadonlySet<string>> {
  const { records } = await store.page(tenant, {
    filter: { signatureIds: ids, status: FINAL },
    order: { field: 'RECORDED_AT', direction: 'DESC' },
    size: ids.length,
    backwards: false,
    from: null,
  });
  return new Set(records.map(({ signatureId }) => signatureId));
}

/** Starts one read after the other at the given rate, without waiting for the one before. */
async function readAll(ids: readonly string[], options: ImportOptions): Promise<readonly (Verification | FailedId)[]> {
  const reads: Promise<Verification | FailedId>[] = [];
  for (const id of ids) {
    reads.push(readOne(id, options));
    await options.sleep(1000 / options.ratePerSecond);
  }
  return Promise.all(reads);
}

async function readOne(signatureId: string, { read, sleep }: ImportOptions): Promise<Verification | FailedId> {
  if (!isSignatureId(signatureId)) return { signatureId, code: 'INVALID_ID' };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await read(signatureId)) ?? { signatureId, code: 'UNKNOWN_ID' };
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      if (error.retryAfterSeconds === undefined || attempt === ATTEMPTS) return { signatureId, code: error.code };
      await sleep(error.retryAfterSeconds * 1000);
    }
  }
}

function isFailed(outcome: Verification | FailedId): outcome is FailedId {
  return 'code' in outcome;
}
