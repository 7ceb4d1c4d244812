import { expect, test } from '@jest/globals';
import { execute, parse } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { createLoaders } from '../../../src/verifications/loaders.js';
import { createQueryWorld } from '../../support/data/query-world.js';
import { createReader, settle } from '../../support/provider/reader.js';
import { createResult } from '../../support/provider/results.js';
import { START } from '../../support/test-clock.js';

const QUERY = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on LivenessResult { signatureId status } } }`;

test('fifty references are one look at the store, and one call for each that is not in it', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `id-${index}`);
  const { reader, stored, trips, questions } = createReader();
  for (const signatureId of ids.slice(0, 47)) stored.set(signatureId, createResult({ signatureId }));
  const { context } = createQueryWorld({ results: [], getResult: async () => null, now: () => START });
  const loaders = createLoaders({ reader, caller: 'caller', now: () => START, pendingTtlMs: 1_000 });

  const outcome = Promise.resolve(
    execute({
      schema: buildGatewaySchema({ isSubgraph: true }),
      document: parse(QUERY),
      contextValue: { ...context, loaders, limits: { ...context.limits, maxSignatureIds: 50 } },
      variableValues: { representations: ids.map((signatureId) => ({ __typename: 'LivenessResult', signatureId })) },
    }),
  );
  await settle();
  // A missing one is looked for once more when its call begins, since another request may have brought it meanwhile.
  expect(trips).toEqual([ids, ['id-47'], ['id-48'], ['id-49']]);
  expect(questions.map(({ signatureId }) => signatureId)).toEqual(['id-47', 'id-48', 'id-49']);
  for (const { signatureId, answer } of questions) answer(createResult({ signatureId }));

  const { data, errors } = await outcome;
  expect(errors).toBeUndefined();
  expect(data?._entities).toEqual(ids.map((signatureId) => ({ signatureId, status: 'PASS' })));
});
