import { describe, expect, test } from '@jest/globals';
import type { SampleName } from '../../../src/simulator/samples/samples.js';
import { startTestSimulator, toRecord } from './support/test-simulator.js';

const verdict = ['signatureId', 'overallResult', 'idvResult', 'errorCode'];
const session = ['countryCodeIso3', 'inputParameters'];

describe('the fields of a result', () => {
  test.each<[string, SampleName, string[]]>([
    ['liveness detection', 'passFarNear', [...verdict, 'submissionCompleted', 'faceDetail', ...session]],
    ['face authentication', 'faceMatch', [...verdict, 'faceDetail', ...session]],
    [
      'identity verification',
      'identityMatch',
      [...verdict, 'submissionCompleted', 'faceDetail', 'docDetail', 'feeDetail', ...session],
    ],
    ['document verification', 'documentGenuine', [...verdict, 'submissionCompleted', 'docDetail', 'countryCodeIso3']],
    [
      'number verification',
      'numberVerified',
      [...verdict, 'submissionCompleted', 'faceDetail', 'docDatabaseDetail', ...session],
    ],
    [
      'address verification',
      'addressVerified',
      ['signatureId', 'overallResult', 'errorCodes', 'addressDetail', ...session],
    ],
    ['proof of address', 'addressProven', ['signatureId', 'overallResult', 'errorCodes', 'addressDetail', ...session]],
  ])('of %s follow from the product', async (_, name, fields) => {
    const { simulator, getResult } = await startTestSimulator();
    const { data } = await getResult(simulator.sampleIds[name]);
    expect(Object.keys(data).sort()).toEqual(fields.toSorted());
  });

  test('have the charges of the transaction, by default none', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const id = simulator.sampleIds.identityMatch;
    expect((await getResult(id)).data.feeDetail).toEqual([]);
    const fees = [{ item: 'FACE', amount: '0.00' }];
    simulator.setResult(id, { fees });
    expect((await getResult(id)).data.feeDetail).toEqual(fees);
  });
});

describe('addressDetail', () => {
  const addressOf = async (name: SampleName, returnImageType = 'URL') => {
    const { simulator, getResult } = await startTestSimulator();
    return toRecord((await getResult(simulator.sampleIds[name], { returnImageType })).data.addressDetail);
  };

  test('of a proof of address has a link to the proof, even if Base64 was requested', async () => {
    for (const imageType of ['URL', 'BASE64']) {
      const { simulator, getResult } = await startTestSimulator();
      const { data } = await getResult(simulator.sampleIds.addressProven, { returnImageType: imageType });
      const { fullAddress, proofFileUrl } = toRecord(data.addressDetail);
      expect(fullAddress).toMatch(/^1 Simulated Street/);
      const response = await fetch(String(proofFileUrl));
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    }
  });

  test('has a list of several files in the requested form', async () => {
    const linked = await addressOf('addressWithDatabase');
    const inline = await addressOf('addressWithDatabase', 'BASE64');
    expect(linked.proofFiles).toMatchObject([
      { name: 'address-proof-1.jpg', image: expect.stringMatching(/^http:/) },
      { name: 'address-proof-2.jpg', image: expect.stringMatching(/^http:/) },
    ]);
    expect(inline.proofFiles).toMatchObject([{ image: expect.stringMatching(/^\/9j/) }, {}]);
  });

  test('of an address verification has no proof', async () => {
    const detail = await addressOf('addressVerified');
    expect(detail.matchResult).toBe('MATCH');
    expect(JSON.stringify(detail)).not.toContain('http');
  });

  test('is null if the check failed, is running, was given up or erased', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const names = ['addressUnverified', 'addressRefused', 'addressRunning', 'addressGaveUp', 'addressErased'] as const;
    const seen = [];
    for (const name of names) {
      const { addressDetail, errorCodes } = (await getResult(simulator.sampleIds[name])).data;
      seen.push([addressDetail, errorCodes]);
    }
    expect(seen).toEqual([
      [null, ['ADDRESS_NOT_MATCHED']],
      [null, ['DOCUMENT_EXPIRED', 'NAME_NOT_MATCHED']],
      [null, []],
      [null, ['USER_TIMEOUT']],
      [null, []],
    ]);
  });
});

describe('docDatabaseDetail', () => {
  test.each<[SampleName, unknown]>([
    ['numberVerified', { found: true, fullName: 'TEST PERSON', photo: expect.stringMatching(/^http:/) }],
    ['addressWithDatabase', { found: true, nationality: 'NGA' }],
  ])('of %s is what the register says', async (name, detail) => {
    const { simulator, getResult } = await startTestSimulator();
    expect((await getResult(simulator.sampleIds[name])).data.docDatabaseDetail).toMatchObject(toRecord(detail));
  });

  test.each(['numberUnknown', 'numberErased'] as const)('of %s is null', async (name) => {
    const { simulator, getResult } = await startTestSimulator();
    expect((await getResult(simulator.sampleIds[name])).data.docDatabaseDetail).toBeNull();
  });
});
