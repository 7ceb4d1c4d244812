import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DocumentNode, type ExecutionResult, execute, getOperationAST, parse, validate } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import type { Scope } from '../../../src/graphql/caller.js';
import { forgetOutcome } from '../../../src/graphql/context.js';
import type { LivenessResult } from '../../../src/liveness/liveness-result.js';
import { ProviderError } from '../../../src/provider/provider-error.js';
import { createCompiledOperations } from '../../../src/server/execution/compiled-operations.js';
import { createQueryWorld } from '../../support/query-world.js';
import { type RandomOperation, randomOperation } from '../../support/random-operation.js';
import { createLink, createResult } from '../../support/results.js';
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
  inputParameters: { userId: 'ü', nested: [1, null, { deep: true }] },
});
const stored = [
  full,
  createResult({ signatureId: 'dead', images: pictures(dead) }),
  createResult({ signatureId: 'failing', images: pictures(dead) }),
  createResult({ signatureId: 'odd', livenessAttackCode: 2 ** 40, images: [] }),
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

function compile(document: DocumentNode) {
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('no operation');
  const operations = createCompiledOperations(schema);
  // The first time it is not worth it.
  expect(operations.find(document, operation)).toBeUndefined();
  return operations.find(document, operation);
}

const interpret = async (document: DocumentNode, variables: Record<string, unknown>, scopes?: readonly Scope[]) => {
  const world = enter(scopes);
  const outcome = await execute({ schema, document, contextValue: world.context, variableValues: variables });
  return { ...toText(outcome), ...world.traces() };
};

/** Errors come in the order in which promises fail, which is nobody's promise. */
function toText({ data, errors }: ExecutionResult) {
  return { data: JSON.stringify(data), errors: errors?.map((error) => JSON.stringify(error)).sort() };
}

test('whatever a compiled operation answers without an error, graphql-js answers as well, byte for byte', async () => {
  let answered = 0;
  const scopes = fc.subarray<Scope>(['liveness:image']);
  const property = async ({ query, variables }: RandomOperation, more: readonly Scope[]) => {
    const who = ['liveness:read', ...more] as const;
    const document = parse(query);
    fc.pre(validate(schema, document).length === 0);
    const expected = await interpret(document, variables, who);
    const run = compile(document);
    const world = enter(who);
    const outcome = await run?.(world.context, variables);
    if (outcome !== undefined && outcome.errors === undefined) {
      answered += 1;
      expect({ ...toText(outcome), ...world.traces() }).toEqual(expected);
      return;
    }
    // Interpreted again by the same request, it comes to the same and asks nobody twice.
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
