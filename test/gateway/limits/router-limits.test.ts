import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { toDocumentLimits } from '../../support/data/document-limits.js';
import { toManifest, trusting } from '../../support/data/manifest.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const SUBGRAPH = { FEDERATION: 'on' };
const rejectionOf = (text: string, env: Record<string, string> = SUBGRAPH) =>
  toDocumentLimits(env).findExceeded(parse(text))?.message;
const times = (count: number, toText: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => toText(index)).join(' ');

const entities = (count: number, selection = '__typename') =>
  `query ($them: [_Any!]!) { ${times(count, (i) => `_v${i}: _entities(representations: $them) { ${selection} }`)} }`;
const inFragment = (fields: string) => `... on LivenessResult { ${fields} }`;

describe('if every root field is _entities or __typename, an operation may have', () => {
  test.each<[string, number, (count: number) => string]>([
    ['fields at its root', 100, (count) => `{ __typename ${'_entities '.repeat(count - 1)} }`],
    ['fields', 400, (count) => entities(1, inFragment('status '.repeat(count - 1)))],
    ['aliases', 115, (count) => entities(1, inFragment(times(count - 1, (i) => `a${i}: status`)))],
    [
      'fragments',
      200,
      (count) =>
        entities(
          1,
          times(count, () => inFragment('status')),
        ),
    ],
    [
      'levels of fields',
      10,
      (count) => entities(1, `${'{ a '.repeat(count - 1)}${'}'.repeat(count - 1)}`.slice(1, -1)),
    ],
    ['directives', 20, (count) => entities(1, `__typename ${'@d '.repeat(count)}`)],
  ])('so many %s: %d', (what, most, toText) => {
    expect(rejectionOf(toText(most))).toBeUndefined();
    expect(rejectionOf(toText(most + 1))).toBe(`An operation may have at most ${most} ${what}.`);
  });

  test('more of each if configured', () => {
    const env = { ...SUBGRAPH, MAX_FIELDS: '300', MAX_ALIASES: '20' };
    expect(rejectionOf(entities(150, inFragment('status')), env)).toBeUndefined();
    expect(rejectionOf(entities(151), env)).toBe('An operation may have at most 150 fields at its root.');
  });
});

test('docs/federation.md states the default limits', () => {
  const rows = readFileSync('docs/federation.md', 'utf8').matchAll(/^\| (.+) \| .+ \| ([\d, ]+) \|$/gm);
  expect(Object.fromEntries([...rows].map(([, what, most]) => [what, most]))).toMatchObject({
    'fields at the root': '100',
    fields: '400',
    aliases: '115',
    fragments: '200',
    'levels of fields, directives': '10, 20',
    'tokens of the document': toDocumentLimits(SUBGRAPH).maxTokens.toLocaleString('en'),
    cost: '1,000',
  });
});

describe('the limits for clients apply', () => {
  test.each([
    ['with FEDERATION=off', entities(16), { FEDERATION: 'off' }],
    ['where another field is beside _entities', entities(16).replace('{', '{ livenessResult { status }'), SUBGRAPH],
    ['where another field is called _entities', entities(16).replace('{', '{ _entities: livenessResult'), SUBGRAPH],
    ['if a fragment is at the root', `${entities(15)} fragment f on Query { a: a }`.replace('{', '{ ...f'), SUBGRAPH],
    ['where another operation of the document is none of entities', `${entities(16)} query Other { a }`, SUBGRAPH],
  ])('%s', (_where, document, env) => {
    expect(rejectionOf(document, env)).toBe('An operation may have at most 15 aliases.');
  });

  test('to tokens, although the parser reads as many as a router needs', async () => {
    const { ask } = await startTestGateway({ env: SUBGRAPH });
    const kinds = (count: number) =>
      `{ livenessResult(signatureId: "unknown") { images(kinds: [${'FACE '.repeat(count)}]) { kind } } }`;
    expect((await ask(kinds(1_900))).errors).toEqual([]);
    expect((await ask(kinds(2_000))).errors).toEqual([
      { message: 'A document may have at most 2000 tokens.', extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ]);
    expect((await ask(kinds(6_000))).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
  });
});

describe('the gateway as a subgraph', () => {
  const them = Array.from({ length: 100 }, () => ({ __typename: 'LivenessResult', signatureId: 'unknown' }));

  test('resolves a hundred _entities, with one provider call for equal ids', async () => {
    const { ask, resultCalls } = await startTestGateway({ env: SUBGRAPH });
    const { data, errors } = await ask(entities(100, inFragment('status')), { them: them.slice(0, 5) });
    expect(errors).toEqual([]);
    expect(Object.values(data)).toHaveLength(100);
    expect(resultCalls()).toBe(1);
  });

  test('rejects them by their cost before any call', async () => {
    const { ask, resultCalls } = await startTestGateway({ env: SUBGRAPH });
    expect((await ask(entities(100, inFragment('status')), { them })).errors).toEqual([
      {
        message: 'An operation may cost at most 1000; this one costs 11000.',
        extensions: { code: 'QUERY_TOO_COMPLEX' },
      },
    ]);
    expect(resultCalls()).toBe(0);
  });

  test('accepts them as trusted documents', async () => {
    const trusted = trusting('only', toManifest(entities(30)));
    const { ask } = await startTestGateway({ ...trusted, env: { ...trusted.env, ...SUBGRAPH } });
    expect((await ask(entities(30), { them: [] })).errors).toEqual([]);
    expect((await ask(entities(31), { them: [] })).errors).toMatchObject([
      { extensions: { code: 'DOCUMENT_NOT_TRUSTED' } },
    ]);
  });
});
