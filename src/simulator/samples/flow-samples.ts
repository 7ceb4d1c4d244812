import { everyImage, type Sample, silentOnly } from './sample.js';

/** Passed liveness detections, one for each capture flow. */
export const flowSamples = {
  passFarNear: {
    signatureId: 'd3441a46833a0625',
    description: 'Passes; far and near image, video ready',
    transaction: { face: { video: 'READY' } },
  },
  passFarNearAction: {
    signatureId: '1758b69f73a7db2a',
    description: 'Passes; far and near image, then an action',
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
    description: 'Passes; actions only, silent image',
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
    description: 'Passes; silent capture',
    transaction: {
      face: { livenessType: 'SILENT', livenessFlowCategory: 'SILENT', faceLivenessScore: 99.3, capturedAt: silentOnly },
    },
  },
  passCustomerNamedType: {
    signatureId: '8cd81444d7cfd2af',
    description: "Passes; the type has a customer's own name, the flow is a known one",
    transaction: {
      face: { livenessType: 'login', livenessFlowCategory: 'SILENT', faceLivenessScore: 93.6, capturedAt: silentOnly },
    },
  },
  passAllImages: {
    signatureId: 'eb36023bae570d42',
    description: "Passes; a customer's own type that captured all three images",
    transaction: {
      face: {
        livenessType: 'high-value-payment',
        faceLivenessScore: 96.9,
        capturedAt: everyImage,
        auditArchive: true,
        video: 'READY',
      },
    },
  },
  passTallImages: {
    signatureId: '9f14c62ab7d03e85',
    description: 'Passes; images of 9:16, as from a phone camera without cropping',
    transaction: { face: { imageShape: 'tall' } },
  },
  passWideImages: {
    signatureId: '6ad2805fe1b9473c',
    description: 'Passes; images of 16:9, as from a laptop camera',
    transaction: { face: { imageShape: 'wide', capturedAt: everyImage } },
  },
  passAtThreshold: {
    signatureId: 'cca02ded059e4227',
    description: 'Passes with a score of exactly 50',
    transaction: { face: { faceLivenessScore: 50 } },
  },
  passWithArchive: {
    signatureId: '5100c3f6a88150ff',
    description: 'Passes; an archive of audit images',
    transaction: { face: { auditArchive: true } },
  },
  passVideoPending: {
    signatureId: '8ae26ba2022957b4',
    description: 'Passes; the video is never ready',
    transaction: { face: { video: 'PENDING' } },
  },
  passVideoReadyLater: {
    signatureId: '3d6ce0474e7afb1e',
    description: 'Passes; the video is ready from the third call on',
    transaction: { face: { video: 'PENDING' }, transitions: [{ afterCalls: 2, patch: { face: { video: 'READY' } } }] },
  },
  passVideoError: {
    signatureId: '3a72762199653547',
    description: 'Passes; the video could not be made',
    transaction: { face: { video: 'ERROR' } },
  },
} satisfies Record<string, Sample>;
