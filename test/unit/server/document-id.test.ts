import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { toDocumentId } from '../../../src/server/trusted-documents/document-id.js';
import { MANIFEST_TEXT, toId } from '../../support/data/manifest.js';
import { OPERATION_FILES } from '../../support/data/operation-files.js';

const idOf = (text: string) => toDocumentId(parse(text));

test.each(OPERATION_FILES)('schema/%s has the id that codegen gives it', (name) => {
  const ids = Object.keys(JSON.parse(MANIFEST_TEXT));
  expect(ids).toContain(idOf(readFileSync(`schema/${name}`, 'utf8')));
});

test('every document of the manifest has the id of its text', () => {
  for (const [id, text] of Object.entries<string>(JSON.parse(MANIFEST_TEXT))) {
    expect([idOf(text), toId(text)]).toEqual([id, id]);
  }
});

test.each([
  ['fields', '{ a b { c d } }', '{ b { d c } a }'],
  ['fragments', '{ ...b ... on A { x } a } fragment b on Q { b }', 'fragment b on Q { b } { a ...b ... on A { x } }'],
  ['variables', 'query ($a: Int, $b: Int) { a }', 'query ($b: Int, $a: Int) { a }'],
  ['white space and comments', '{ a, b # c\n}', '\n{\n  a\n  b\n}\n'],
  ['arguments of directives', '{ ... @d(a: 1, b: 2) { a } }', '{ ... @d(b: 2, a: 1) { a } }'],
])('the order of %s does not matter', (_what, one, other) => {
  expect(idOf(one)).toBe(idOf(other));
});

test.each([
  ['an alias', '{ a }', '{ a: b }'],
  ['an argument', '{ a(x: 1) }', '{ a(x: 2) }'],
  ['a field more', '{ a }', '{ a b }'],
  ['a name', 'query A { a }', 'query B { a }'],
  ['a type', 'query ($a: Int) { a }', 'query ($a: Int!) { a }'],
  ['a directive', '{ a }', '{ a @include(if: true) }'],
])('%s makes a different document', (_what, one, other) => {
  expect(idOf(one)).not.toBe(idOf(other));
});

// Output of printExecutableGraphQLDocument of @graphql-tools/documents 1.0.2, which codegen uses.
test('a document with every sorted kind of node is printed like codegen prints it', () => {
  const text = `query Q($z: ID!, $a: Boolean!) { livenessResult(signatureId: $z) { status ...B
    ... on LivenessResult @include(if: $a) { signatureId } ...A z: errorCode } }
    fragment B on LivenessResult { status errorCode } fragment A on LivenessResult { signatureId }`;
  expect(idOf(text)).toBe('sha256:ab6948a1deb89c58999b525ebab47f9e6757790303662a9606353bcffb29ea00');
});
