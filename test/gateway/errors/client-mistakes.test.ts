import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLFormattedError } from 'graphql';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { hostileJson, hostileRequest } from '../../support/data/hostile-request.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

/** Documents are interpreted the first time, compiled the second, and can be cached from the third on. */
const TIMES = 3;

const schema = buildGatewaySchema({ isSubgraph: true, openScopes: ['liveness:introspect'] });

async function start() {
  const gateway = await startTestGateway({
    env: { FEDERATION: 'on', HTTP_GET: 'on', MAX_QUERY_COST: '1000000', LOG_LEVEL: 'error' },
  });
  const { passAllImages, passSilent } = gateway.simulator.sampleIds;
  const ids = [passAllImages, passSilent, 'unknown'];
  await gateway.ask('query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { faceImage { url base64 } } }', {
    ids,
  });

  /** No response is INTERNAL_SERVER_ERROR. */
  const expectNoFault = async (search: string, body: string | undefined) => {
    const response = await fetch(`${gateway.url}/graphql${search}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      ...(body !== undefined && { body }),
    });
    const { errors = [] } = JSON.parse(await response.text()) as { errors?: GraphQLFormattedError[] };
    const codes = errors.map(({ extensions }) => extensions?.code);
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(codes).not.toContain(undefined);
    expect(response.status).toBeLessThan(500);
  };
  return { ...gateway, ids, expectNoFault };
}

test('no document or variables of a client cause INTERNAL_SERVER_ERROR, however often they are sent', async () => {
  const { ids, expectNoFault, logLines } = await start();
  const property = async (body: string) => {
    for (let time = 0; time < TIMES; time += 1) await expectNoFault('', body);
  };
  await fc.assert(fc.asyncProperty(hostileRequest(schema, ids), property), { numRuns: 300, endOnFailure: true });
  expect(logLines).toEqual([]);
});

test('no request body or GET parameters cause INTERNAL_SERVER_ERROR', async () => {
  const { expectNoFault, logLines } = await start();
  const query = 'query ($v0: ID = "a") { livenessResult(signatureId: $v0) { status } }';
  const property = async (variables: string, extensions: string, body: string) => {
    await expectNoFault('', body);
    await expectNoFault(`?${new URLSearchParams({ query, variables, extensions })}`, undefined);
    await expectNoFault(`?${new URLSearchParams({ query, variables: `{"v0":${variables}}` })}`, undefined);
    await expectNoFault(`?${new URLSearchParams({ query: body, operationName: variables })}`, undefined);
  };
  const values = [hostileJson, hostileJson, hostileJson] as const;
  await fc.assert(fc.asyncProperty(...values, property), { numRuns: 100, endOnFailure: true });
  expect(logLines).toEqual([]);
});
