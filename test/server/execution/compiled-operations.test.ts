import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DocumentNode, type ExecutionResult, execute, getOperationAST, parse, validate } from 'graphql';
import type { Scope } from '../../../src/domain/caller.js';
import type { LivenessResult } from '../../../src/domain/liveness-result.js';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { forgetOutcome } from '../../../src/graphql/context.js';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { createCompiledOperations } from '../../../src/server/apollo/execution/compiled-execution.js';
import { createQueryWorld } from '../../support/data/query-world.js';
import { type RandomOperation, randomOperation } from '../../support/data/random-operation.js';
import { createLink, createResult } from '../../support/provider/results.js';
import { START } from '../../support/test-clock.js';

const HOUR_MS = 3_600_000;
const NOW = START + HOUR_MS;

const schema = buildGatewaySchema({ isSubgraph: true, openScopes: ['liveness:introspect'] });
const dead = createLink({ url: 'https://assets.example.test/dead', expiresAt: NOW - 1 });
const pictures = (link: ReturnType<typeof createLink> | null): LivenessResult['images'] => [
  { kind: 'FACE', capturedAt: START, link },
  { kind: 'FACE_NEAR', capturedAt: null, link },
];

const full = createResult({
  signatureId: 'full',
  images: pictures(createLink()),
  auditImageArchive: createLink({ url: 'https://assets.example.test/archive.zip' }),
  faceVideo: { state: 'READY', link: createLink({ url: 'https://assets.example.test/video.mp4' }) },
  livenessAttackCode: 2,
  faceSimilarityScore: 71.25,
  eventDetails: [{ event: 'BLINK', result: null, createdAt: START }],
  inputParameters: { userId: 'ü', bizId: 1, iframeEnabled: true },
});
const stored = [
  full,
  createResult({ signatureId: 'dead', images: pictures(dead) }),
  createResult({ signatureId: 'failing', images: pictures(dead) }),
  createResult({ signatureId: 'odd', livenessAttackCode: 2 ** 40, images: [] }),
  createResult({
    signatureId: 'invalid',
    images: [{ kind: 'FACE', capturedAt: null, link: createLink(), invalidFields: ['capturedAt'] }],
    faceLivenessScore: null,
    eventDetails: [{ event: null, result: 'OK', createdAt: null, invalidFields: ['event', 'createdAt'] }],
    invalidFields: ['errorCode', 'faceLivenessScore', 'livenessAttackCode', 'eventDetails', 'faceVideo'],
  }),
  createResult({ signatureId: 'pending', status: 'PENDING', faceVideo: { state: 'PENDING', link: null } }),
];
const IDS = [...stored.map(({ signatureId }) => signatureId), 'new', 'unknown', 'no id!'];

async function getResult(signatureId: string) {
  if (signatureId === 'unknown') return null;
  if (signatureId === 'failing') throw new ProviderError('unavailable', 'connection failed');
  const images = pictures(createLink({ url: `https://assets.example.test/${signatureId}`, issuedAt: NOW }));
  const base64 = new Map(images.map(({ kind }) => [kind, '/9j/4AAQ'] as const));
  return { result: { ...full, signatureId, images }, base64 };
}

const enter = (scopes?: readonly Scope[]) =>
  createQueryWorld({ results: stored, getResult, now: () => NOW, ...(scopes && { scopes }) });

function compile(document: DocumentNode, variables: Record<string, unknown>) {
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('no operation');
  const operations = createCompiledOperations(schema);
  // Not compiled at the first execution.
  expect(operations.find(document, operation, {})).toBeUndefined();
  return operations.find(document, operation, variables);
}

const interpret = async (document: DocumentNode, variables: Record<string, unknown>, scopes?: readonly Scope[]) => {
  const world = enter(scopes);
  const outcome = await execute({ schema, document, contextValue: world.context, variableValues: variables });
  return { ...toText(outcome), ...world.traces() };
};

/** The order of errors is that of failing promises, which is not specified. */
function toText({ data, errors }: ExecutionResult) {
  return { data: JSON.stringify(data), errors: errors?.map((error) => JSON.stringify(error)).sort() };
}

test('operations stay compiled up to a number of bytes, and an evicted one is compiled again after two executions', () => {
  const operations = createCompiledOperations(schema);
  // Each of 15,000 comments takes as much memory as a field.
  const all = Array.from({ length: 20 }, (_, index) => {
    const document = parse(`{ a${index}: __typename ${'#\n'.repeat(15_000)} }`);
    const operation = getOperationAST(document);
    if (operation == null) throw new Error('no operation');
    const find = () => operations.find(document, operation, {}) !== undefined;
    return find;
  });
  for (const find of all) expect([find(), find(), find()]).toEqual([false, true, true]);
  expect(all.slice(-10).map((find) => find())).toEqual(Array(10).fill(true));
  expect(all.slice(0, 3).map((find) => [find(), find()])).toEqual(Array(3).fill([false, true]));
});

test.each([
  [
    'beside others is interpreted',
    '{ verificationStatistics { total } verification(signatureId: "new") { status } }',
    false,
  ],
  [
    'in a fragment beside others is interpreted',
    '{ ...F __typename } fragment F on Query { verificationHistory { nodes { status } } }',
    false,
  ],
  ['alone is compiled', '{ verificationStatistics { total } }', true],
])('a root field that cannot be null, and so ends the operation where it fails, %s', (_, query, isCompiled) => {
  expect(compile(parse(query), {}) !== undefined).toBe(isCompiled);
});

test('a compiled operation without errors has the same response as graphql-js, byte for byte', async () => {
  let answered = 0;
  const scopes = fc.subarray<Scope>(['liveness:image']);
  const property = async ({ query, variables }: RandomOperation, more: readonly Scope[]) => {
    const who = ['liveness:read', ...more] as const;
    const document = parse(query);
    fc.pre(validate(schema, document).length === 0);
    const expected = await interpret(document, variables, who);
    const run = compile(document, variables);
    const world = enter(who);
    const outcome = await run?.(world.context, variables);
    if (outcome !== undefined && outcome.errors === undefined) {
      answered += 1;
      expect({ ...toText(outcome), ...world.traces() }).toEqual(expected);
      return;
    }
    // Interpreted again by the same request, it has the same outcome without further calls.
    forgetOutcome(world.context);
    const again = await execute({ schema, document, contextValue: world.context, variableValues: variables });
    expect({ ...toText(again), ...world.traces() }).toEqual(expected);
  };
  await fc.assert(fc.asyncProperty(randomOperation(schema, IDS), scopes, property), {
    numRuns: 200,
    endOnFailure: true,
  });
  expect(answered).toBeGreaterThan(40);
});
