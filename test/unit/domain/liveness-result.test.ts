import { expect, test } from '@jest/globals';
import { hasLinkIn, keepLinksWhereRejected, linkOf } from '../../../src/domain/link-slots.js';
import { imageOf, type LinkSlot } from '../../../src/domain/liveness-result.js';
import { createLink, createResult } from '../../support/provider/results.js';

const near = createLink({ url: 'https://assets.example.test/near.jpg' });
const archive = createLink({ url: 'https://assets.example.test/audit.zip' });
const video = createLink({ url: 'https://assets.example.test/video.mp4' });

const full = createResult({
  images: [
    { kind: 'FACE_FAR', capturedAt: null, link: null },
    { kind: 'FACE_NEAR', capturedAt: null, link: near },
  ],
  auditImageArchive: archive,
  faceVideo: { state: 'READY', link: video },
});

test.each<{ slot: LinkSlot; link: typeof near | null; belongs: boolean }>([
  { slot: 'FACE_NEAR', link: near, belongs: true },
  { slot: 'FACE_FAR', link: null, belongs: true },
  { slot: 'SILENT', link: null, belongs: false },
  { slot: 'AUDIT_IMAGE_ARCHIVE', link: archive, belongs: true },
  { slot: 'FACE_VIDEO', link: video, belongs: true },
])('the slot $slot has its own link, and should have one: $belongs', ({ slot, link, belongs }) => {
  expect(linkOf(full, slot)).toBe(link);
  expect(hasLinkIn(full, slot)).toBe(belongs);
});

test('a slot without an image, archive or video should have no link', () => {
  const bare = createResult({ images: [] });
  const slots: LinkSlot[] = ['FACE', 'FACE_FAR', 'FACE_NEAR', 'SILENT', 'AUDIT_IMAGE_ARCHIVE', 'FACE_VIDEO'];
  expect(slots.filter((slot) => hasLinkIn(bare, slot) || linkOf(bare, slot) !== null)).toEqual([]);
});

test.each(['PENDING', 'FAILED'] as const)('a video that is %s should have no link', (state) => {
  expect(hasLinkIn(createResult({ faceVideo: { state, link: null } }), 'FACE_VIDEO')).toBe(false);
});

test('an image is found by its kind', () => {
  expect(imageOf(full, 'FACE_NEAR')?.link).toBe(near);
  expect(imageOf(full, 'FACE')).toBeNull();
});

test('an archive exists even if its link was rejected', () => {
  const refused = createResult({ rejectedLinks: { AUDIT_IMAGE_ARCHIVE: 'NOT_HTTPS' } });
  expect([hasLinkIn(refused, 'AUDIT_IMAGE_ARCHIVE'), linkOf(refused, 'AUDIT_IMAGE_ARCHIVE')]).toEqual([true, null]);
});

test('a newer result keeps older links only in slots whose new link was rejected', () => {
  const newer = createResult({
    images: [
      { kind: 'FACE_NEAR', capturedAt: null, link: null },
      { kind: 'SILENT', capturedAt: null, link: null },
    ],
    faceVideo: { state: 'READY', link: null },
    rejectedLinks: { FACE_NEAR: 'NOT_HTTPS', SILENT: 'NOT_HTTPS' },
  });
  const kept = keepLinksWhereRejected(newer, full);
  expect(linkOf(kept, 'FACE_NEAR')).toBe(near);
  for (const slot of ['SILENT', 'AUDIT_IMAGE_ARCHIVE', 'FACE_VIDEO'] as const) expect(linkOf(kept, slot)).toBeNull();
  expect(keepLinksWhereRejected(newer, undefined)).toBe(newer);
  expect(keepLinksWhereRejected(full, newer)).toBe(full);
});
