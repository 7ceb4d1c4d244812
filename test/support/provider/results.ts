import type { ExpiringLink } from '../../../src/domain/expiring-link.js';
import type { Verification } from '../../../src/domain/verification.js';
import { START } from '../test-clock.js';

const DAY_MS = 86_400_000;

/** Creates a link that was issued at the start of the test clock and lives for a day. */
export function createLink(changes: Partial<ExpiringLink> = {}): ExpiringLink {
  return { url: 'https://assets.example.test/face.jpg?v=1', issuedAt: START, expiresAt: START + DAY_MS, ...changes };
}

/** Creates a passed verification with one image. */
export function createResult(changes: Partial<Verification> = {}): Verification {
  return {
    signatureId: 'a1b2c3d4e5f60718',
    status: 'PASS',
    errorCode: null,
    errorCodes: [],
    faceResult: 'PASS',
    images: [{ kind: 'FACE', capturedAt: START - 60_000, link: createLink() }],
    auditImageArchive: null,
    faceVideo: null,
    faceLivenessScore: 98.7,
    livenessAttackCode: null,
    livenessAttackType: null,
    livenessType: 'DISTANT_NEAR',
    livenessFlowCategory: 'DISTANT_CLOSE',
    faceSimilarityScore: null,
    eventDetails: [],
    inputParameters: null,
    submissionCompleted: true,
    countryCode: 'PHL',
    fees: null,
    hasFace: true,
    document: null,
    hasPersonalData: false,
    fetchedAt: START,
    ...changes,
  };
}
