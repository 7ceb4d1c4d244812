import type { PersonalData } from '../../../src/domain/verification.js';

/** Creates the personal data of a checked document. */
export function createPersonalData(changes: Partial<PersonalData> = {}): PersonalData {
  return {
    document: {
      documentNumber: 'P1234567',
      fullName: 'TEST PERSON',
      dateOfBirth: '1990-01-31',
      issueDate: null,
      expiryDate: null,
      gender: null,
      nationality: 'PHL',
      placeOfBirth: null,
      address: null,
      fields: [{ name: 'ocr.fullName', value: 'TEST PERSON', side: 'FRONT' }],
      details: { ocr: { fullName: 'TEST PERSON' } },
    },
    address: null,
    documentDatabase: null,
    ...changes,
  };
}
