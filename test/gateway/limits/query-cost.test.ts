import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, Kind, parse } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { compileCost } from '../../../src/server/limits/query-cost.js';
import { OPERATION_FILES } from '../../support/data/operation-files.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const schema = buildGatewaySchema();
const toIds = (length: number) => Array.from({ length }, (_, index) => `id-${index}`);

function costOf(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = document.definitions.find((it) => it.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  return compileCost(schema, document, operation)(variables);
}

const CONSOLE_DOCUMENTS: Record<string, string> = JSON.parse(
  readFileSync('schema/generated/console/persisted-documents.json', 'utf8'),
);
const CONSOLE_OPERATIONS = Object.values(CONSOLE_DOCUMENTS).map(
  (text) => [/query (\w+)/.exec(text)?.[1] ?? text, text] as const,
);

const ofResult = (selection: string) => costOf(`{ livenessResult(signatureId: "a") { ${selection} } }`);
const MANY = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { SELECTION } }';
const ofResults = (selection: string, count: number) =>
  costOf(MANY.replace('SELECTION', selection), { ids: toIds(count) });

const SCORES =
  'signatureId status errorCode faceResult isLikelyAttack faceLivenessScore livenessThreshold isFaceMatch faceSimilarityScore';
const LINKS = 'images { kind capturedAt url expiresAt }';
const BYTES = 'images { base64 dataUri mediaType byteLength }';

describe('a cost of at most 1,000 has', () => {
  test.each(OPERATION_FILES)('schema/%s, with a hundred ids if it takes several', (name) => {
    const text = readFileSync(`schema/${name}`, 'utf8');
    const variables = { signatureIds: toIds(100), first: 100, groupBy: ['DAY', 'STATUS'] };
    expect(costOf(text, variables)).toBeLessThanOrEqual(1_000);
  });

  test.each(CONSOLE_OPERATIONS)(
    'the operation %s of the console, with its longest page and without a range of days',
    (...row) => {
      const [, text] = row;
      expect(costOf(text, { first: 100 })).toBeLessThanOrEqual(1_000);
    },
  );

  test.each<[string, number]>([
    ['a hundred results with all their scores', ofResults(`${SCORES} eventDetails { event result createdAt }`, 100)],
    ['a hundred results with scores and one link', ofResults(`${SCORES} faceImage { url expiresAt }`, 100)],
    ['fifty results with the links of four images', ofResults(`${SCORES} ${LINKS}`, 50)],
    ['all fields of the images of one result', ofResults(`${BYTES} ${LINKS}`, 1)],
    ['the bytes of one image of fifteen results', ofResults('faceImage { dataUri }', 15)],
    ['what tools ask of the schema', costOf(getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }))],
  ])('%s: %d', (_what, cost) => {
    expect(cost).toBeLessThanOrEqual(1_000);
  });
});

describe('a cost of more than 1,000 has', () => {
  test.each<[string, number]>([
    ['the bytes of four images of a hundred results', ofResults('images { base64 }', 100)],
    ['the bytes of one image of twenty results', ofResults('faceImage { dataUri }', 20)],
    ['a thousand results', ofResults('status', 1_000)],
    ['sixty thousand ids', ofResults('__typename', 60_000)],
  ])('%s: %d', (_what, cost) => {
    expect(cost).toBeGreaterThan(1_000);
  });
});

describe('the cost', () => {
  test.each<[string, number, number]>([
    ['of scores is small', ofResult('faceLivenessScore'), 2],
    ['of a link is larger', ofResult('faceImage { url expiresAt }'), 4],
    ['of a link with minValidFor is higher', ofResult('faceImage(minValidFor: 60) { url expiresAt }'), 6],
    ['of such links in a list is counted for each', ofResult('images(minValidFor: 60) { url expiresAt }'), 18],
    ['of bytes is larger still', ofResult('faceImage { base64 }'), 52],
    ['of bytes is counted for each form', ofResult('faceImage { base64 dataUri mediaType byteLength }'), 202],
    ['of images without kinds is that of four', ofResult('images { base64 }'), 202],
    ['of images by kind is that of their number', ofResult('images(kinds: [FACE, SILENT]) { base64 }'), 102],
    ['of a single kind that stands for a list is that of one', ofResult('images(kinds: FACE) { base64 }'), 52],
    ['of kinds that repeat is that of four', ofResult(`images(kinds: [${'FACE '.repeat(9)}]) { base64 }`), 202],
    ['of no kinds is that of none', ofResult('images(kinds: []) { base64 }'), 1],
    ['of kinds that are null is that of all', ofResult('images(kinds: null) { base64 }'), 202],
    ['of an alias is that of its field', ofResult('a: faceImage { base64 } b: faceImage { base64 }'), 102],
    ['of what is skipped is counted', ofResult('faceImage { base64 @skip(if: true) }'), 52],
    ['of inline fragments is counted', ofResult('... on LivenessResult { ... { faceImage { base64 } } }'), 52],
    ['of __typename is nothing', ofResult('__typename'), 1],
  ])('%s', (_what, cost, expected) => {
    expect(cost).toBe(expected);
  });

  test('of a fragment counts as often as it is spread', () => {
    const fragment = 'fragment f on LivenessResult { faceImage { ...g } } fragment g on LivenessImage { base64 }';
    const twice = '{ a: livenessResult(signatureId: "a") { ...f } b: livenessResult(signatureId: "b") { ...f } }';
    expect(costOf(`${twice} ${fragment}`)).toBe(103);
  });

  test('of a list depends on its length in the document, the variables or their defaults', () => {
    const literal = '{ livenessResults(signatureIds: ["a", "b", "c"]) { faceImage { base64 } } }';
    const variable =
      'query ($ids: [ID!]! = ["a", "b"]) { livenessResults(signatureIds: $ids) { faceImage { base64 } } }';
    expect(costOf(literal)).toBe(154);
    expect(costOf(variable)).toBe(103);
    expect(costOf(variable, { ids: toIds(4) })).toBe(205);
    expect(costOf(variable, { ids: 'a' })).toBe(52);
    expect(costOf(variable, { ids: [] })).toBe(0);
  });

  test('of lists in lists is their product', () => {
    const text = `query ($ids: [ID!]!, $kinds: [LivenessImageKind!]) {
      livenessResults(signatureIds: $ids) { images(kinds: $kinds) { base64 } } }`;
    expect(costOf(text, { ids: toIds(3), kinds: ['FACE', 'SILENT'] })).toBe(304);
    expect(costOf(text, { ids: toIds(3), kinds: null })).toBe(605);
    expect(costOf(text, { ids: toIds(3) })).toBe(605);
  });
});

describe('the gateway', () => {
  const IDS_AND_BYTES = MANY.replace('SELECTION', 'images { base64 }');

  test('rejects an operation by the cost with its variables, and executes it with others', async () => {
    const { post, ask, simulator } = await startTestGateway();
    const accept = { accept: 'application/graphql-response+json' };
    for (let round = 0; round < 2; round += 1) {
      const refused = await post({ query: IDS_AND_BYTES, variables: { ids: toIds(100) } }, accept);
      expect([refused.status, refused.data, refused.errors]).toEqual([
        400,
        undefined,
        [
          {
            message: 'An operation may cost at most 1000; this one costs 20140.',
            extensions: { code: 'QUERY_TOO_COMPLEX' },
          },
        ],
      ]);
    }
    expect(simulator.calls).toEqual([]);
    const answered = await ask(IDS_AND_BYTES, { ids: [simulator.sampleIds.passSilent] });
    expect(answered.data.livenessResults[0].images[0].base64.length).toBeGreaterThan(1_000);
  });

  test('sends the error with 200 to a client that accepts only plain JSON, like all document errors', async () => {
    const { ask } = await startTestGateway();
    const { status, errors } = await ask(IDS_AND_BYTES, { ids: toIds(100) });
    expect([status, errors[0]?.extensions]).toEqual([200, { code: 'QUERY_TOO_COMPLEX' }]);
  });

  test('applies MAX_QUERY_COST', async () => {
    const { ask } = await startTestGateway({ env: { MAX_QUERY_COST: '52' } });
    const bytes = (fields: string) => `{ livenessResult(signatureId: "unknown") { faceImage { ${fields} } } }`;
    expect((await ask(bytes('base64'))).errors).toEqual([]);
    expect((await ask(bytes('base64 mediaType'))).errors).toMatchObject([
      { extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ]);
  });

  test('executes the introspection query of common tools', async () => {
    const { ask } = await startTestGateway();
    const everything = getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    const { data, errors } = await ask(everything);
    expect([errors, data.__schema.queryType.name]).toEqual([[], 'Query']);
  });
});
