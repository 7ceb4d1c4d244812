import { describe, expect, test } from '@jest/globals';
import { readingKeys } from '../../../../src/simulator/documents/reading.js';
import type { SampleName } from '../../../../src/simulator/samples/samples.js';
import type { SimulatorOptions } from '../../../../src/simulator/simulator.js';
import { startTestSimulator, toRecord } from '../support/test-simulator.js';

async function readDocument(name: SampleName, options: SimulatorOptions = {}) {
  const { simulator, getResult } = await startTestSimulator(options);
  return toRecord((await getResult(simulator.sampleIds[name])).data.docDetail);
}

describe('docDetail', () => {
  test('in the flat layout has images and one reading side by side', async () => {
    const detail = await readDocument('documentTwoSided');
    expect(Object.keys(detail)).toEqual([
      ...['docResult', 'region', 'docType', 'subDocType', 'frontImage', 'backImage', 'portrait', 'ocr', 'idForgery'],
    ]);
    expect(detail).toMatchObject({
      docResult: 'PASS',
      region: 'THA',
      docType: 'TH-ID-N',
      frontImage: expect.stringContaining('/document-front.jpg?'),
      backImage: expect.stringContaining('/document-back.jpg?'),
      portrait: expect.stringContaining('/document-portrait.jpg?'),
      ocr: {
        idNumber: '0-0000-00000-00-0',
        documentNumber: 'XX0-0000000-00',
        birthday: '1985-06-15',
        expiryDate: '2029-06-14',
        nationality: 'THA',
        others: {},
      },
      idForgery: { result: 'pass', detail: null },
    });
  });

  test('in the sided layout has the same names for front and back, and checks', async () => {
    const detail = await readDocument('identityTwoSided');
    const [front, back] = [toRecord(detail.front), toRecord(detail.back)];
    const names = ['image', ...readingKeys, 'side', 'others'];
    expect(Object.keys(front).sort()).toEqual(names.toSorted());
    expect(Object.keys(back).sort()).toEqual(names.toSorted());
    expect(front).toMatchObject({
      side: 'front',
      birthday: '1985/06/15',
      dobDay: '15',
      dobMonth: '06',
      dobYear: '1985',
    });
    expect(front.documentNumber).toBeNull();
    expect(back).toMatchObject({ side: 'back', documentNumber: 'XX0-0000000-00', idNumber: null });
    expect(detail).toMatchObject({
      mrz: null,
      mrzCheck: null,
      crossCheck: { idNumber: 'pass' },
      ageVerification: { age: 40, result: 'pass' },
      expiryDateVerification: { daysToExpiry: 1260, result: 'pass' },
    });
  });

  test('in the nested layout has one image, OCR and the data of the forgery check', async () => {
    const detail = await readDocument('documentAltered');
    expect(Object.keys(detail)).toEqual(['image', 'OCR', 'idForgery']);
    expect(detail).toMatchObject({
      image: expect.stringContaining('/document-front.jpg?'),
      OCR: { fullName: 'SAMPLE TRAVELER', expiryDate: '2032-02-29', others: { birthday: '1979-12-31' } },
      idForgery: { result: 'fail', data: { tampering: 'fail' }, detail: 'SIMULATED_PORTRAIT_REPLACED' },
    });
    expect(toRecord(detail.OCR).birthday).toBeUndefined();
  });

  test('of a passport has its machine-readable zone, and a check of each of its parts', async () => {
    const { mrz, mrzCheck, back } = await readDocument('documentPassport');
    expect(mrz).toEqual({
      issuerCountry: 'UTO',
      passportType: 'P',
      firstName: 'SAMPLE',
      lastName: 'TRAVELER',
      idNumber: '000000000',
      birthday: '1979/12/31',
      nationality: 'UTO',
      gender: 'FEMALE',
      expiryDate: '2032/02/29',
      documentNumber: 'XX0000000',
    });
    expect(Object.keys(toRecord(mrzCheck))).toEqual(Object.keys(toRecord(mrz)));
    expect(new Set(Object.values(toRecord(mrzCheck)))).toEqual(new Set(['pass']));
    expect(back).toBeNull();
  });

  test('of an Indonesian card has its own names in others', async () => {
    const { ocr } = await readDocument('documentIndonesian');
    const others = ['religion', 'maritalStatus', 'occupation', 'province', 'city', 'district', 'village', 'rtrw'];
    expect(Object.keys(toRecord(toRecord(ocr).others))).toEqual(others);
    expect(toRecord(ocr).expiryDate).toBe('SEUMUR HIDUP');
  });

  test.each(['sided', 'nested'] as const)(
    'has the layout %s of the switch if the document has none',
    async (layout) => {
      const switches = { documentLayout: layout };
      const names = Object.keys(await readDocument('documentGenuine', { switches }));
      expect(names).toContain(layout === 'sided' ? 'front' : 'OCR');
      expect(Object.keys(await readDocument('documentTwoSided', { switches }))).toContain('frontImage');
    },
  );

  test('has a layout that can be changed for one transaction, without a change of its document', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const { documentTwoSided: id } = simulator.sampleIds;
    simulator.setResult(id, { document: { layout: 'sided' } });
    expect((await getResult(id)).data.docDetail).toMatchObject({ docType: 'TH-ID-N', back: { side: 'back' } });
  });

  test('has values of any type, and names that no layout has', async () => {
    expect(await readDocument('documentOddValues')).toMatchObject({
      ocr: {
        idNumber: 1234567890,
        fullName: ['TEST', 'PERSON'],
        fullAddress: [{ line: 1 }, { line: 2 }],
        middleName: ' ',
      },
      liveQuality: { sharpness: 0.93 },
    });
    expect(await readDocument('documentOddDates')).toMatchObject({
      front: { birthday: '1990/02/30', expiryDate: '00/00/0000', issueDate: 'UNKNOWN' },
    });
  });

  test('has no name for a back and a portrait that were not captured, if the switch says so', async () => {
    const detail = await readDocument('documentGenuine', { switches: { notCapturedImages: 'absent' } });
    expect(detail.frontImage).toEqual(expect.any(String));
    expect(Object.keys(detail)).not.toEqual(expect.arrayContaining(['backImage']));
    expect(Object.keys(detail)).not.toEqual(expect.arrayContaining(['portrait']));
  });
});

describe('a document decides the verdict', () => {
  test.each<[SampleName, string, string | null]>([
    ['documentPassport', 'PASS', 'SUCCESS'],
    ['documentExpired', 'FAIL', 'DOCUMENT_EXPIRED'],
    ['documentAltered', 'FAIL', 'DOCUMENT_FORGERY'],
    ['identityForged', 'FAIL', 'DOCUMENT_FORGERY'],
    ['documentRunning', 'INCOMPLETE', null],
    ['documentGaveUp', 'INCOMPLETE', 'USER_TIMEOUT'],
  ])('%s: %s, %s', async (name, overallResult, errorCode) => {
    const { simulator, getResult } = await startTestSimulator();
    const { data } = await getResult(simulator.sampleIds[name]);
    expect(data).toMatchObject({ overallResult, errorCode });
    expect(data.docDetail === null).toBe(overallResult === 'INCOMPLETE');
  });

  test('and its own result says that it failed', async () => {
    expect(await readDocument('documentExpired')).toMatchObject({
      docResult: 'FAIL',
      expiryDateVerification: { daysToExpiry: -672, result: 'fail' },
      idForgery: { result: 'pass' },
    });
  });
});

test('an identity verification can have charges, and no face', async () => {
  const { simulator, getResult } = await startTestSimulator();
  const { identityTwoSided, identityDocumentOnly } = simulator.sampleIds;
  expect((await getResult(identityTwoSided)).data.feeDetail).toMatchObject([{ item: 'FACE' }, { item: 'DOCUMENT' }]);
  const { data } = await getResult(identityDocumentOnly);
  expect(data).toMatchObject({ overallResult: 'PASS', faceDetail: null, docDetail: { docResult: 'PASS' } });
});

describe('after an erasure', () => {
  const isEmpty = (value: unknown): boolean =>
    value === null || (typeof value === 'object' && Object.values(toRecord(value)).every(isEmpty));

  test.each(['flat', 'sided', 'nested'] as const)('the %s layout has results, and no text or image', async (layout) => {
    const { simulator, getResult } = await startTestSimulator();
    simulator.setResult(simulator.sampleIds.documentErased, { document: { layout } });
    const { docResult, region, docType, subDocType, idForgery, ...rest } = toRecord(
      (await getResult(simulator.sampleIds.documentErased)).data.docDetail,
    );
    expect(idForgery).toEqual({ result: 'pass', ...(layout === 'nested' && { data: null }), detail: null });
    expect([docResult, region, docType, subDocType]).toEqual(
      layout === 'nested' ? [undefined, undefined, undefined, undefined] : ['PASS', 'THA', 'TH-ID-N', 'TH-ID-N'],
    );
    expect(Object.keys(rest).length).toBeGreaterThan(1);
    expect(isEmpty(rest)).toBe(true);
  });
});
