import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { buildGatewaySchema } from '../../src/graphql/build-schema.js';
import { costOf, settleCosts } from '../../src/graphql/field-cost.js';

const costIn = (type: string, field: string) => {
  const fields = buildGatewaySchema().getType(type);
  if (fields === undefined || !('getFields' in fields)) throw new Error(`no type ${type}`);
  return costOf(fields.getFields()[field] as Parameters<typeof costOf>[0]);
};

test('a list of objects that does not say how long it is keeps the gateway from starting', () => {
  expect(() => settleCosts(buildSchema('type Query { as: [A!]! } type A { b: [Int] }'))).toThrow(
    'Query.as is a list and does not say how long',
  );
  expect(() => settleCosts(buildSchema('type Query { b: [Int!]! }'))).not.toThrow();
});

test('a field that needs the scope of pictures is dear unless it says otherwise', () => {
  expect(costIn('LivenessResult', 'status')).toEqual({ cost: 0.1, listSize: undefined });
  expect(costIn('LivenessVideo', 'url')).toEqual({ cost: 1, listSize: undefined });
  expect(costIn('LivenessImage', 'dataUri')).toEqual({ cost: 50, listSize: undefined });
  expect(costIn('LivenessResult', 'images')).toEqual({ cost: 0.1, listSize: { argument: 'kinds', expected: 4 } });
});
