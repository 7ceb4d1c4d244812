/** What rows and groups are counted by. `day` is in days since 1970-01-01 UTC, a flag is 0 or 1. */
export type GroupColumns = {
  /** The day of `decided_at`, or of `recorded_at` where that is null. */
  day: number;
  status: string;
  error_code: string | null;
  is_likely_attack: number | null;
  liveness_attack_type: string | null;
  liveness_flow_category: string | null;
  country_code: string | null;
};

/** One row per verification of a tenant. Instants are epoch milliseconds. */
export type RecordRow = GroupColumns & {
  tenant: string;
  signature_id: string;
  /** A JSON array of texts; `error_code` is its first. */
  error_codes: string;
  face_liveness_score: number | null;
  face_similarity_score: number | null;
  liveness_threshold: number;
  similarity_threshold: number;
  liveness_attack_code: number | null;
  user_id: string | null;
  biz_id: string | null;
  started_at: number | null;
  recorded_at: number;
  decided_at: number | null;
  erased_at: number | null;
  observed_at: number;
  /** Index of the bucket of `face_liveness_score`. */
  score_bucket: number | null;
};

export const SCORE_BUCKETS = 20;

/** Names of the columns that count scores, in the order of their buckets. */
export const BUCKET_COLUMNS = Array.from({ length: SCORE_BUCKETS }, (_, index) => `score_${index}` as const);

/** Counts the rows of one group of a tenant, including those that retention has deleted since. */
export type RollupRow = GroupColumns & {
  tenant: string;
  /** The values of the group as JSON: columns with nulls cannot be a primary key. */
  group_key: string;
  is_decided: number;
  total: number;
} & { [Column in (typeof BUCKET_COLUMNS)[number]]: number };

export type HistoryTables = {
  history_records: RecordRow;
  history_rollups: RollupRow;
  /** The number of records of each tenant. */
  history_sizes: { tenant: string; records: number };
  /** `schema_version` and `cursor_key`. */
  history_settings: { name: string; value: string };
};
