import { z } from 'zod';
import { LivenessAttackType, LivenessFlowCategory, VerificationStatus } from '../../domain/liveness-result.js';
import type { VerificationRecord } from '../../domain/verification-record.js';
import { type RecordRow, SCORE_BUCKETS } from './tables.js';

const DAY_MS = 86_400_000;
/** How many points of a score one bucket spans. */
const BUCKET_WIDTH = 100 / SCORE_BUCKETS;

/** Returns the number of the UTC day, counted from 1970-01-01. */
export function toDay(instant: number): number {
  return Math.floor(instant / DAY_MS);
}

/** Returns the instant at which a day begins. */
export function startOfDay(day: number): number {
  return day * DAY_MS;
}

/** Returns the text without what PostgreSQL refuses in one: U+0000 and halves of surrogate pairs. */
export function toStorableText(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd');
}

export function toRow(tenant: string, record: VerificationRecord): RecordRow {
  const errorCodes = record.errorCodes.map(toStorableText);
  const { faceLivenessScore, isLikelyAttack } = record;
  return {
    tenant,
    signature_id: record.signatureId,
    day: toDay(record.decidedAt ?? record.recordedAt),
    status: record.status,
    error_code: errorCodes[0] ?? null,
    error_codes: JSON.stringify(errorCodes),
    face_liveness_score: faceLivenessScore,
    face_similarity_score: record.faceSimilarityScore,
    liveness_threshold: record.livenessThreshold,
    similarity_threshold: record.similarityThreshold,
    is_likely_attack: isLikelyAttack === null ? null : Number(isLikelyAttack),
    liveness_attack_code: record.livenessAttackCode,
    liveness_attack_type: record.livenessAttackType,
    liveness_flow_category: record.livenessFlowCategory,
    country_code: storable(record.countryCode),
    user_id: storable(record.userId),
    biz_id: storable(record.bizId),
    started_at: record.startedAt,
    recorded_at: record.recordedAt,
    decided_at: record.decidedAt,
    erased_at: record.erasedAt,
    observed_at: record.observedAt,
    score_bucket: faceLivenessScore === null ? null : toBucket(faceLivenessScore),
  };
}

function storable(text: string | null): string | null {
  return text === null ? null : toStorableText(text);
}

function toBucket(score: number): number {
  return Math.max(0, Math.min(SCORE_BUCKETS - 1, Math.floor(score / BUCKET_WIDTH)));
}

const number = z.number().nullable().catch(null);
const text = z.string().nullable().catch(null);
const textList = z
  .string()
  .transform((json) => JSON.parse(json))
  .pipe(z.array(z.string()))
  .catch([]);

/** A status that only a newer version knows is neither passed nor failed here. */
export const statusSchema = z.enum(VerificationStatus).catch('INCOMPLETE');
export const attackTypeSchema = z.enum(LivenessAttackType).nullable().catch('UNKNOWN');
export const flowSchema = z.enum(LivenessFlowCategory).nullable().catch('UNKNOWN');

/** Another version may have written the row: a value that this one does not know affects its field only. */
const rowSchema = z.object({
  signature_id: z.string(),
  status: statusSchema,
  error_codes: textList,
  face_liveness_score: number,
  face_similarity_score: number,
  liveness_threshold: z.number(),
  similarity_threshold: z.number(),
  is_likely_attack: number,
  liveness_attack_code: number,
  liveness_attack_type: attackTypeSchema,
  liveness_flow_category: flowSchema,
  country_code: text,
  user_id: text,
  biz_id: text,
  started_at: number,
  recorded_at: z.number(),
  decided_at: number,
  erased_at: number,
  observed_at: z.number(),
});

export function toRecord(unchecked: RecordRow): VerificationRecord {
  const row = rowSchema.parse(unchecked);
  return {
    signatureId: row.signature_id,
    status: row.status,
    errorCodes: row.error_codes,
    faceLivenessScore: row.face_liveness_score,
    faceSimilarityScore: row.face_similarity_score,
    livenessThreshold: row.liveness_threshold,
    similarityThreshold: row.similarity_threshold,
    isLikelyAttack: row.is_likely_attack === null ? null : row.is_likely_attack === 1,
    livenessAttackCode: row.liveness_attack_code,
    livenessAttackType: row.liveness_attack_type,
    livenessFlowCategory: row.liveness_flow_category,
    countryCode: row.country_code,
    userId: row.user_id,
    bizId: row.biz_id,
    startedAt: row.started_at,
    recordedAt: row.recorded_at,
    decidedAt: row.decided_at,
    erasedAt: row.erased_at,
    observedAt: row.observed_at,
  };
}
