import { describe, expect, test } from '@jest/globals';
import { type GraphQLObjectType, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { buildGatewaySchema } from '../../src/graphql/build-schema.js';
import { type SampleName, samples } from '../../src/simulator/samples/samples.js';
import { EVERY_FIELD, toExpected } from '../support/expected-result.js';
import { startTestGateway, type TestGatewayOptions } from '../support/gateway.js';
import { readProviderData } from '../support/raw-provider.js';

async function expectSameAsProvider(name: SampleName, options: TestGatewayOptions, bytes: boolean) {
  const gateway = await startTestGateway(options);
  const id = gateway.simulator.sampleIds[name];
  // A provider of its own, so that this reading does not move a transaction that unfolds by being asked.
  const expected = toExpected(await readProviderData(await startTestGateway(options), id), bytes);
  const { data, errors } = await gateway.ask(EVERY_FIELD, { id, bytes });
  expect(errors).toEqual([]);
  expect(data.livenessResult).toEqual(expected);
  return data.livenessResult;
}

/** Bytes are compared by equality alone: a picture is no text to read in a failure. */
async function expectServed({ url, base64, dataUri, byteLength }: Picture) {
  const response = await fetch(url);
  const served = Buffer.from(await response.arrayBuffer());
  expect(response).toMatchObject({ status: 200 });
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(base64 === served.toString('base64')).toBe(true);
  expect(dataUri === `data:image/jpeg;base64,${base64}`).toBe(true);
  expect(byteLength).toBe(served.length);
}

type Picture = Record<'url' | 'base64' | 'dataUri', string> & { byteLength: number };

describe('every field is answered as the provider does, and every link serves the very bytes of base64', () => {
  test.each(Object.keys(samples) as SampleName[])('for the sample %s', async (name) => {
    const { faceImage, faceImageFar, faceImageNear, silentImage } = await expectSameAsProvider(name, {}, true);
    const pictures = [faceImage, faceImageFar, faceImageNear, silentImage].filter((picture) => picture !== null);
    for (const picture of pictures) await expectServed(picture);
  });
});

describe('every field is answered as the provider does', () => {
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
    await expectSameAsProvider('passAllPictures', { simulator: { switches } }, false);
  });
});

test('the question of these tests selects every field of the schema', () => {
  const schema = buildGatewaySchema();
  const typeInfo = new TypeInfo(schema);
  const selected = new Set<string>();
  const Field = () => void selected.add(`${typeInfo.getParentType()?.name}.${typeInfo.getFieldDef()?.name}`);
  visit(parse(EVERY_FIELD), visitWithTypeInfo(typeInfo, { Field }));
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !/^__|^Query$/.test(type.name),
  );
  const all = types.flatMap((type) =>
    Object.keys((type as GraphQLObjectType).getFields()).map((name) => `${type.name}.${name}`),
  );
  expect([...selected].sort()).toEqual([...all, 'Query.livenessResult'].sort());
});
