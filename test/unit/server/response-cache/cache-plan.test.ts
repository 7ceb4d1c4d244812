import { expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { buildGatewaySchema } from '../../../../src/graphql/build-schema.js';
import { cacheRootsOf } from '../../../../src/graphql/rules/cache-roots.js';
import { toCachePlan } from '../../../../src/server/response-cache/cache-plan.js';

const roots = cacheRootsOf(buildGatewaySchema());

function planOf(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document, 'A') ?? getOperationAST(document);
  if (operation == null) throw new Error('no operation');
  return toCachePlan(roots, document, operation);
}

test.each([
  ['one id as a variable', 'query A($id: ID!) { livenessResult(signatureId: $id) { status } }', ['x']],
  [
    'a list as a variable',
    'query A($ids: [ID!]!) { r: livenessResults(signatureIds: $ids) { ...F } } fragment F on LivenessResult { status }',
    ['y', 'z'],
  ],
  ['an id in the document', '{ livenessResult(signatureId: "a") { status } }', ['a']],
  ['ids in the document', '{ livenessResults(signatureIds: ["a", "b"]) { status } }', ['a', 'b']],
  ['one id in place of a list', '{ livenessResults(signatureIds: "a") { status } }', ['a']],
])('a response with %s is cached by its ids', (_what, query, ids) => {
  expect(planOf(query)?.idsOf({ id: 'x', ids: ['y', 'z'] })).toEqual(ids);
});

test.each([
  ['two fields at its root', '{ a: livenessResult(signatureId: "a") { status } __typename }'],
  ['a fragment at its root', 'query A { ...Q } fragment Q on Query { livenessResult(signatureId: "a") { status } }'],
  [
    'another variable',
    'query A($id: ID!, $s: Int) { livenessResult(signatureId: $id) { faceImage(minValidFor: $s) { url } } }',
  ],
  ['a default', 'query A($id: ID! = "a") { livenessResult(signatureId: $id) { status } }'],
  ['a directive', 'query A($id: ID!) { livenessResult(signatureId: $id) { status @include(if: true) } }'],
  ['a second operation', 'query A { livenessResult(signatureId: "a") { status } } query B { __typename }'],
  ['a variable among its ids', 'query A($id: ID!) { livenessResults(signatureIds: [$id, "b"]) { status } }'],
  ['a number as an id', '{ livenessResult(signatureId: 1) { status } }'],
  ['a field about the schema', '{ __schema { types { name } } }'],
])('a response with %s is not cached', (_what, query) => {
  expect(planOf(query)).toBeUndefined();
});

test.each([
  ['that are missing', {}],
  ['that are not a list', { ids: 'a' }],
  ['of which one is a number', { ids: ['a', 1] }],
  ['that are inherited', Object.create({ ids: ['a'] })],
])('ids %s are left to Apollo Server', (_what, variables) => {
  expect(planOf('query A($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }')?.idsOf(variables)).toBe(
    undefined,
  );
});
