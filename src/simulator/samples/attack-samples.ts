import { type Sample, silentOnly } from './sample.js';

/** Liveness detections that look like an attack. */
export const attackSamples = {
  attackPresentation: {
    signatureId: '07cb25536b5526ed',
    shows: 'Attack type 1, presentation, with archive and video',
    transaction: { face: { faceLivenessScore: 12.8, livenessAttackType: 1, auditArchive: true, video: 'READY' } },
  },
  attackInjection: {
    signatureId: '2c231732108c7e5d',
    shows: 'Attack type 2, injection',
    transaction: { face: { faceLivenessScore: 3.4, livenessAttackType: 2, video: 'PENDING' } },
  },
  attackUnsure: {
    signatureId: '197fad21116952a5',
    shows: 'Attack type 3, unsure',
    transaction: { face: { faceLivenessScore: 31.07, livenessAttackType: 3 } },
  },
  attackUnknownType: {
    signatureId: 'ba344784824ad84f',
    shows: 'Attack type 9, which no page knows',
    transaction: { face: { faceLivenessScore: 0, livenessAttackType: 9 } },
  },
  attackBelowThreshold: {
    signatureId: '78c9ea2bb1536b44',
    shows: 'Fails by a hundredth: score 49.99',
    transaction: { face: { faceLivenessScore: 49.99, livenessAttackType: 3 } },
  },
  attackSilent: {
    signatureId: '0c354c6990ee9c4c',
    shows: 'Attack type 1 on a silent capture',
    transaction: {
      face: {
        livenessType: 'SILENT',
        livenessFlowCategory: 'SILENT',
        faceLivenessScore: 8.25,
        livenessAttackType: 1,
        capturedAt: silentOnly,
      },
    },
  },
} satisfies Record<string, Sample>;
