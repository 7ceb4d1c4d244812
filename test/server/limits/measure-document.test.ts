import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { findExceededLimit } from '../../../src/server/limits/document-limits.js';
import { measureDocument } from '../../../src/server/limits/measure-document.js';

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

  test('is found in no time where fragments spread each other more often than anybody could count', () => {
    const levels = Array.from({ length: 190 }, (_, i) => `fragment f${i} on Q { ...f${i + 1} ...f${i + 1} }`);
    expect(measure(`{ ...f0 } ${levels.join(' ')} fragment f190 on Q { a }`)?.fields).toBe(2 ** 190);
  });

  test('is found however deep a document goes that may be parsed', () => {
    expect(measure(`${'{ a '.repeat(998)}${'}'.repeat(998)}`)?.depth).toBe(998);
  });

  test('is one for each operation and fragment, so that one of each is enough to refuse the document', () => {
    const large = `{ ${Array(201).fill('a').join(' ')} }`;
    expect(findExceededLimit(parse('query A { a } query B { b }'))).toBeUndefined();
    expect(findExceededLimit(parse(`query A { a } query B ${large}`))?.message).toContain('200 fields');
  });
});

test.each([
  ['levels of fields', 10, (count: number) => `${'{ a '.repeat(count)}${'}'.repeat(count)}`],
  ['fields', 200, (count: number) => `{ a { ${'b '.repeat(count - 1)} } }`],
  ['fields at its root', 20, (count: number) => `{ ${'a '.repeat(count)} }`],
  ['aliases', 15, (count: number) => `{ ${'a: b '.repeat(count)} }`],
  ['directives', 20, (count: number) => `{ a ${'@d '.repeat(count)} }`],
  ['fragments', 100, (count: number) => `{ ${'... { '.repeat(count)} a ${'} '.repeat(count)} }`],
  ['levels of introspection', 20, (count: number) => `{ __schema ${'{ a '.repeat(count - 1)}${'}'.repeat(count)}`],
  ['fields of introspection', 500, (count: number) => `{ __schema { ${'a '.repeat(count - 1)} } }`],
])('an operation may have as many %s as the limit says, and not one more', (what, most, toText) => {
  expect(findExceededLimit(parse(toText(most)))).toBeUndefined();
  expect(findExceededLimit(parse(toText(most + 1)))?.message).toBe(`An operation may have at most ${most} ${what}.`);
});
