import { z } from 'zod';
import {
  FaceResult,
  LivenessFlowCategory,
  LivenessImageKind,
  type LivenessResult,
  MediaState,
  VerificationStatus,
} from '../../liveness/liveness-result.js';

/** A result with the end of its life, which nothing that happens to it moves. Both figures are milliseconds. */
export type StoredResult = { readonly result: LivenessResult; readonly ttlMs: number; readonly expiresAt: number };

const instant = z.number().int();
const link = z.strictObject({ url: z.string(), issuedAt: instant, expiresAt: instant });
const refusal = z.enum(['MALFORMED', 'USER_INFO', 'NOT_HTTPS', 'HOST_NOT_ALLOWED', 'DEAD_ON_ARRIVAL']);
const slot = z.enum([...Object.values(LivenessImageKind), 'AUDIT_IMAGE_ARCHIVE', 'FACE_VIDEO']);

const resultSchema: z.ZodType<LivenessResult> = z.strictObject({
  signatureId: z.string(),
  status: z.enum(VerificationStatus),
  errorCode: z.string().nullable(),
  faceResult: z.enum(FaceResult).nullable(),
  images: z.array(
    z.strictObject({ kind: z.enum(LivenessImageKind), capturedAt: instant.nullable(), link: link.nullable() }),
  ),
  auditImageArchive: link.nullable(),
  faceVideo: z.strictObject({ state: z.enum(MediaState), link: link.nullable() }).nullable(),
  faceLivenessScore: z.number().nullable(),
  livenessAttackCode: z.number().nullable(),
  livenessType: z.string().nullable(),
  livenessFlowCategory: z.enum(LivenessFlowCategory).nullable(),
  faceSimilarityScore: z.number().nullable(),
  eventDetails: z.array(
    z.strictObject({ event: z.string().nullable(), result: z.string().nullable(), createdAt: instant.nullable() }),
  ),
  inputParameters: z.json().nullable(),
  fetchedAt: instant,
  refusedLinks: z.exactOptional(z.partialRecord(slot, refusal)),
});

const storedSchema = z.strictObject({ result: resultSchema, ttlMs: z.number().positive(), expiresAt: z.number() });

export function encodeStoredResult(stored: StoredResult): string {
  return JSON.stringify(stored);
}

/** Undefined for text that is not of that form, as another version of the gateway may have left it. */
export function decodeStoredResult(text: string): StoredResult | undefined {
  try {
    return storedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
