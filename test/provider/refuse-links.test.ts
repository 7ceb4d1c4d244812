import { expect, test } from '@jest/globals';
import { refuseLinks } from '../../src/provider/refuse-links.js';
import { createLink, createResult } from '../support/results.js';
import { START } from '../support/test-clock.js';

const good = createLink();
const dead = createLink({ url: 'https://assets.example.test/dead', expiresAt: START });
const foreign = createLink({ url: 'https://elsewhere.example/a.jpg' });
const check = (url: string) => (url === foreign.url ? 'HOST_NOT_ALLOWED' : null);

test('a result whose links are in order is left as it is', () => {
  const result = createResult({ auditImageArchive: good, faceVideo: { state: 'READY', link: good } });
  expect(refuseLinks(result, check)).toBe(result);
});

test('each place of a link that is refused tells why, and keeps nothing of it', () => {
  const result = createResult({
    images: [
      { kind: 'FACE', capturedAt: 1, link: foreign },
      { kind: 'FACE_FAR', capturedAt: 2, link: good },
      { kind: 'SILENT', capturedAt: 3, link: null },
    ],
    auditImageArchive: dead,
    faceVideo: { state: 'READY', link: foreign },
  });
  const refused = refuseLinks(result, check);
  expect(refused).toEqual({
    ...result,
    images: [
      { kind: 'FACE', capturedAt: 1, link: null },
      { kind: 'FACE_FAR', capturedAt: 2, link: good },
      { kind: 'SILENT', capturedAt: 3, link: null },
    ],
    auditImageArchive: null,
    faceVideo: { state: 'READY', link: null },
    refusedLinks: { FACE: 'HOST_NOT_ALLOWED', AUDIT_IMAGE_ARCHIVE: 'DEAD_ON_ARRIVAL', FACE_VIDEO: 'HOST_NOT_ALLOWED' },
  });
  expect(JSON.stringify(refused)).not.toContain('elsewhere');
});
