import type { LivenessImage, LivenessImageKind } from '../../../domain/liveness-result.js';
import { type LinkTerms, toBase64, toExpiringLink } from './image-value.js';
import type { WireFaceDetail } from './wire.js';

const IMAGE_FIELDS = [
  ['FACE', 'faceImage', 'faceImageTime'],
  ['FACE_FAR', 'faceImageFar', 'faceImageFarTime'],
  ['FACE_NEAR', 'faceImageNear', 'faceImageNearTime'],
  ['SILENT', 'silentImage', 'silentImageTime'],
] as const;
type ImageField = (typeof IMAGE_FIELDS)[number][1];

export type DecodedImages = {
  readonly images: LivenessImage[];
  readonly base64: Map<LivenessImageKind, string>;
  /** Images whose value is neither a link nor Base64. They exist, so they are among `images`, without a link. */
  readonly invalid: { readonly kind: LivenessImageKind; readonly field: ImageField }[];
};

/**
 * Decodes the images of a record. The value itself shows whether it is a link or Base64, since some products may ignore
 * the form that was requested.
 */
export function decodeImages(face: WireFaceDetail | null, terms: LinkTerms): DecodedImages {
  const decoded: DecodedImages = { images: [], base64: new Map(), invalid: [] };
  if (face === null) return decoded;
  for (const [kind, field, timeField] of IMAGE_FIELDS) {
    const value = face[field];
    if (value === null && !face.invalid.has(field)) continue;
    const link = value === null ? null : toExpiringLink(value, terms);
    const bytes = value === null || link !== null ? null : toBase64(value);
    const image: LivenessImage = { kind, capturedAt: face[timeField], link };
    decoded.images.push(face.invalid.has(timeField) ? { ...image, invalidFields: ['capturedAt'] } : image);
    if (bytes !== null) decoded.base64.set(kind, bytes);
    if (link === null && bytes === null) decoded.invalid.push({ kind, field });
  }
  return decoded;
}
