import { expect, test } from '@jest/globals';
import {
  type GraphQLFieldConfig,
  GraphQLID,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import type { Caller } from '../../../src/domain/caller.js';
import type { GatewayContext } from '../../../src/graphql/context.js';
import { entityKeysOf } from '../../../src/graphql/federation/federate.js';
import { guardScopes } from '../../../src/graphql/rules/authorization.js';
import { cacheRootsOf } from '../../../src/graphql/rules/cache-roots.js';
import { assertMediaDeclared } from '../../../src/graphql/rules/media.js';

type Field = GraphQLFieldConfig<unknown, GatewayContext>;

const text = (extensions: Record<string, unknown>): Field => ({ type: GraphQLString, extensions });
const object = (name: string, fields: Record<string, Field>) => new GraphQLObjectType({ name, fields });
const query = object('Query', { livenessResult: text({ scope: 'liveness:read' }) });

function schemaOf(field: Field): GraphQLSchema {
  return new GraphQLSchema({ query: object('Query', { added: field }) });
}

const withoutScopes = {
  caller: { scopes: new Set() } as unknown as Caller,
} as GatewayContext;

test.each(['mutation', 'subscription'] as const)(
  'a field of the root %s is guarded although its scope is the entry scope',
  (root) => {
    const erase: Field = {
      ...text({ scope: 'liveness:read' }),
      resolve: () => 'resolved',
      subscribe: () => 'subscribed',
    };
    const type = object('Root', { erase });
    guardScopes(new GraphQLSchema({ query, [root]: type }));
    const { resolve, subscribe } = type.getFields().erase ?? {};
    for (const guarded of [resolve, subscribe])
      expect(() => guarded?.({}, {}, withoutScopes, {} as GraphQLResolveInfo)).toThrow('liveness:read');
  },
);

test('a root field without a cacheRoot prevents the start, and so does one that names an argument it does not have', () => {
  const declared = /^Query.added must declare @Extensions\(\{ cacheRoot \}\)/;
  expect(() => cacheRootsOf(schemaOf(text({})))).toThrow(declared);
  expect(() => cacheRootsOf(schemaOf(text({ cacheRoot: 'ids' })))).toThrow(declared);
  expect(cacheRootsOf(schemaOf(text({ cacheRoot: false })))).toEqual(new Map());
  const args = { id: { type: new GraphQLNonNull(GraphQLID) } };
  expect(cacheRootsOf(schemaOf({ ...text({ cacheRoot: 'id' }), args }))).toEqual(
    new Map([['added', { argument: 'id', isList: false, kind: 'web' }]]),
  );
});

test.each([
  ['without delivers', { scope: 'liveness:image', media: true }],
  ['with an unknown delivery', { scope: 'liveness:image', media: true, delivers: 'fax' }],
  ['without media', { scope: 'liveness:image', delivers: 'imageLink' }],
  ['whose scope is another one', { scope: 'liveness:read', delivers: 'imageLink', media: true }],
])('a media field %s prevents the start', (_how, extensions) => {
  expect(() => assertMediaDeclared(schemaOf(text(extensions)))).toThrow(/^Query.added must declare both/);
});

test('an entity key that is not a field of its type prevents the start', () => {
  const key = (entityKey: unknown) => {
    const type = new GraphQLObjectType({ name: 'Query', fields: { id: text({}) }, extensions: { entityKey } });
    return () => entityKeysOf(new GraphQLSchema({ query: type }));
  };
  expect(key('id')()).toEqual({ Query: 'id' });
  expect(key('nothing')).toThrow('Query declares the entity key nothing, which is not one of its fields');
});
