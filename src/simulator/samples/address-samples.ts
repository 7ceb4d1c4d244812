import type { Sample } from './sample.js';

/** Checks of an address and of a number. */
export const addressSamples = {
  addressVerified: {
    signatureId: '51ec0ddc92fa34af',
    description: 'Address verification against a register, passes; no proof',
    transaction: { product: 'AV', face: null },
  },
  addressUnverified: {
    signatureId: 'bfa2872851aef4d6',
    description: 'Address verification against a register, fails',
    transaction: { product: 'AV', face: null, addressErrorCodes: ['ADDRESS_NOT_MATCHED'] },
  },
  addressWithDatabase: {
    signatureId: '1f74f0519c409bf1',
    description: 'Proof of address with two files, passes; has docDatabaseDetail',
    transaction: { product: 'POA', face: null, region: 'NGA', proofFiles: 2, foundInDatabase: true },
  },
  addressRunning: {
    signatureId: 'b1df78d281b204ed',
    description: 'Proof of address, still running; never ends',
    transaction: { product: 'POA', state: 'RUNNING', face: null },
  },
  addressGaveUp: {
    signatureId: '0890bef91960f28f',
    description: 'Proof of address; the user gave up or timed out',
    transaction: { product: 'POA', state: 'GAVE_UP', face: null },
  },
  addressErased: {
    signatureId: '1381c3d45871da9c',
    description: 'Proof of address; the address was erased, the result remains',
    transaction: { product: 'POA', face: null, erasedAt: Date.parse('2026-01-02T00:00:00Z') },
  },
  numberErased: {
    signatureId: '262faf95683420b9',
    description: 'Number verification; the data of register and face was erased, the result remains',
    transaction: {
      product: 'GNDV',
      region: 'NGA',
      face: { faceSimilarityScore: 84.4 },
      erasedAt: Date.parse('2026-01-02T00:00:00Z'),
    },
  },
} satisfies Record<string, Sample>;
