import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { costOf, setCosts } from '../../../src/graphql/rules/cost.js';

const costIn = (type: string, field: string) => {
  const fields = buildGatewaySchema().getType(type);
  if (fields === undefined || !('getFields' in fields)) throw new Error(`no type ${type}`);
  return costOf(fields.getFields()[field] as Parameters<typeof costOf>[0]);
};

test('a list of objects without a listSize prevents the start', () => {
  expect(() => setCosts(buildSchema('type Query { as: [A!]! } type A { b: [Int] }'))).toThrow(
    'Query.as is a list of objects and declares no listSize',
  );
  expect(() => setCosts(buildSchema('type Query { b: [Int!]! }'))).not.toThrow();
});

test('a field with the image scope has the cost of a link unless it declares another', () => {
  expect(costIn('LivenessResult', 'status')).toEqual({ cost: 0.1, listSize: undefined });
  expect(costIn('LivenessVideo', 'url')).toEqual({ cost: 1, listSize: undefined });
  expect(costIn('LivenessImage', 'dataUri')).toEqual({ cost: 50, listSize: undefined });
  expect(costIn('LivenessResult', 'images')).toEqual({ cost: 0.1, listSize: { argument: 'kinds', expected: 4 } });
});

test('the lists of a connection are as long as its page, which the connection declares', () => {
  expect(costIn('Query', 'verificationHistory')).toMatchObject({ pageSize: { expected: 50, max: 100 } });
  expect(costIn('VerificationRecordConnection', 'nodes').listSize).toEqual({ isPage: true });
  expect(costIn('VerificationRecordConnection', 'edges').listSize).toEqual({ isPage: true });
});
