import type { ExpiringLink } from '../../src/liveness/expiring-link.js';
import type { LivenessResult } from '../../src/liveness/liveness-result.js';
import { START } from './test-clock.js';

const DAY_MS = 86_400_000;

/** A link that was issued at the start of the test clock and lives for a day. */
export function createLink(changes: Partial<ExpiringLink> = {}): ExpiringLink {
  return { url: 'https://assets.example.test/face.jpg?v=1', issuedAt: START, expiresAt: START + DAY_MS, ...changes };
}

/** A verification that was passed, with one picture. */
export function createResult(changes: Partial<LivenessResult> = {}): LivenessResult {
  return {
    signatureId: 'a1b2c3d4e5f60718',
    status: 'PASS',
    errorCode: null,
    faceResult: 'PASS',
    images: [{ kind: 'FACE', capturedAt: START - 60_000, link: createLink() }],
    auditImageArchive: null,
    faceVideo: null,
    faceLivenessScore: 98.7,
    livenessAttackCode: null,
    livenessType: 'DISTANT_NEAR',
    livenessFlowCategory: 'DISTANT_CLOSE',
    faceSimilarityScore: null,
    eventDetails: [],
    inputParameters: null,
    fetchedAt: START,
    ...changes,
  };
}
