import { describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLResolveInfo, isObjectType } from 'graphql';
import { SCOPES } from '../../../src/domain/caller.js';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { guardScopes } from '../../../src/graphql/rules/authorization.js';

/** The fields that lead to an image of a face or a document. */
const OF_PICTURES = [
  'AuditImageArchive.expiresAt',
  'AuditImageArchive.url',
  'DocumentImage.base64',
  'DocumentImage.byteLength',
  'DocumentImage.dataUri',
  'DocumentImage.expiresAt',
  'DocumentImage.mediaType',
  'DocumentImage.url',
  'LivenessImage.base64',
  'LivenessImage.byteLength',
  'LivenessImage.dataUri',
  'LivenessImage.expiresAt',
  'LivenessImage.mediaType',
  'LivenessImage.url',
  'LivenessVideo.expiresAt',
  'LivenessVideo.url',
];

/** The fields that hold personal data of a document or an address. */
const OF_PERSONS = [
  ...['DocumentField.name', 'DocumentField.side', 'DocumentField.value'],
  ...['address', 'dateOfBirth', 'details', 'documentNumber', 'expiryDate', 'fields', 'fullName', 'gender', 'issueDate']
    .concat('nationality', 'placeOfBirth')
    .map((name) => `IdentityDocument.${name}`),
  ...['Verification.address', 'Verification.documentDatabase'],
];

/** The mutation that starts a verification, and what it returns. */
const OF_STARTS = ['Mutation.startVerification', 'StartedVerification.signatureId', 'StartedVerification.url'];

/** The types of the history. Only the way from a record to the whole verification needs another scope. */
const OF_HISTORY = /^(PageInfo|RecordCount|ScoreBucket|VerificationRecord|VerificationStatistics)/;
const ROOTS_OF_HISTORY = ['Query.verificationHistory', 'Query.verificationStatistics'];

const fields = Object.values(buildGatewaySchema().getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field })));

test('every field of the schema declares one scope', () => {
  expect(fields.length).toBeGreaterThan(40);
  const undeclared = fields.filter(({ field }) => !SCOPES.some((scope) => scope === field.extensions.scope));
  expect(undeclared.map(({ path }) => path)).toEqual([]);
});

test('links and bytes need liveness:image, personal data liveness:document, the history liveness:list, starts liveness:start, and everything else liveness:read', () => {
  const needing = (scope: string) => fields.filter(({ field }) => field.extensions.scope === scope);
  expect(
    needing('liveness:image')
      .map(({ path }) => path)
      .sort(),
  ).toEqual(OF_PICTURES);
  expect(
    needing('liveness:document')
      .map(({ path }) => path)
      .sort(),
  ).toEqual(OF_PERSONS);
  const listed = needing('liveness:list').map(({ path }) => path);
  const ofHistory = fields
    .map(({ path }) => path)
    .filter((path) => OF_HISTORY.test(path) || ROOTS_OF_HISTORY.includes(path));
  expect(listed).toEqual(ofHistory.filter((path) => path !== 'VerificationRecord.verification'));
  expect(
    needing('liveness:start')
      .map(({ path }) => path)
      .sort(),
  ).toEqual(OF_STARTS);
  const others = [OF_PICTURES, OF_PERSONS, OF_STARTS, listed].reduce((sum, { length }) => sum + length, 0);
  expect(needing('liveness:read')).toHaveLength(fields.length - others);
});

describe('a field without a scope prevents the start in', () => {
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

test('a caller without liveness:read does not get from the history to a whole verification', () => {
  const schema = buildGatewaySchema();
  const record = schema.getType('VerificationRecord');
  const { resolve } = (isObjectType(record) && record.getFields().verification) || {};
  const context = { caller: { scopes: new Set(['liveness:list']) } };
  expect(() => resolve?.({}, {}, context, {} as GraphQLResolveInfo)).toThrow('The scope liveness:read is required.');
});
