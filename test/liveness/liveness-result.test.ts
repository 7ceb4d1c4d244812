import { expect, test } from '@jest/globals';
import {
  hasLinkIn,
  imageOf,
  keepLinksWhereRefused,
  type LinkSlot,
  linkOf,
} from '../../src/liveness/liveness-result.js';
import { createLink, createResult } from '../support/results.js';

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
])('the place $slot finds its own link, and says whether one belongs there: $belongs', ({ slot, link, belongs }) => {
  expect(linkOf(full, slot)).toBe(link);
  expect(hasLinkIn(full, slot)).toBe(belongs);
});

test('no link belongs where no picture, archive or video is', () => {
  const bare = createResult({ images: [] });
  const slots: LinkSlot[] = ['FACE', 'FACE_FAR', 'FACE_NEAR', 'SILENT', 'AUDIT_IMAGE_ARCHIVE', 'FACE_VIDEO'];
  expect(slots.filter((slot) => hasLinkIn(bare, slot) || linkOf(bare, slot) !== null)).toEqual([]);
});

test.each(['PENDING', 'FAILED'] as const)('no link belongs to a video that is %s', (state) => {
  expect(hasLinkIn(createResult({ faceVideo: { state, link: null } }), 'FACE_VIDEO')).toBe(false);
});

test('a picture is found by its kind', () => {
  expect(imageOf(full, 'FACE_NEAR')?.link).toBe(near);
  expect(imageOf(full, 'FACE')).toBeNull();
});

test('an archive belongs where one came, though its link was refused', () => {
  const refused = createResult({ refusedLinks: { AUDIT_IMAGE_ARCHIVE: 'NOT_HTTPS' } });
  expect([hasLinkIn(refused, 'AUDIT_IMAGE_ARCHIVE'), linkOf(refused, 'AUDIT_IMAGE_ARCHIVE')]).toEqual([true, null]);
});

test('a newer result keeps older links only where its own were refused', () => {
  const newer = createResult({
    images: [
      { kind: 'FACE_NEAR', capturedAt: null, link: null },
      { kind: 'SILENT', capturedAt: null, link: null },
    ],
    faceVideo: { state: 'READY', link: null },
    refusedLinks: { FACE_NEAR: 'NOT_HTTPS', SILENT: 'NOT_HTTPS' },
  });
  const kept = keepLinksWhereRefused(newer, full);
  expect(linkOf(kept, 'FACE_NEAR')).toBe(near);
  for (const slot of ['SILENT', 'AUDIT_IMAGE_ARCHIVE', 'FACE_VIDEO'] as const) expect(linkOf(kept, slot)).toBeNull();
  expect(keepLinksWhereRefused(newer, undefined)).toBe(newer);
  expect(keepLinksWhereRefused(full, newer)).toBe(full);
});
