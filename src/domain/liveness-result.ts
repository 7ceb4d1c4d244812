import type { ExpiringLink, LinkRejection } from './expiring-link.js';
import type { InputParameters } from './input-parameters.js';
import type { InvalidEventField, InvalidField } from './invalid-fields.js';

/** The format of a transaction id. Other ids are rejected and never sent to the provider. */
const SIGNATURE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export const SIGNATURE_ID_RULE = '1 to 64 letters, digits, "_" or "-", starting with a letter or digit';

export function isSignatureId(text: string): boolean {
  return SIGNATURE_ID.test(text);
}

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

/** Kinds of attack by ISO/IEC 30107: shown to the camera, or fed in behind it. */
export const LivenessAttackType = {
  PRESENTATION: 'PRESENTATION',
  INJECTION: 'INJECTION',
  UNSURE: 'UNSURE',
  UNKNOWN: 'UNKNOWN',
} as const;
export type LivenessAttackType = keyof typeof LivenessAttackType;

export const LivenessImageKind = {
  FACE: 'FACE',
  FACE_FAR: 'FACE_FAR',
  FACE_NEAR: 'FACE_NEAR',
  SILENT: 'SILENT',
} as const;
export type LivenessImageKind = keyof typeof LivenessImageKind;

export const MediaState = { READY: 'READY', PENDING: 'PENDING', FAILED: 'FAILED' } as const;
export type MediaState = keyof typeof MediaState;

/** An image that the capture flow took. `link` is null until links have been fetched. */
export type LivenessImage = {
  readonly kind: LivenessImageKind;
  readonly capturedAt: number | null;
  readonly link: ExpiringLink | null;
  readonly invalidFields?: readonly 'capturedAt'[];
};

export type LivenessVideo = { readonly state: MediaState; readonly link: ExpiringLink | null };

export type LivenessEvent = {
  readonly event: string | null;
  readonly result: string | null;
  readonly createdAt: number | null;
  readonly invalidFields?: readonly InvalidEventField[];
};

/**
 * The checks of the face of one verification, as the provider decided them. Instants are epoch milliseconds, scores run from 0 to 100.
 * Everything but the links is durable once `status` is no longer PENDING. Does not hold image bytes.
 */
export type LivenessResult = {
  readonly signatureId: string;
  readonly status: VerificationStatus;
  readonly errorCode: string | null;
  /** All reasons given by the provider, starting with `errorCode`. */
  readonly errorCodes: readonly string[];
  readonly faceResult: FaceResult | null;
  readonly images: readonly LivenessImage[];
  readonly auditImageArchive: ExpiringLink | null;
  readonly faceVideo: LivenessVideo | null;
  readonly faceLivenessScore: number | null;
  /** The provider's own number of the attack, also one that has no type here. */
  readonly livenessAttackCode: number | null;
  readonly livenessAttackType: LivenessAttackType | null;
  readonly livenessType: string | null;
  readonly livenessFlowCategory: LivenessFlowCategory | null;
  readonly faceSimilarityScore: number | null;
  readonly eventDetails: readonly LivenessEvent[];
  readonly inputParameters: InputParameters | null;
  readonly fetchedAt: number;
  /** The slots whose last link was rejected. Rejected links are not kept; an older valid link can be in the slot. */
  readonly rejectedLinks?: RejectedLinks;
  /** The fields for which the provider sent an invalid value; absent if there are none. */
  readonly invalidFields?: readonly InvalidField[];
};

/** The place of a link to an image of the document, by the name of the image. */
export type DocumentSlot = `DOCUMENT ${string}`;

/** Every place in a record that can hold a link to an image. */
export type ImageSlot = LivenessImageKind | DocumentSlot;

/** Every place in a record that can hold a link. */
export type LinkSlot = ImageSlot | 'AUDIT_IMAGE_ARCHIVE' | 'FACE_VIDEO';

export type RejectedLinks = { readonly [Slot in LinkSlot]?: LinkRejection };

export function imageOf(result: LivenessResult, kind: LivenessImageKind): LivenessImage | null {
  return result.images.find((image) => image.kind === kind) ?? null;
}
