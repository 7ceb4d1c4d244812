import { describe, expect, test } from '@jest/globals';
import { type GraphQLObjectType, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { type SampleName, samples } from '../../../src/simulator/samples/samples.js';
import { startTestGateway, type TestGatewayOptions } from '../../support/gateway/gateway.js';
import { EVERYTHING } from '../../support/gateway/native.js';
import { EVERY_FIELD, toExpected } from '../../support/provider/expected-result.js';
import { WHOLE_VERIFICATION } from '../../support/provider/expected-verification.js';
import { readProviderData } from '../../support/provider/raw-provider.js';

async function expectSameAsProvider(name: SampleName, options: TestGatewayOptions, bytes: boolean) {
  const gateway = await startTestGateway(options);
  const id = gateway.simulator.sampleIds[name];
  // A separate provider, so that this read does not advance a transaction that changes with each read.
  const expected = toExpected(await readProviderData(await startTestGateway(options), id), bytes);
  const { data, errors } = await gateway.ask(EVERY_FIELD, { id, bytes });
  expect(errors).toEqual([]);
  expect(data.livenessResult).toEqual(expected);
  return data.livenessResult;
}

/** Bytes are compared by equality only: an image in a failure message is not readable. */
async function expectServed({ url, base64, dataUri, byteLength }: Image) {
  const response = await fetch(url);
  const served = Buffer.from(await response.arrayBuffer());
  expect(response).toMatchObject({ status: 200 });
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(base64 === served.toString('base64')).toBe(true);
  expect(dataUri === `data:image/jpeg;base64,${base64}`).toBe(true);
  expect(byteLength).toBe(served.length);
}

type Image = Record<'url' | 'base64' | 'dataUri', string> & { byteLength: number };

describe("every field has the provider's value, and every link serves exactly the bytes of base64", () => {
  test.each(Object.keys(samples) as SampleName[])('for the sample %s', async (name) => {
    const result = await expectSameAsProvider(name, {}, true);
    const images = ['faceImage', 'faceImageFar', 'faceImageNear', 'silentImage'].flatMap(
      (field) => result?.[field] ?? [],
    );
    for (const image of images) await expectServed(image);
  });
});

describe("every field has the provider's value", () => {
  test.each([
    { livenessProfile: 'old' },
    { notCapturedImages: 'absent' },
    { placeholderNames: 'second' },
    { feeDetail: 'everywhere' },
    { transactionId: 'absent' },
    { linkFormat: 's3' },
    { linkFormat: 'expires' },
    { linkFormat: 'azure' },
  ] as const)('when it turns out to be one with %j', async (switches) => {
    await expectSameAsProvider('passAllImages', { simulator: { switches } }, false);
  });
});

/** Types of what the gateway remembers by itself. */
const OF_HISTORY = /^(PageInfo|RecordCount|ScoreBucket|VerificationRecord.*|VerificationStatistics.*)$/;

test('the queries of these tests select every field that the provider has a value for', () => {
  const schema = buildGatewaySchema();
  const typeInfo = new TypeInfo(schema);
  const selected = new Set<string>();
  const Field = () => void selected.add(`${typeInfo.getParentType()?.name}.${typeInfo.getFieldDef()?.name}`);
  for (const query of [EVERY_FIELD, WHOLE_VERIFICATION, EVERYTHING])
    visit(parse(query), visitWithTypeInfo(typeInfo, { Field }));
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !/^__|^(Query|Subscription)$/.test(type.name) && !OF_HISTORY.test(type.name),
  );
  const all = types.flatMap((type) =>
    Object.keys((type as GraphQLObjectType).getFields()).map((name) => `${type.name}.${name}`),
  );
  const roots = ['Query.livenessResult', 'Query.nativeLivenessResult', 'Query.verification'];
  expect([...selected].sort()).toEqual([...all, ...roots].sort());
});
