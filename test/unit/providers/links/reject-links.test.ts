import { expect, test } from '@jest/globals';
import { rejectLinks } from '../../../../src/providers/links/link-policy.js';
import { createLink, createResult } from '../../../support/provider/results.js';
import { START } from '../../../support/test-clock.js';

const good = createLink();
const dead = createLink({ url: 'https://assets.example.test/dead', expiresAt: START });
const foreign = createLink({ url: 'https://elsewhere.example/a.jpg' });
const check = (url: string) => (url === foreign.url ? 'HOST_NOT_ALLOWED' : null);

test('a result with valid links is returned unchanged', () => {
  const result = createResult({ auditImageArchive: good, faceVideo: { state: 'READY', link: good } });
  expect(rejectLinks(result, check)).toBe(result);
});

test('each rejected link leaves its reason in its place, and nothing of itself', () => {
  const result = createResult({
    images: [
      { kind: 'FACE', capturedAt: 1, link: foreign },
      { kind: 'FACE_FAR', capturedAt: 2, link: good },
      { kind: 'SILENT', capturedAt: 3, link: null },
    ],
    auditImageArchive: dead,
    faceVideo: { state: 'READY', link: foreign },
  });
  const refused = rejectLinks(result, check);
  expect(refused).toEqual({
    ...result,
    images: [
      { kind: 'FACE', capturedAt: 1, link: null },
      { kind: 'FACE_FAR', capturedAt: 2, link: good },
      { kind: 'SILENT', capturedAt: 3, link: null },
    ],
    auditImageArchive: null,
    faceVideo: { state: 'READY', link: null },
    rejectedLinks: { FACE: 'HOST_NOT_ALLOWED', AUDIT_IMAGE_ARCHIVE: 'DEAD_ON_ARRIVAL', FACE_VIDEO: 'HOST_NOT_ALLOWED' },
  });
  expect(JSON.stringify(refused)).not.toContain('elsewhere');
});

test('a value that was no link keeps its reason beside the rejected links', () => {
  const images = [{ kind: 'FACE', capturedAt: 1, link: null } as const];
  const malformed = createResult({ images, rejectedLinks: { FACE: 'MALFORMED' } });
  expect(rejectLinks(malformed, check).rejectedLinks).toEqual({ FACE: 'MALFORMED' });
  const both = rejectLinks({ ...malformed, auditImageArchive: foreign }, check);
  expect(both.rejectedLinks).toEqual({ FACE: 'MALFORMED', AUDIT_IMAGE_ARCHIVE: 'HOST_NOT_ALLOWED' });
});
