import type { GalleryImageFragment } from '../../../../../schema/generated/console/graphql.js';
import { findErrorAt, type GatewayError } from '../../errors/gateway-error.js';
import { IMAGE_LABELS } from '../labels.js';

/** An image of the page, of a face or of a document. */
export type ShownImage = {
  /** Unique on the page, and the same when its link is renewed. */
  readonly key: string;
  readonly name: string;
  /** What it is compared by: a face with a portrait, or else with the document. */
  readonly shows: 'face' | 'portrait' | 'document';
  readonly capturedAt: string | null;
  readonly url: string | null;
  readonly expiresAt: string | null;
  readonly error: GatewayError | undefined;
};

/** Returns the images of a face as they are shown, each with its error. `path` is that of the result that has them. */
export function toFaceImages(
  images: readonly GalleryImageFragment[],
  path: string,
  errors: readonly GatewayError[],
): ShownImage[] {
  return images.map(({ kind, capturedAt, url, expiresAt }, index) => ({
    key: `face.${kind}`,
    name: IMAGE_LABELS[kind] ?? kind,
    shows: 'face',
    capturedAt,
    url,
    expiresAt,
    error: findErrorAt(errors, `${path}.images.${index}`),
  }));
}
