import type { LivenessImage, LivenessImageKind } from '../liveness/liveness-result.js';
import { type LinkTerms, toBase64, toExpiringLink } from './picture-value.js';
import { ProviderError } from './provider-error.js';
import type { WireFaceDetail } from './result.wire.js';

type ImageFields = {
  value: (face: WireFaceDetail) => string | null;
  capturedAt: (face: WireFaceDetail) => number | null;
};

const IMAGE_FIELDS: readonly [LivenessImageKind, ImageFields][] = [
  ['FACE', { value: (face) => face.faceImage, capturedAt: (face) => face.faceImageTime }],
  ['FACE_FAR', { value: (face) => face.faceImageFar, capturedAt: (face) => face.faceImageFarTime }],
  ['FACE_NEAR', { value: (face) => face.faceImageNear, capturedAt: (face) => face.faceImageNearTime }],
  ['SILENT', { value: (face) => face.silentImage, capturedAt: (face) => face.silentImageTime }],
];

/**
 * The pictures that were taken. Whether a value is a link or Base64 is seen from the value: products exist that may
 * ignore what the request asked for.
 */
export function decodeImages(
  face: WireFaceDetail | null,
  terms: LinkTerms,
): { images: LivenessImage[]; base64: Map<LivenessImageKind, string> } {
  const images: LivenessImage[] = [];
  const base64 = new Map<LivenessImageKind, string>();
  if (face === null) return { images, base64 };
  for (const [kind, fields] of IMAGE_FIELDS) {
    const value = fields.value(face);
    if (value === null) continue;
    const link = toExpiringLink(value, terms);
    const bytes = link === null ? toBase64(value) : null;
    if (link === null && bytes === null) {
      throw new ProviderError('invalid-response', `picture ${kind} is neither link nor Base64`);
    }
    images.push({ kind, capturedAt: fields.capturedAt(face), link });
    if (bytes !== null) base64.set(kind, bytes);
  }
  return { images, base64 };
}
