import { expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { resolveDirectly } from '../../../src/graphql/rules/direct-resolvers.js';

test('a field with an argument is resolved without a promise', () => {
  const type = buildGatewaySchema().getType('LivenessResult');
  const field = isObjectType(type) ? type.getFields().faceVideo : undefined;
  const context = { limits: { defaultMinValidForSeconds: 0 }, loaders: { withVideoState: () => null } };
  expect(field?.resolve?.({}, {}, context, {} as never)).toBe(null);
});

test('a resolver that uses other features of type-graphql prevents the start', () => {
  const schema = buildGatewaySchema();
  const handler = getMetadataStorage().queries.find(({ schemaName }) => schemaName === 'livenessResult');
  if (handler === undefined) throw new Error('there are no queries');
  const { middlewares } = handler;
  try {
    handler.middlewares = [async (_data, next) => next()];
    expect(() => resolveDirectly(schema)).toThrow('QueryResolver.livenessResult uses middlewares');
  } finally {
    Object.assign(handler, { middlewares });
  }
});
