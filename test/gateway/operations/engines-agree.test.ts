import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLError } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { type RandomOperation, randomOperation } from '../../support/data/random-operation.js';
import { startTestGateway, type TestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';

/** The first execution of a document is interpreted, the second compiled, the third may come from the cache. */
const TIMES = 4;

const schema = buildGatewaySchema({ isSubgraph: true, openScopes: ['liveness:introspect'] });

async function start() {
  const gateway = await startTestGateway({
    env: {
      ...{ FEDERATION: 'on', METRICS_PORT: '0', MAX_QUERY_COST: '1000000', LOG_LEVEL: 'silent' },
      ...{ NATIVE_RESULTS: 'on', PROVIDER_PAID_CALLS_PER_DAY: '1000000' },
    },
  });
  const { passAllImages, passFarNear, passSilent, identityMatch } = gateway.simulator.sampleIds;
  const ids = [passAllImages, passFarNear, passSilent, identityMatch, 'unknown', 'no id!'];
  const { nativeWithMedia, nativeAttack, nativeErased } = gateway.simulator.nativeSampleIds;
  const nativeIds = [nativeWithMedia, nativeAttack, nativeErased, 'no id!'];
  const warmUp = `query ($ids: [ID!]!, $nativeIds: [ID!]!) {
    livenessResults(signatureIds: $ids) { images { url base64 } faceVideo { url } }
    nativeLivenessResults(livenessIds: $nativeIds) { images { url base64 } faceVideo { url } } }`;
  await gateway.ask(warmUp, { ids, nativeIds });
  return { gateway, ids, nativeIds };
}

/** Returns the body of a response byte for byte, except for the order of its errors, which is that of failing promises. */
async function askForText({ url }: TestGateway, body: unknown): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const { errors } = JSON.parse(text) as { errors?: GraphQLError[] };
  if (errors === undefined) return text;
  const sorted = errors.map((error) => JSON.stringify(error)).sort();
  return text.replace(JSON.stringify(errors), `[${sorted}]`);
}

const SELECTIONS = [
  ...['status', 'a_b: errorCode', '__typename', 'inputParameters', '__proto__: status', 'constructor: errorCode'],
  ...['faceImage { url expiresAt }', 'toString: faceImage { kind }', 'images(kinds: [FACE, FACE_FAR]) { kind url }'],
  ...[
    'eventDetails { event b: result }',
    'b: faceVideo(minValidFor: 60) { state url }',
    'b_url: faceImageNear { url }',
  ],
];

/** An operation of the only cacheable form, with a response key and fields of which some are risky. */
const toRememberable = ([key, isList, selections, ids]: [string, boolean, string[], string[]]): RandomOperation => {
  const query = isList
    ? `query ($ids: [ID!]!) { ${key}: livenessResults(signatureIds: $ids) { signatureId ${selections.join(' ')} } }`
    : `query ($id: ID!) { ${key}: livenessResult(signatureId: $id) { signatureId ${selections.join(' ')} } }`;
  return { query, variables: isList ? { ids } : { id: ids[0] ?? 'unknown' } };
};

test('interpreted, compiled and cached responses are equal for any document and variables', async () => {
  const { gateway, ids, nativeIds } = await start();
  const rememberable = fc
    .tuple(
      fc.constantFrom('r', 'r_r', 'b', '__proto__', 'valueOf'),
      fc.boolean(),
      fc.subarray(SELECTIONS),
      fc.array(fc.constantFrom(...ids), { maxLength: 4 }),
    )
    .map(toRememberable);
  const property = async (operation: RandomOperation) => {
    const first = await askForText(gateway, operation);
    for (let time = 1; time < TIMES; time += 1) expect(await askForText(gateway, operation)).toBe(first);
  };
  const operation = fc.oneof({ weight: 3, arbitrary: randomOperation(schema, ids, nativeIds) }, rememberable);
  await fc.assert(fc.asyncProperty(operation, property), { numRuns: 200, endOnFailure: true });
  expect((await scrapeOne(gateway.metricsUrl, 'gateway_answers_remembered_total'))['']).toBeGreaterThan(5);
});

const RESULT = 'livenessResult(signatureId: "a")';

test.each([
  ['a null kind', `query ($v: LivenessImageKind = FACE) { ${RESULT} { images(kinds: [$v, FACE_FAR]) { kind } } }`],
  ['null kinds', `query ($v: [LivenessImageKind!] = []) { ${RESULT} { images(kinds: $v) { kind } } }`],
  ['a null id', 'query ($v: ID = "a") { livenessResult(signatureId: $v) { status } }'],
  ['a null id in a list', 'query ($v: ID = "a") { livenessResults(signatureIds: ["b", $v]) { status } }'],
  ['a null list of ids', 'query ($v: [ID!] = ["a"]) { livenessResults(signatureIds: $v) { status } }'],
  ['a null minValidFor', `query ($v: Int = 60) { ${RESULT} { faceImage(minValidFor: $v) { url } } }`],
  ['the alias __proto__', `{ ${RESULT} { __proto__: faceImage { kind } status } }`],
  ['the alias constructor', `{ constructor: ${RESULT} { toString: status valueOf: faceImage { kind } } }`],
  ['the variable __proto__', 'query ($__proto__: ID!) { livenessResult(signatureId: $__proto__) { status } }'],
])('%s is answered the same each time it comes', async (_what, query) => {
  const { gateway } = await start();
  gateway.simulator.addTransaction({ signatureId: 'a' });
  const body = JSON.stringify({ query, variables: { v: null, PROTO: 'a' } }).replace('PROTO', '__proto__');
  const seen = new Set<string>();
  for (let time = 0; time < TIMES; time += 1) seen.add(await askForText(gateway, JSON.parse(body)));
  expect([...seen]).toHaveLength(1);
});
