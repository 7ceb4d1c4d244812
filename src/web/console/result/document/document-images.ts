import type { DocumentPanelImageFragment } from '../../../../../schema/generated/console/graphql.js';
import { findErrorAt, type GatewayError } from '../../errors/gateway-error.js';
import { SIDE_LABELS, toWords } from '../labels.js';
import type { ShownImage } from '../media/shown-image.js';

export const IMAGES_PATH = 'verification.document.images';

/** Returns the images of a document as they are shown, each with its error. */
export function toDocumentImages(
  images: readonly DocumentPanelImageFragment[],
  errors: readonly GatewayError[],
): ShownImage[] {
  return images.map(({ name, side, url, expiresAt }, index) => ({
    key: `document.${name}`,
    name: toImageName(name, side),
    shows: isPortrait(name) ? 'portrait' : 'document',
    capturedAt: null,
    url,
    expiresAt,
    error: findErrorAt(errors, `${IMAGES_PATH}.${index}`),
  }));
}

/** A portrait is named as one, since it is compared with the face; other images by their side, or else as the provider does. */
function toImageName(name: string, side: DocumentPanelImageFragment['side']): string {
  if (isPortrait(name)) return 'Portrait in the document';
  if (side !== null) return SIDE_LABELS[side] ?? side;
  return /^(?:image|picture|\d+)$/i.test(toOwnName(name)) ? 'Document' : toWords(toOwnName(name));
}

function isPortrait(name: string): boolean {
  return /portrait|face|photo/i.test(toOwnName(name));
}

/** Returns a name without the names that lead to it. */
function toOwnName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
