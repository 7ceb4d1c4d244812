import type { ShownImage } from '../media/shown-image.js';

/**
 * Returns the image to compare one with: for a face the portrait in the document, or else its first image; for an image
 * of the document the main face. Without the other part, the next image. Undefined where there is no other image.
 */
export function toCounterpart(images: readonly ShownImage[], index: number): ShownImage | undefined {
  const image = images[index];
  if (image === undefined || images.length < 2) return undefined;
  const others = images.filter(({ shows }) => (shows === 'face') !== (image.shows === 'face'));
  const portrait = others.find(({ shows }) => shows === 'portrait');
  return portrait ?? others[0] ?? images[(index + 1) % images.length];
}
