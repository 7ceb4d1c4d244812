import type { LivenessAttackType, LivenessFlowCategory, VerificationStatus } from '../domain/liveness-result.js';
import type { VerificationRecord } from '../domain/verification-record.js';

/** An instant range in epoch milliseconds: `from` is included, `before` is not. */
export type InstantRange = { readonly from?: number | undefined; readonly before?: number | undefined };

/** Both ends are included. A record without a score is in no range. */
export type ScoreRange = { readonly from?: number | undefined; readonly to?: number | undefined };

/** All members must hold; of a list one value must. An absent member holds for every record, an empty list for none. */
export type RecordFilter = {
  readonly status?: readonly VerificationStatus[] | undefined;
  /** Compared with the first error code of a record. */
  readonly errorCode?: readonly string[] | undefined;
  readonly isLikelyAttack?: boolean | undefined;
  readonly livenessAttackType?: readonly LivenessAttackType[] | undefined;
  readonly livenessFlowCategory?: readonly LivenessFlowCategory[] | undefined;
  readonly countryCode?: readonly string[] | undefined;
  readonly userId?: string | undefined;
  readonly bizId?: string | undefined;
  readonly signatureIds?: readonly string[] | undefined;
  readonly recordedAt?: InstantRange | undefined;
  readonly decidedAt?: InstantRange | undefined;
  readonly faceLivenessScore?: ScoreRange | undefined;
  readonly faceSimilarityScore?: ScoreRange | undefined;
  readonly isErased?: boolean | undefined;
};

export type RecordOrder = {
  readonly field: 'RECORDED_AT' | 'DECIDED_AT' | 'FACE_LIVENESS_SCORE';
  readonly direction: 'ASC' | 'DESC';
};

/** A place in an order. Records without a value come last in either direction; the id breaks ties, in the same direction. */
export type RecordPosition = { readonly value: number | null; readonly signatureId: string };

export type PageRequest = {
  readonly filter: RecordFilter;
  readonly order: RecordOrder;
  /** The most records of the page. */
  readonly size: number;
  /** `backwards`: the last records in front of `from`, or of the whole list. They come in the order all the same. */
  readonly backwards: boolean;
  /** The page begins behind it, or ends in front of it. It need not exist any more. Null: the first or the last page. */
  readonly from: RecordPosition | null;
};

/** `hasMore`: whether there are records beyond the page, in the direction of the request. */
export type RecordPage = { readonly records: readonly VerificationRecord[]; readonly hasMore: boolean };

export type StatisticsDimension =
  | 'DAY'
  | 'STATUS'
  | 'ERROR_CODE'
  | 'LIVENESS_FLOW_CATEGORY'
  | 'LIVENESS_ATTACK_TYPE'
  | 'COUNTRY_CODE';

/** A group of records, by the values of its dimensions; a dimension that was not asked for is absent. */
export type GroupKey = {
  /** ISO 8601 date, UTC: the day on which a record was decided, or recorded while it is PENDING. */
  readonly day?: string;
  readonly status?: VerificationStatus;
  readonly errorCode?: string | null;
  readonly livenessFlowCategory?: LivenessFlowCategory | null;
  readonly livenessAttackType?: LivenessAttackType | null;
  readonly countryCode?: string | null;
};

export type StatisticsGroup = {
  readonly key: GroupKey;
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly incomplete: number;
  readonly pending: number;
  readonly likelyAttacks: number;
  /** Those of `likelyAttacks` that are passed or failed. */
  readonly decidedAttacks: number;
  /** Counts of liveness scores in 20 buckets of 5; the last one includes 100. */
  readonly scores: readonly number[];
};

/**
 * Remembers the verifications of all tenants. No method sees a row of another tenant. All of them reject with `HistoryError`.
 */
export type HistoryStore = {
  /**
   * Merges the records into what is stored, all or none. Merging has the same outcome in any order, any number of times, on
   * any number of instances: a final state wins over PENDING, then the later `observedAt`, then the status that comes first
   * by name; `recordedAt`, `startedAt` and `decidedAt` stay the earliest; `erasedAt`, `userId` and `bizId`, once set, stay.
   */
  put(tenant: string, records: readonly VerificationRecord[]): Promise<void>;
  page(tenant: string, request: PageRequest): Promise<RecordPage>;
  /** Returns the number of records, but counts no further than `max`. */
  count(tenant: string, filter: RecordFilter, max: number): Promise<number>;
  /** Returns the groups that are not empty, in the order of their keys; without dimensions one group, empty or not. */
  statistics(
    tenant: string,
    filter: RecordFilter,
    dimensions: readonly StatisticsDimension[],
  ): Promise<readonly StatisticsGroup[]>;
  /** Deletes at most `max` records that were recorded before an instant, of all tenants. Returns their number. Statistics keep counting them. */
  deleteRecordedBefore(instant: number, max: number): Promise<number>;
  /** Returns the number of records of all tenants, as exact as the engine knows it without counting. */
  approximateSize(): Promise<number>;
  /** A secret of this database, shared by all instances that use it: it authenticates cursors. 32 bytes. */
  cursorKey(): Promise<Buffer>;
  close(): Promise<void>;
};
