import { type Sample, silentOnly } from './sample.js';

/** Liveness detections that look like an attack. */
export const attackSamples = {
  attackPresentation: {
    signatureId: '07cb25536b5526ed',
    description: 'Attack type 1, presentation, with archive and video',
    transaction: { face: { faceLivenessScore: 12.8, livenessAttackType: 1, auditArchive: true, video: 'READY' } },
  },
  attackInjection: {
    signatureId: '2c231732108c7e5d',
    description: 'Attack type 2, injection',
    transaction: { face: { faceLivenessScore: 3.4, livenessAttackType: 2, video: 'PENDING' } },
  },
  attackUnsure: {
    signatureId: '197fad21116952a5',
    description: 'Attack type 3, unsure',
    transaction: { face: { faceLivenessScore: 31.07, livenessAttackType: 3 } },
  },
  attackUnknownType: {
    signatureId: 'ba344784824ad84f',
    description: 'Attack type 9, which is not documented',
    transaction: { face: { faceLivenessScore: 0, livenessAttackType: 9 } },
  },
  attackBelowThreshold: {
    signatureId: '78c9ea2bb1536b44',
    description: 'Fails narrowly: score 49.99',
    transaction: { face: { faceLivenessScore: 49.99, livenessAttackType: 3 } },
  },
  attackSilent: {
    signatureId: '0c354c6990ee9c4c',
    description: 'Attack type 1 on a silent capture',
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
