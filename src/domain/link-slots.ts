import type { ExpiringLink, LinkRejection } from './expiring-link.js';
import { type DocumentSlot, type ImageSlot, imageOf, type LinkSlot } from './liveness-result.js';
import type { Verification } from './verification.js';

export function documentSlot(name: string): DocumentSlot {
  return `DOCUMENT ${name}`;
}

/** Returns the link in a slot; null if there is none. */
export function linkOf(record: Verification, slot: LinkSlot): ExpiringLink | null {
  if (slot === 'AUDIT_IMAGE_ARCHIVE') return record.auditImageArchive;
  if (slot === 'FACE_VIDEO') return record.faceVideo?.link ?? null;
  return imageIn(record, slot)?.link ?? null;
}

/**
 * Returns whether the slot should have a link: the image was taken and comes by links, the archive exists, the video is
 * ready.
 */
export function hasLinkIn(record: Verification, slot: LinkSlot): boolean {
  if (slot === 'AUDIT_IMAGE_ARCHIVE')
    return record.auditImageArchive !== null || rejectionOf(record, slot) !== undefined;
  if (slot === 'FACE_VIDEO') return record.faceVideo?.state === 'READY';
  const image = imageIn(record, slot);
  return image !== null && image.isInline !== true;
}

type ImageInSlot = { readonly link: ExpiringLink | null; readonly isInline?: boolean };

/** Returns the image of the face or the document in a slot; null if there is none. */
export function imageIn(record: Verification, slot: ImageSlot): ImageInSlot | null {
  if (!isDocumentSlot(slot)) return imageOf(record, slot);
  return record.document?.images.find(({ name }) => documentSlot(name) === slot) ?? null;
}

/** Returns why the last link of this slot was rejected; undefined if it was valid or there was none. */
export function rejectionOf(record: Verification, slot: LinkSlot): LinkRejection | undefined {
  return record.rejectedLinks?.[slot];
}

/** Returns the record with each link replaced by what `linkFor` returns for it. An empty slot has the link null. */
export function withLinks(
  record: Verification,
  linkFor: (slot: LinkSlot, link: ExpiringLink | null) => ExpiringLink | null,
): Verification {
  const { images, auditImageArchive, faceVideo, document } = record;
  return {
    ...record,
    images: images.map((image) => ({ ...image, link: linkFor(image.kind, image.link) })),
    auditImageArchive: linkFor('AUDIT_IMAGE_ARCHIVE', auditImageArchive),
    faceVideo: faceVideo && { ...faceVideo, link: linkFor('FACE_VIDEO', faceVideo.link) },
    document: document && {
      ...document,
      images: document.images.map((image) => ({ ...image, link: linkFor(documentSlot(image.name), image.link) })),
    },
  };
}

/** Returns the newer record with the older links in slots whose new link was rejected: a failed renewal loses nothing. */
export function keepLinksWhereRejected(newer: Verification, older: Verification | undefined): Verification {
  if (older === undefined || newer.rejectedLinks === undefined) return newer;
  return withLinks(
    newer,
    (slot, link) => link ?? (rejectionOf(newer, slot) === undefined ? null : linkOf(older, slot)),
  );
}

function isDocumentSlot(slot: ImageSlot): slot is DocumentSlot {
  return slot.startsWith('DOCUMENT ');
}
