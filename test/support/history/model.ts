import { createHash } from 'node:crypto';
import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import type {
  HistoryStore,
  RecordFilter,
  RecordOrder,
  RecordPage,
  RecordPosition,
} from '../../../src/history/history-store.js';
import { mergeInto } from './model-merge.js';
import { groupRecords } from './model-statistics.js';

type Entry = { readonly tenant: string; record: VerificationRecord };

/**
 * A history in an array, that is simple enough to be right: what the stores of the product are compared with, and a
 * stand-in for them where the database does not matter.
 */
export function createModelHistory(): HistoryStore {
  let kept: Entry[] = [];
  const deleted: Entry[] = [];
  const select = (entries: readonly Entry[], tenant: string, filter: RecordFilter) =>
    entries.filter((it) => it.tenant === tenant && isMatch(it.record, filter)).map(({ record }) => record);
  return {
    async put(tenant, records) {
      for (const record of records) {
        const entry = kept.find((it) => it.tenant === tenant && it.record.signatureId === record.signatureId);
        if (entry) entry.record = mergeInto(entry.record, record);
        else kept.push({ tenant, record });
      }
    },
    async page(tenant, { filter, order, size, backwards, from }): Promise<RecordPage> {
      const sorted = select(kept, tenant, filter).sort((a, b) =>
        compare(toPosition(a, order), toPosition(b, order), order),
      );
      const isBeyond = (record: VerificationRecord) =>
        from === null || compare(toPosition(record, order), from, order) * (backwards ? -1 : 1) > 0;
      const beyond = sorted.filter(isBeyond);
      const records = backwards ? beyond.slice(Math.max(0, beyond.length - size)) : beyond.slice(0, size);
      return { records, hasMore: beyond.length > size };
    },
    count: async (tenant, filter, max) => Math.min(max, select(kept, tenant, filter).length),
    async statistics(tenant, filter, dimensions) {
      const forgotten = isOfGroups(filter) ? select(deleted, tenant, filter) : [];
      return groupRecords([...select(kept, tenant, filter), ...forgotten], dimensions);
    },
    async deleteRecordedBefore(instant, max) {
      const old = kept.filter(({ record }) => record.recordedAt < instant).slice(0, max);
      kept = kept.filter((entry) => !old.includes(entry));
      deleted.push(...old);
      return old.length;
    },
    approximateSize: async () => kept.length,
    cursorKey: async () => createHash('sha256').update('cursor key of the model').digest(),
    close: async () => undefined,
  };
}

/** What a record has at its place in an order. */
export function toPosition(record: VerificationRecord, { field }: RecordOrder): RecordPosition {
  const { signatureId, recordedAt, decidedAt, faceLivenessScore } = record;
  const value = { RECORDED_AT: recordedAt, DECIDED_AT: decidedAt, FACE_LIVENESS_SCORE: faceLivenessScore }[field];
  return { value, signatureId };
}

function compare(one: RecordPosition, other: RecordPosition, { direction }: RecordOrder): number {
  if ((one.value === null) !== (other.value === null)) return one.value === null ? 1 : -1;
  const ids = one.signatureId < other.signatureId ? -1 : Number(one.signatureId > other.signatureId);
  const ascending = (one.value ?? 0) - (other.value ?? 0) || ids;
  return direction === 'ASC' ? ascending : -ascending;
}

/** Whether a record holds all that a filter asks for. */
export function isMatch(record: VerificationRecord, filter: RecordFilter): boolean {
  const isOne = <Value>(values: readonly Value[] | undefined, value: Value | null | undefined) =>
    values === undefined || (value != null && values.includes(value));
  const isSame = <Value>(wanted: Value | undefined, value: Value) => wanted === undefined || wanted === value;
  type Range = {
    readonly from?: number | undefined;
    readonly before?: number | undefined;
    readonly to?: number | undefined;
  };
  const isIn = (range: Range | undefined, value: number | null) =>
    range === undefined ||
    (value !== null &&
      value >= (range.from ?? Number.NEGATIVE_INFINITY) &&
      value < (range.before ?? Number.POSITIVE_INFINITY) &&
      value <= (range.to ?? Number.POSITIVE_INFINITY));
  return (
    isOne(filter.status, record.status) &&
    isOne(filter.errorCode, record.errorCodes[0]) &&
    isSame(filter.isLikelyAttack, record.isLikelyAttack) &&
    isOne(filter.livenessAttackType, record.livenessAttackType) &&
    isOne(filter.livenessFlowCategory, record.livenessFlowCategory) &&
    isOne(filter.countryCode, record.countryCode) &&
    isSame(filter.userId, record.userId) &&
    isSame(filter.bizId, record.bizId) &&
    isOne(filter.signatureIds, record.signatureId) &&
    isIn(filter.recordedAt, record.recordedAt) &&
    isIn(filter.decidedAt, record.decidedAt) &&
    isIn(filter.faceLivenessScore, record.faceLivenessScore) &&
    isIn(filter.faceSimilarityScore, record.faceSimilarityScore) &&
    isSame(filter.isErased, record.erasedAt !== null)
  );
}

const DAY_MS = 86_400_000;

/** Whether statistics by this filter go on counting records that were deleted: those that groups of whole days answer. */
function isOfGroups(filter: RecordFilter): boolean {
  const { userId, bizId, signatureIds, recordedAt, faceLivenessScore, faceSimilarityScore, isErased } = filter;
  const rest = [userId, bizId, signatureIds, recordedAt, faceLivenessScore, faceSimilarityScore, isErased];
  const { from = 0, before = 0 } = filter.decidedAt ?? {};
  return rest.every((it) => it === undefined) && from % DAY_MS === 0 && before % DAY_MS === 0;
}
