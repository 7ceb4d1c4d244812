import { type Sample, silentOnly, socialSecurityCard } from './sample.js';

/** Products that compare faces or check documents. */
export const comparisonSamples = {
  faceMatch: {
    signatureId: '51c625ac36999e15',
    description: 'Face authentication, same person',
    transaction: { product: 'FA', face: { faceSimilarityScore: 91.2 } },
  },
  faceMismatch: {
    signatureId: '73e72960f7b10b2d',
    description: 'Face authentication, different person',
    transaction: {
      product: 'FA',
      region: 'NGA',
      productLevel: 'PRO',
      face: {
        livenessType: 'SILENT',
        livenessFlowCategory: 'SILENT',
        faceLivenessScore: 97.1,
        faceSimilarityScore: 41.6,
        capturedAt: silentOnly,
      },
    },
  },
  faceAttackAndMismatch: {
    signatureId: '0250b2ae29644642',
    description: 'Face authentication, attack and different person at once',
    transaction: { product: 'FA', face: { faceLivenessScore: 5.5, faceSimilarityScore: 22.9, livenessAttackType: 2 } },
  },
  identityMatch: {
    signatureId: '28d55e9f07c30ee8',
    description: 'Identity verification with document, passes',
    transaction: {
      product: 'IDV',
      productLevel: 'ADVANCED',
      document: socialSecurityCard,
      face: { faceLivenessScore: 96.03, faceSimilarityScore: 88.9 },
    },
  },
  identityMismatch: {
    signatureId: '1670c43a0ae72948',
    description: 'Identity verification, face does not match the document',
    transaction: {
      product: 'IDV',
      productLevel: 'ADVANCED',
      document: socialSecurityCard,
      face: { faceLivenessScore: 94.2, faceSimilarityScore: 69.99 },
    },
  },
  documentGenuine: {
    signatureId: '622690e5467e0a77',
    description: 'Document verification alone, passes; no faceDetail',
    transaction: { product: 'DV', face: null, document: socialSecurityCard },
  },
  documentForged: {
    signatureId: 'dda7dedc2428f93d',
    description: 'Document verification alone, fails; no faceDetail',
    transaction: { product: 'DV', face: null, document: { docType: 'TH-ID-N', genuine: false }, region: 'THA' },
  },
  numberVerified: {
    signatureId: 'e62a3de817e65105',
    description: 'Number verification with face, passes',
    transaction: { product: 'GNDV', region: 'NGA', face: { faceSimilarityScore: 84.4 } },
  },
  numberUnknown: {
    signatureId: 'd00ffdecdebe6243',
    description: 'Number verification, the number does not exist',
    transaction: {
      product: 'GNDV',
      region: 'NGA',
      face: null,
      overrides: { overallResult: 'FAIL', errorCode: 'BVN_NOT_EXIST' },
    },
  },
  addressProven: {
    signatureId: '24ed6a9e71c563ff',
    description: 'Proof of address, passes',
    transaction: { product: 'POA', face: null },
  },
  addressRefused: {
    signatureId: '8302656e822cc9d8',
    description: 'Proof of address, fails with several error codes',
    transaction: { product: 'POA', face: null, addressErrorCodes: ['DOCUMENT_EXPIRED', 'NAME_NOT_MATCHED'] },
  },
} satisfies Record<string, Sample>;
