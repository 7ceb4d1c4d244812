import { type Sample, socialSecurityCard, thaiCard } from './sample.js';

const passport = { docType: 'AW-PP-N', portrait: 'image' } as const;
// The currency is the code that ISO 4217 reserves for tests.
const fees = [
  { item: 'FACE', count: 1, amount: '0.00', currency: 'XTS' },
  { item: 'DOCUMENT', count: 1, amount: '0.00', currency: 'XTS' },
];

/** Documents in each layout, and how they can fail. */
export const documentSamples = {
  documentTwoSided: {
    signatureId: 'ef64500d7b54c396',
    description: 'Document verification, passes; flat layout with front, back and portrait',
    transaction: { product: 'DV', region: 'THA', face: null, document: { ...thaiCard, layout: 'flat' } },
  },
  documentNested: {
    signatureId: 'c7b6c94c69a1e9de',
    description: 'Document verification, passes; nested layout with one image',
    transaction: {
      product: 'DV',
      region: 'THA',
      face: null,
      document: { ...thaiCard, layout: 'nested', hasBack: false },
    },
  },
  documentPassport: {
    signatureId: 'c52e2582bb37d3aa',
    description: 'Document verification, passes; passport with a machine-readable zone',
    transaction: { product: 'DV', region: 'ABW', face: null, document: { ...passport, layout: 'sided' } },
  },
  documentExpired: {
    signatureId: 'c1c9799d65f2e97c',
    description: 'Document verification, fails; the document has expired',
    transaction: {
      product: 'DV',
      region: 'THA',
      face: null,
      document: { ...thaiCard, layout: 'sided', expiryDate: '2024-02-29' },
    },
  },
  documentAltered: {
    signatureId: '640761ecd79b20aa',
    description: 'Document verification, fails; the portrait was replaced; nested layout',
    transaction: {
      product: 'DV',
      region: 'ABW',
      face: null,
      document: { ...passport, layout: 'nested', genuine: false },
    },
  },
  documentIndonesian: {
    signatureId: 'ee91c6c750abc53f',
    description: 'Document verification, passes; an Indonesian card with names of its own, valid for life',
    transaction: {
      product: 'DV',
      region: 'IDN',
      face: null,
      document: { docType: 'ID-ID-N', layout: 'flat', reading: { expiryDate: 'SEUMUR HIDUP' } },
    },
  },
  identityTwoSided: {
    signatureId: 'e5bd3f772369b7df',
    description: 'Identity verification, passes; sided layout with front, back and portrait; has charges',
    transaction: {
      product: 'IDV',
      productLevel: 'ADVANCED',
      region: 'THA',
      document: { ...thaiCard, layout: 'sided' },
      face: { faceLivenessScore: 95.4, faceSimilarityScore: 90.1 },
      fees,
    },
  },
  identityNested: {
    signatureId: '6e29f53e6fc2d015',
    description: 'Identity verification, passes; nested layout; has charges',
    transaction: {
      product: 'IDV',
      productLevel: 'PRO',
      region: 'ABW',
      document: { ...passport, layout: 'nested' },
      face: { faceLivenessScore: 97.7, faceSimilarityScore: 93.5 },
      fees,
    },
  },
  identityForged: {
    signatureId: '5ba21446d363fe07',
    description: 'Identity verification, fails; the face matches a forged document',
    transaction: {
      product: 'IDV',
      productLevel: 'ADVANCED',
      region: 'ABW',
      document: { ...passport, layout: 'sided', genuine: false },
      face: { faceLivenessScore: 96.2, faceSimilarityScore: 91.8 },
      fees,
    },
  },
  identityDocumentOnly: {
    signatureId: '9a090adec1443cb3',
    description: 'Identity verification without a face part, passes; faceDetail is null',
    transaction: { product: 'IDV', productLevel: 'STANDARD', face: null, document: socialSecurityCard },
  },
} satisfies Record<string, Sample>;
