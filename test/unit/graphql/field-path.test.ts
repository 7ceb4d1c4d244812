import { expect, test } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { toFieldPath } from '../../../src/graphql/errors/field-path.js';

const pathIn = (text: string, path: readonly (string | number)[]) => {
  const document = parse(text);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return toFieldPath(path, document, operation as OperationDefinitionNode);
};

test.each([
  ['plain fields', '{ a { b } }', ['a', 'b'], 'a.b'],
  ['the indices of lists', '{ a { b } }', ['a', 3, 'b'], 'a.3.b'],
  ['names in place of aliases', '{ x: a { y: b } }', ['x', 0, 'y'], 'a.0.b'],
  ['fields of fragments', '{ x: a { ...F } } fragment F on T { ... { y: b { c } } }', ['x', 'y', 'c'], 'a.b.c'],
  ['fields that are selected twice', '{ x: a { b } x: a { y: c } }', ['x', 'y'], 'a.c'],
  ['a mark for a part that is not in the document', '{ a { b } }', ['a', 'z'], 'a.?'],
])('a path has %s', (_what, text, path, expected) => {
  expect(pathIn(text, path)).toBe(expected);
});

test('fragments that spread each other are visited once', () => {
  const text = '{ ...F } fragment F on T { ...G } fragment G on T { ...F x: a }';
  expect(pathIn(text, ['x'])).toBe('a');
});

test('there is no path without an operation', () => {
  expect(toFieldPath(['a'], undefined, undefined)).toBeUndefined();
});
