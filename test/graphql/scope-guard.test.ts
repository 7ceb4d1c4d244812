import { describe, expect, test } from '@jest/globals';
import { buildSchema, isObjectType } from 'graphql';
import { buildGatewaySchema } from '../../src/graphql/build-schema.js';
import { SCOPES } from '../../src/graphql/caller.js';
import { guardScopes } from '../../src/graphql/scope-guard.js';

/** What leads to a face, and nothing that only tells of one. */
const OF_PICTURES = [
  'AuditImageArchive.expiresAt',
  'AuditImageArchive.url',
  'LivenessImage.base64',
  'LivenessImage.byteLength',
  'LivenessImage.dataUri',
  'LivenessImage.expiresAt',
  'LivenessImage.mediaType',
  'LivenessImage.url',
  'LivenessVideo.expiresAt',
  'LivenessVideo.url',
];

const fields = Object.values(buildGatewaySchema().getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field })));

test('every field of the schema declares one scope', () => {
  expect(fields.length).toBeGreaterThan(40);
  const undeclared = fields.filter(({ field }) => !SCOPES.some((scope) => scope === field.extensions.scope));
  expect(undeclared.map(({ path }) => path)).toEqual([]);
});

test('links and bytes need liveness:image, and everything else liveness:read', () => {
  const needing = (scope: string) => fields.filter(({ field }) => field.extensions.scope === scope);
  expect(
    needing('liveness:image')
      .map(({ path }) => path)
      .sort(),
  ).toEqual(OF_PICTURES);
  expect(needing('liveness:read')).toHaveLength(fields.length - OF_PICTURES.length);
});

describe('a schema is refused when a field without a scope is in', () => {
  test.each([
    ['the query', 'type Query { open: String }', 'Query.open'],
    [
      'an object',
      'type Query { livenessResult: LivenessResult } type LivenessResult { open: String }',
      'LivenessResult.open',
    ],
    ['a mutation', 'type Query { livenessResult: String } type Mutation { erase: String }', 'Mutation.erase'],
  ])('%s', (_, sdl, path) => {
    expect(() => guardScopes(buildSchema(sdl))).toThrow(`${path} declares no scope`);
  });
});
