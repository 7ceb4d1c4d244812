import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { type RandomOperation, randomOperation } from './random-operation.js';

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '__typename',
  '__schema',
  'on',
  'null',
  'fragment',
  'v0',
  'FACE',
];

/** JSON as a client might send it: of the wrong type, too large, empty, or with names of `Object.prototype`. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...['null', 'true', '0', '-0', '-1', '1.5', '60', '1e21', '1e400', '9007199254740993', '2147483648', '""', '" "'],
    ...['[]', '[null]', '[[null]]', '["a",null]', '{}', '{"__proto__":null}', '{"constructor":{}}', '{"length":3}'],
    ...['"\\ud800"', '"\\u0000"', '"\\ud83d\\ude00"', '"FACE"', '"NaN"', '"__proto__"', '["FACE","FACE"]'],
    ...[
      '{"__typename":"LivenessResult"}',
      '[{"__typename":"__proto__"}]',
      '[{"__typename":null}]',
      '[{"signatureId":{}}]',
    ],
    ...['[{"__typename":"LivenessResult","signatureId":{}}]', '{"__typename":"LivenessResult","signatureId":1e400}'],
    JSON.stringify(Array(60).fill({})),
    JSON.stringify('x'.repeat(5_000)),
  ),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
);

/** Fragments of GraphQL in places where something else is expected. */
const piece = fc.constantFrom(
  ...[
    'null',
    '[]',
    '[null]',
    '[[FACE]]',
    '{}',
    '{ a: null }',
    '{ __proto__: { a: 1 } }',
    '0',
    '-0',
    '-1',
    '2147483648',
  ],
  ...['99999999999999999999', '1e400', '1.5', 'NOPE', 'true', '""', '"\\u0000"', '"\\uD83D\\uDE00"', '"\\u{10FFFF}"'],
  ...['"\\uD800"', '"\ud800"', '"""a"""', '"""\\""" "', '$v0', '$v1', '[$v0]', '{ a: $v0 }', '$nothing', ...NAMES],
  ...[
    '@skip(if: $v0)',
    '@include(if: $v0)',
    '@include(if: null)',
    '@include',
    '@deprecated',
    '@oneOf',
    '...',
    '... { a }',
  ],
  ...['__schema { types { name } }', '__type(name: $v0) { name }', '__typename: status', '__proto__: __typename'],
  ...['a: status', 'constructor: status', '# "', '\n', ','],
);

const TOKEN = /"(?:[^"\\]|\\.)*"|\$?\w+/g;

/** Generates the document with some names and values replaced, doubled or followed by something else. */
function mutate(query: string, changes: readonly { at: number; text: string; isAdded: boolean }[]): string {
  const tokens = [...query.matchAll(TOKEN)];
  const byIndex = new Map(changes.map((change) => [change.at % tokens.length, change]));
  let index = 0;
  return query.replace(TOKEN, (token) => {
    const change = byIndex.get(index);
    index += 1;
    if (change === undefined) return token;
    return change.isAdded ? `${token} ${change.text} ` : change.text;
  });
}

/** Generates the members of an object as JSON, of which any can be called __proto__. */
function toJson(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

/** Generates the body of a request whose document and variables are nearly valid, or not at all. */
export function hostileRequest(schema: GraphQLSchema, signatureIds: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.nat(200), text: piece, isAdded: fc.boolean() });
  return fc
    .record({
      operation: randomOperation(schema, signatureIds),
      changes: fc.oneof(fc.constant([]), fc.array(change, { maxLength: 2 })),
      replaced: fc.array(fc.option(hostileJson, { freq: 2 }), { minLength: 6, maxLength: 6 }),
      added: fc.array(fc.tuple(fc.constantFrom(...NAMES, 'v1', 'v2'), hostileJson), { maxLength: 2 }),
      around: fc.oneof(
        { weight: 8, arbitrary: fc.constant([]) },
        fc.array(
          fc.tuple(fc.constantFrom('variables', 'operationName', 'extensions', 'documentId', '__proto__'), hostileJson),
          { maxLength: 1 },
        ),
      ),
    })
    .map(({ operation, changes, replaced, added, around }) => {
      const { query, variables }: RandomOperation = operation;
      const sent = Object.getOwnPropertyNames(variables).map((name, index) => {
        return [name, replaced[index] ?? JSON.stringify(Reflect.get(variables, name))] as const;
      });
      return toJson([
        ['query', JSON.stringify(mutate(query, changes))],
        ['variables', toJson([...sent, ...added])],
        ...around,
      ]);
    });
}
