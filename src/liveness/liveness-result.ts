import type { ExpiringLink } from './expiring-link.js';
import type { Json } from './json.js';

export const VerificationStatus = { PENDING: 'PENDING', PASS: 'PASS', FAIL: 'FAIL', INCOMPLETE: 'INCOMPLETE' } as const;
export type VerificationStatus = keyof typeof VerificationStatus;

export const FaceResult = { PASS: 'PASS', FAIL: 'FAIL', UNKNOWN: 'UNKNOWN' } as const;
export type FaceResult = keyof typeof FaceResult;

export const LivenessFlowCategory = {
  DISTANT_CLOSE: 'DISTANT_CLOSE',
  DISTANT_CLOSE_ACTION: 'DISTANT_CLOSE_ACTION',
  ACTION: 'ACTION',
  SILENT: 'SILENT',
  UNKNOWN: 'UNKNOWN',
} as const;
export type LivenessFlowCategory = keyof typeof LivenessFlowCategory;

export const LivenessImageKind = {
  FACE: 'FACE',
  FACE_FAR: 'FACE_FAR',
  FACE_NEAR: 'FACE_NEAR',
  SILENT: 'SILENT',
} as const;
export type LivenessImageKind = keyof typeof LivenessImageKind;

export const MediaState = { READY: 'READY', PENDING: 'PENDING', FAILED: 'FAILED' } as const;
export type MediaState = keyof typeof MediaState;

/** A picture that the capture flow took. `link` is null while nobody has asked for links yet. */
export type LivenessImage = {
  readonly kind: LivenessImageKind;
  readonly capturedAt: number | null;
  readonly link: ExpiringLink | null;
};

export type LivenessVideo = { readonly state: MediaState; readonly link: ExpiringLink | null };

export type LivenessEvent = {
  readonly event: string | null;
  readonly result: string | null;
  readonly createdAt: number | null;
};

/**
 * One verification, as the provider decided it. Instants are epoch milliseconds, scores run from 0 to 100.
 * Everything but the links is durable once `status` is no longer PENDING. Holds no picture bytes.
 */
export type LivenessResult = {
  readonly signatureId: string;
  readonly status: VerificationStatus;
  readonly errorCode: string | null;
  readonly faceResult: FaceResult | null;
  readonly images: readonly LivenessImage[];
  readonly auditImageArchive: ExpiringLink | null;
  readonly faceVideo: LivenessVideo | null;
  readonly faceLivenessScore: number | null;
  readonly livenessAttackCode: number | null;
  readonly livenessType: string | null;
  readonly livenessFlowCategory: LivenessFlowCategory | null;
  readonly faceSimilarityScore: number | null;
  readonly eventDetails: readonly LivenessEvent[];
  readonly inputParameters: Json | null;
  readonly fetchedAt: number;
};

/** Every place of a result where a link can stand. */
export type LinkSlot = LivenessImageKind | 'AUDIT_IMAGE_ARCHIVE' | 'FACE_VIDEO';

export function imageOf(result: LivenessResult, kind: LivenessImageKind): LivenessImage | null {
  return result.images.find((image) => image.kind === kind) ?? null;
}

export function linkOf(result: LivenessResult, slot: LinkSlot): ExpiringLink | null {
  if (slot === 'AUDIT_IMAGE_ARCHIVE') return result.auditImageArchive;
  if (slot === 'FACE_VIDEO') return result.faceVideo?.link ?? null;
  return imageOf(result, slot)?.link ?? null;
}

/** Whether a link belongs there: the flow took that picture, the archive exists, the video is ready. */
export function hasLinkIn(result: LivenessResult, slot: LinkSlot): boolean {
  if (slot === 'AUDIT_IMAGE_ARCHIVE') return result.auditImageArchive !== null;
  if (slot === 'FACE_VIDEO') return result.faceVideo?.state === 'READY';
  return imageOf(result, slot) !== null;
}
