import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { measureDocument } from '../../../src/server/limits/documents/measure-document.js';

const measure = (text: string) => measureDocument(parse(text))[0];

describe('the measure of an operation', () => {
  test.each([
    ['{ a }', { depth: 1, fields: 1, rootFields: 1, aliases: 0, directives: 0, fragments: 0 }],
    ['{ x: a { b { c } d } e @skip(if: true) }', { depth: 3, fields: 5, rootFields: 2, aliases: 1, directives: 1 }],
    [
      '{ ... { a { ... on B @include(if: true) { c } } } }',
      { depth: 2, fields: 2, rootFields: 1, fragments: 2, directives: 1 },
    ],
    [
      '{ ...f x: b ...f } fragment f on Q @d { y: a { b } }',
      { depth: 2, fields: 5, rootFields: 3, aliases: 3, fragments: 2, directives: 2 },
    ],
    ['query ($a: Int @d) @d { a ...f @d } fragment f on Q { b @d }', { directives: 4 }],
    ['{ __schema { types { name } } a { b } }', { depth: 2, fields: 3, introspectionDepth: 3, introspectionFields: 3 }],
    [
      '{ __type(name: "A") { ...t } } fragment t on __Type { ofType { name } }',
      { depth: 1, fields: 1, introspectionDepth: 3, introspectionFields: 3 },
    ],
    ['{ ...unknown ...a } fragment a on Q { b ...a }', { fields: 1, fragments: 3 }],
  ])('%s', (text, expected) => {
    expect(measure(text)).toMatchObject(expected);
  });

  test('is found quickly even if fragments spread each other exponentially often', () => {
    const levels = Array.from({ length: 190 }, (_, i) => `fragment f${i} on Q { ...f${i + 1} ...f${i + 1} }`);
    expect(measure(`{ ...f0 } ${levels.join(' ')} fragment f190 on Q { a }`)?.fields).toBe(2 ** 190);
  });

  test('is found for the deepest document that can be parsed', () => {
    expect(measure(`${'{ a '.repeat(998)}${'}'.repeat(998)}`)?.depth).toBe(998);
  });
});
