import { type Sample, silentOnly, socialSecurityCard } from './sample.js';

/** Products that compare the face with another, or look at documents. */
export const comparisonSamples = {
  faceMatch: {
    signatureId: '51c625ac36999e15',
    shows: 'Face authentication, same person',
    transaction: { product: 'FA', face: { faceSimilarityScore: 91.2 } },
  },
  faceMismatch: {
    signatureId: '73e72960f7b10b2d',
    shows: 'Face authentication, another person',
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
    shows: 'Face authentication, attack and another person at once',
    transaction: { product: 'FA', face: { faceLivenessScore: 5.5, faceSimilarityScore: 22.9, livenessAttackType: 2 } },
  },
  identityMatch: {
    signatureId: '28d55e9f07c30ee8',
    shows: 'Identity verification with document, passes',
    transaction: {
      product: 'IDV',
      productLevel: 'ADVANCED',
      document: socialSecurityCard,
      face: { faceLivenessScore: 96.03, faceSimilarityScore: 88.9 },
    },
  },
  identityMismatch: {
    signatureId: '1670c43a0ae72948',
    shows: 'Identity verification, face is not that of the document',
    transaction: {
      product: 'IDV',
      productLevel: 'ADVANCED',
      document: socialSecurityCard,
      face: { faceLivenessScore: 94.2, faceSimilarityScore: 69.99 },
    },
  },
  documentGenuine: {
    signatureId: '622690e5467e0a77',
    shows: 'Document verification alone, passes; no faceDetail',
    transaction: { product: 'DV', face: null, document: socialSecurityCard },
  },
  documentForged: {
    signatureId: 'dda7dedc2428f93d',
    shows: 'Document verification alone, fails; no faceDetail',
    transaction: { product: 'DV', face: null, document: { docType: 'TH-ID-N', genuine: false }, region: 'THA' },
  },
  numberVerified: {
    signatureId: 'e62a3de817e65105',
    shows: 'Number verification with face, passes',
    transaction: { product: 'GNDV', region: 'NGA', face: { faceSimilarityScore: 84.4 } },
  },
  numberUnknown: {
    signatureId: 'd00ffdecdebe6243',
    shows: 'Number verification, the number does not exist',
    transaction: {
      product: 'GNDV',
      region: 'NGA',
      face: null,
      stated: { overallResult: 'FAIL', errorCode: 'BVN_NOT_EXIST' },
    },
  },
  addressProven: {
    signatureId: '24ed6a9e71c563ff',
    shows: 'Proof of address, passes',
    transaction: { product: 'POA', face: null },
  },
  addressRefused: {
    signatureId: '8302656e822cc9d8',
    shows: 'Proof of address, fails with a list of reasons',
    transaction: { product: 'POA', face: null, addressFaults: ['DOCUMENT_EXPIRED', 'NAME_NOT_MATCHED'] },
  },
} satisfies Record<string, Sample>;
