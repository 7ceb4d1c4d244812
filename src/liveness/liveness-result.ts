import type { ExpiringLink, LinkRefusal } from './expiring-link.js';
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
  /** Where the last link that came was refused. None is kept of those; an older one that was in order may stand there. */
  readonly refusedLinks?: RefusedLinks;
};

/** Every place of a result where a link can stand. */
export type LinkSlot = LivenessImageKind | 'AUDIT_IMAGE_ARCHIVE' | 'FACE_VIDEO';

export type RefusedLinks = { readonly [Slot in LinkSlot]?: LinkRefusal };

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
  if (slot === 'AUDIT_IMAGE_ARCHIVE') return result.auditImageArchive !== null || refusalOf(result, slot) !== undefined;
  if (slot === 'FACE_VIDEO') return result.faceVideo?.state === 'READY';
  return imageOf(result, slot) !== null;
}

/** Why the last link that came for this place was refused; undefined where it was in order or none came. */
export function refusalOf(result: LivenessResult, slot: LinkSlot): LinkRefusal | undefined {
  return result.refusedLinks?.[slot];
}

/** The same result with what `linkFor` makes of the link in each place; null where there is none. */
export function withLinks(
  result: LivenessResult,
  linkFor: (slot: LinkSlot, link: ExpiringLink | null) => ExpiringLink | null,
): LivenessResult {
  const { images, auditImageArchive, faceVideo } = result;
  return {
    ...result,
    images: images.map((image) => ({ ...image, link: linkFor(image.kind, image.link) })),
    auditImageArchive: linkFor('AUDIT_IMAGE_ARCHIVE', auditImageArchive),
    faceVideo: faceVideo && { ...faceVideo, link: linkFor('FACE_VIDEO', faceVideo.link) },
  };
}

/** A newer result that keeps the links of an older one where its own were refused: a failed renewal loses nothing. */
export function keepLinksWhereRefused(newer: LivenessResult, older: LivenessResult | undefined): LivenessResult {
  if (older === undefined || newer.refusedLinks === undefined) return newer;
  return withLinks(newer, (slot, link) => link ?? (refusalOf(newer, slot) === undefined ? null : linkOf(older, slot)));
}
