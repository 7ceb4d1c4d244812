import { type Sample, socialSecurityCard } from './sample.js';

/** Transactions without a final result, or that get one while they are asked for. */
export const progressSamples = {
  running: { signatureId: '7783db8ef2e43909', shows: 'Still running; never ends', transaction: { state: 'RUNNING' } },
  checking: {
    signatureId: 'b135f10fef13b3e0',
    shows: 'Submitted; back-office checks never end',
    transaction: { state: 'CHECKING' },
  },
  runningThenPass: {
    signatureId: 'c8733f6b72671a9e',
    shows: 'Running for two calls, then passes',
    transaction: { state: 'RUNNING', unfolds: [{ afterCalls: 2, patch: { state: 'FINISHED' } }] },
  },
  runningThenFail: {
    signatureId: '03b0368784674f55',
    shows: 'Running for two calls, then an attack',
    transaction: {
      state: 'RUNNING',
      unfolds: [
        { afterCalls: 2, patch: { state: 'FINISHED', face: { faceLivenessScore: 17.5, livenessAttackType: 1 } } },
      ],
    },
  },
  runningThenPassThenVideo: {
    signatureId: 'b603b3e630364653',
    shows: 'Running for one call, checked for one, then passes; its video comes two calls later',
    transaction: {
      state: 'RUNNING',
      unfolds: [
        { afterCalls: 1, patch: { state: 'CHECKING' } },
        { afterCalls: 2, patch: { state: 'FINISHED', face: { video: 'PENDING' } } },
        { afterCalls: 4, patch: { face: { video: 'READY' } } },
      ],
    },
  },
  gaveUp: {
    signatureId: 'c5c4bf1d502006e0',
    shows: 'The user gave up or timed out',
    transaction: { state: 'GAVE_UP' },
  },
  gaveUpIdentity: {
    signatureId: '8ca975d8a18b710d',
    shows: 'An identity verification that the user gave up',
    transaction: { state: 'GAVE_UP', product: 'IDV', productLevel: 'ADVANCED', document: socialSecurityCard },
  },
} satisfies Record<string, Sample>;
