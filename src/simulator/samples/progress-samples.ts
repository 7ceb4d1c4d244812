import { type Sample, socialSecurityCard } from './sample.js';

/** Transactions without a final result, or with one after some calls. */
export const progressSamples = {
  running: {
    signatureId: '7783db8ef2e43909',
    description: 'Still running; never ends',
    transaction: { state: 'RUNNING' },
  },
  checking: {
    signatureId: 'b135f10fef13b3e0',
    description: 'Submitted; back-office checks never end',
    transaction: { state: 'CHECKING' },
  },
  runningThenPass: {
    signatureId: 'c8733f6b72671a9e',
    description: 'Running for two calls, then passes',
    transaction: { state: 'RUNNING', transitions: [{ afterCalls: 2, patch: { state: 'FINISHED' } }] },
  },
  runningThenFail: {
    signatureId: '03b0368784674f55',
    description: 'Running for two calls, then an attack',
    transaction: {
      state: 'RUNNING',
      transitions: [
        { afterCalls: 2, patch: { state: 'FINISHED', face: { faceLivenessScore: 17.5, livenessAttackType: 1 } } },
      ],
    },
  },
  runningThenPassThenVideo: {
    signatureId: 'b603b3e630364653',
    description: 'Running for one call, checked for one, then passes; the video is ready two calls later',
    transaction: {
      state: 'RUNNING',
      transitions: [
        { afterCalls: 1, patch: { state: 'CHECKING' } },
        { afterCalls: 2, patch: { state: 'FINISHED', face: { video: 'PENDING' } } },
        { afterCalls: 4, patch: { face: { video: 'READY' } } },
      ],
    },
  },
  gaveUp: {
    signatureId: 'c5c4bf1d502006e0',
    description: 'The user gave up or timed out',
    transaction: { state: 'GAVE_UP' },
  },
  gaveUpIdentity: {
    signatureId: '8ca975d8a18b710d',
    description: 'Identity verification; the user gave up',
    transaction: { state: 'GAVE_UP', product: 'IDV', productLevel: 'ADVANCED', document: socialSecurityCard },
  },
} satisfies Record<string, Sample>;
