import { everyPicture, type Sample, silentOnly } from './sample.js';

/** Passed liveness detections, one for each way of capturing a face. */
export const flowSamples = {
  passFarNear: {
    signatureId: 'd3441a46833a0625',
    shows: 'Passes; far and near picture, video ready',
    transaction: { face: { video: 'READY' } },
  },
  passFarNearAction: {
    signatureId: '1758b69f73a7db2a',
    shows: 'Passes; far and near picture, then an action',
    transaction: {
      face: {
        livenessType: 'DISTANT_NEAR_ACTION',
        livenessFlowCategory: 'DISTANT_CLOSE_ACTION',
        faceLivenessScore: 97.4,
      },
    },
  },
  passAction: {
    signatureId: '1933be42b33225f9',
    shows: 'Passes; actions only, silent picture',
    transaction: {
      face: {
        livenessType: 'ACTION',
        livenessFlowCategory: 'ACTION',
        faceLivenessScore: 95.15,
        capturedAt: silentOnly,
      },
    },
  },
  passSilent: {
    signatureId: '75b6bffe3e1a1dc1',
    shows: 'Passes; silent capture',
    transaction: {
      face: { livenessType: 'SILENT', livenessFlowCategory: 'SILENT', faceLivenessScore: 99.3, capturedAt: silentOnly },
    },
  },
  passCustomerNamedType: {
    signatureId: '8cd81444d7cfd2af',
    shows: 'Passes; the type has a name of the customer, the flow a known one',
    transaction: {
      face: { livenessType: 'login', livenessFlowCategory: 'SILENT', faceLivenessScore: 93.6, capturedAt: silentOnly },
    },
  },
  passAllPictures: {
    signatureId: 'eb36023bae570d42',
    shows: 'Passes; a customer-named group that took all three pictures',
    transaction: {
      face: {
        livenessType: 'high-value-payment',
        faceLivenessScore: 96.9,
        capturedAt: everyPicture,
        auditArchive: true,
        video: 'READY',
      },
    },
  },
  passAtThreshold: {
    signatureId: 'cca02ded059e4227',
    shows: 'Passes with a score of exactly 50',
    transaction: { face: { faceLivenessScore: 50 } },
  },
  passWithArchive: {
    signatureId: '5100c3f6a88150ff',
    shows: 'Passes; an archive of audit pictures',
    transaction: { face: { auditArchive: true } },
  },
  passVideoPending: {
    signatureId: '8ae26ba2022957b4',
    shows: 'Passes; the video is never ready',
    transaction: { face: { video: 'PENDING' } },
  },
  passVideoReadyLater: {
    signatureId: '3d6ce0474e7afb1e',
    shows: 'Passes; the video is ready from the third call on',
    transaction: { face: { video: 'PENDING' }, unfolds: [{ afterCalls: 2, patch: { face: { video: 'READY' } } }] },
  },
  passVideoError: {
    signatureId: '3a72762199653547',
    shows: 'Passes; making the video failed',
    transaction: { face: { video: 'ERROR' } },
  },
} satisfies Record<string, Sample>;
