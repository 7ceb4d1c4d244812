import { type Sample, socialSecurityCard, thaiCard } from './sample.js';

/** Documents that a strict decoder rejects. */
export const oddDocumentSamples = {
  documentOddDates: {
    signatureId: 'dc7cfc455d1d2d27',
    description: 'Days that are on no calendar, in words, or empty',
    transaction: {
      product: 'DV',
      face: null,
      region: 'THA',
      document: {
        ...thaiCard,
        layout: 'sided',
        reading: {
          birthday: '1990/02/30',
          dobDay: '30',
          dobMonth: '02',
          dobYear: '1990',
          expiryDate: '00/00/0000',
          issueDate: 'UNKNOWN',
          expiryYear: '',
        },
      },
    },
  },
  documentOddValues: {
    signatureId: 'a90bd62568247ed1',
    description: 'Numbers, lists and objects where others have text, and unknown names',
    transaction: {
      product: 'DV',
      face: null,
      document: {
        ...socialSecurityCard,
        layout: 'flat',
        reading: {
          idNumber: 1234567890,
          birthday: 19900101,
          fullName: ['TEST', 'PERSON'],
          gender: { code: 1, text: 'FEMALE' },
          fullAddress: [
            { line: 1, text: '1 Simulated Street' },
            { line: 2, text: 'Sample City' },
          ],
          height: 1.7,
          isOrganDonor: true,
          middleName: ' ',
          others: [{ name: 'rank', value: 7 }, null],
        },
      },
      extra: { docDetail: { liveQuality: { sharpness: 0.93, glare: false }, 'field with spaces': 'x', version: 2 } },
    },
  },
  documentInlinePortrait: {
    signatureId: 'd6093ffcf12aadea',
    description: 'The portrait is Base64 while the other images are links',
    transaction: {
      product: 'DV',
      region: 'ABW',
      face: null,
      document: { docType: 'AW-PP-N', layout: 'flat', portrait: 'inline' },
    },
  },
  documentAbsentKeys: {
    signatureId: '45e564ec53af5910',
    description: 'Sided layout without the names whose value is null',
    transaction: {
      product: 'DV',
      region: 'THA',
      face: null,
      document: { ...thaiCard, layout: 'sided' },
      nullKeysAbsent: true,
    },
  },
  documentAsList: {
    signatureId: 'b573f99053dee17e',
    description: 'docDetail is a list of documents',
    transaction: {
      product: 'DV',
      face: null,
      document: socialSecurityCard,
      extra: {
        data: {
          docDetail: [
            { docType: 'PH-ID-SSS', docResult: 'PASS', ocr: { idNumber: '00-0000000-1', fullName: 'FIRST PERSON' } },
            { docType: 'PH-ID-SSS', docResult: 'PASS', ocr: { idNumber: '00-0000000-2', fullName: 'SECOND PERSON' } },
          ],
        },
      },
    },
  },
} satisfies Record<string, Sample>;
