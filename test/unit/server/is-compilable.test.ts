import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { isCompilable } from '../../../src/server/apollo/execution/is-compilable.js';
import { OPERATION_FILES } from '../../support/data/operation-files.js';

const schema = buildGatewaySchema();

/** Text that graphql-jit 0.8.9 replaces by `new Date(…)` in its generated code. */
const CODE = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.injected=1';

const one = (selection: string) => `{ livenessResult(signatureId: "a") { ${selection} } }`;

test.each([
  ['text of the client that holds code', `{ livenessResult(signatureId: "${CODE}") { status } }`],
  ['code after a quotation mark', `{ livenessResult(signatureId: "a\\"${CODE}") { status } }`],
  ['code in a block string', `{ livenessResult(signatureId: """${CODE}""") { status } }`],
  ['code in a list', `{ livenessResults(signatureIds: ["a", "${CODE}"]) { status } }`],
  ['code in an object', `{ _entities(representations: [{ __typename: "${CODE}" }]) { __typename } }`],
  ['code in a default value', `query ($a: ID! = "${CODE}") { livenessResult(signatureId: $a) { status } }`],
  ['an enum value that begins like code', `{ _entities(representations: [{ a: __MAGIC_NAN__ }]) { __typename } }`],
  ['a key that begins like code', `{ _entities(representations: [{ __MAGIC_NAN__: 1 }]) { __typename } }`],
  ['a directive', one('status @include(if: true)')],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'].flatMap((name) => [
    [`the alias ${name}`, one(`${name}: status`)] as const,
    [`the variable ${name}`, `query ($${name}: ID!) { livenessResult(signatureId: $${name}) { status } }`] as const,
  ]),
  [
    'a variable within an object',
    'query ($id: ID!) { _entities(representations: [{ signatureId: $id }]) { __typename } }',
  ],
  ['the key __proto__', '{ _entities(representations: [{ __typename: "A", __proto__: {} }]) { __typename } }'],
  [
    'paths that are equal when joined',
    '{ a: livenessResult(signatureId: "a") { b: faceImage { url } } b_a: livenessResult(signatureId: "b") { status } }',
  ],
  ['a key that begins like an index', `{ a: livenessResults(signatureIds: []) { idx0_a: faceImage { url } } }`],
  ['a key that begins like a type', one('LivenessResult_a: faceImage { url }')],
])('a document with %s is not compiled', (_what, text) => {
  expect(isCompilable(schema, parse(text))).toBe(false);
});

test.each([
  [
    'names in snake case',
    'query an_operation($an_id: ID!) { a_result: livenessResult(signatureId: $an_id) { status } }',
  ],
  ['ids as text', '{ livenessResults(signatureIds: ["07cb25536b5526ed", "A_b-c"]) { __typename status } }'],
  ['enum values', one('images(kinds: [FACE, FACE_FAR]) { kind }')],
  ['a description', '"""What it shows."""\nquery A { livenessResult(signatureId: "a") { status } }'],
  [
    'a representation',
    '{ _entities(representations: [{ __typename: "LivenessResult", signatureId: "a" }]) { __typename } }',
  ],
  ['representations in a variable', 'query ($list: [_Any!]!) { _entities(representations: $list) { __typename } }'],
])('a document with %s is compiled', (_what, text) => {
  expect(isCompilable(schema, parse(text))).toBe(true);
});

test.each(OPERATION_FILES)('%s is compiled', (name) => {
  expect(isCompilable(schema, parse(readFileSync(`schema/${name}`, 'utf8')))).toBe(true);
});
