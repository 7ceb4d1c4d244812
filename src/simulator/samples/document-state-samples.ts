import { type Sample, socialSecurityCard, thaiCard } from './sample.js';

/** Documents without a final result, or without personal data. */
export const documentStateSamples = {
  documentRunning: {
    signatureId: '713061cd95c9b86a',
    description: 'Document verification, still running; never ends',
    transaction: { product: 'DV', state: 'RUNNING', face: null, document: socialSecurityCard },
  },
  documentChecking: {
    signatureId: 'c6e2e56eef7ec4e2',
    description: 'Document verification, submitted; the forgery check never ends',
    transaction: { product: 'DV', state: 'CHECKING', face: null, document: socialSecurityCard },
  },
  documentRunningThenPass: {
    signatureId: '5f3d3927edcddb1a',
    description: 'Document verification, running for two calls, then passes with front and back',
    transaction: {
      product: 'DV',
      state: 'RUNNING',
      region: 'THA',
      face: null,
      document: { ...thaiCard, layout: 'sided' },
      transitions: [{ afterCalls: 2, patch: { state: 'FINISHED' } }],
    },
  },
  documentGaveUp: {
    signatureId: '47ef69ddb4f3aabc',
    description: 'Document verification; the user gave up or timed out',
    transaction: { product: 'DV', state: 'GAVE_UP', face: null, document: socialSecurityCard },
  },
  documentErased: {
    signatureId: '4732a684235b2e0e',
    description: 'Document verification; texts and images were erased, the results remain',
    transaction: {
      product: 'DV',
      region: 'THA',
      face: null,
      document: { ...thaiCard, layout: 'sided' },
      erasedAt: Date.parse('2026-01-02T00:00:00Z'),
    },
  },
} satisfies Record<string, Sample>;
