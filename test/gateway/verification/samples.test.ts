import { describe, expect, test } from '@jest/globals';
import { type SampleName, samples } from '../../../src/simulator/samples/samples.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { toExpectedVerification, WHOLE_VERIFICATION } from '../../support/provider/expected-verification.js';
import { readProviderData } from '../../support/provider/raw-provider.js';

const TEXTS = ['documentNumber', 'fullName', 'gender', 'nationality', 'placeOfBirth', 'address'];
const DATES = ['dateOfBirth', 'issueDate', 'expiryDate'];
/** Names of the provider's values that must be found, by the field that has them. */
const FOUND: Readonly<Record<string, RegExp>> = {
  documentNumber: /(^|\.)(documentNumber|idNumber)$/,
  fullName: /(^|\.)(fullName|fullNameLocal|firstName|middleName|lastName)$/,
  gender: /(^|\.)gender$/,
};

describe('every field of the record equals the response of the provider', () => {
  test.each(Object.keys(samples) as SampleName[])('for the sample %s', async (name) => {
    const gateway = await startTestGateway();
    const id = gateway.simulator.sampleIds[name];
    // A separate provider, so that this read does not advance a transaction that changes with each read.
    const raw = await readProviderData(await startTestGateway(), id);
    const { data, errors } = await gateway.ask(WHOLE_VERIFICATION, { id, bytes: false });
    expect(errors).toEqual([]);
    expect(data.verification).toEqual(toExpectedVerification(raw, false));
    const { document } = data.verification;
    if (document === null) return;
    const fields: { name: string; value: string }[] = document.fields;
    const texts = fields.map(({ value }) => value.trim());
    for (const field of TEXTS.filter((it) => it !== 'fullName')) expect([null, ...texts]).toContain(document[field]);
    for (const field of DATES) expect(document[field] ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const [field, path] of Object.entries(FOUND)) {
      const isThere = fields.some((it) => path.test(it.name) && !/check|verification/i.test(it.name));
      expect([field, document[field] !== null]).toEqual([field, isThere]);
    }
  });
});

test('links of a document serve exactly the bytes of base64', async () => {
  const gateway = await startTestGateway();
  const { data } = await gateway.ask(WHOLE_VERIFICATION, { id: gateway.simulator.sampleIds.identityMatch });
  const images: { url: string; base64: string; byteLength: number }[] = data.verification.document.images;
  expect(images.length).toBeGreaterThan(0);
  for (const { url, base64, byteLength } of images) {
    const served = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect([base64 === served.toString('base64'), byteLength]).toEqual([true, served.length]);
  }
});
