import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { GraphQLClient } from 'graphql-request';
import * as shipped from '../../../schema/generated/graphql.js';
import { OPERATION_FILES } from '../../support/data/operation-files.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { startStartingGateway } from '../../support/gateway/starts.js';
import { documentedCache } from './support/documented-cache.js';
import { type CompiledForRelay, commitInRelay, compileForRelay, runInRelay } from './support/relay-documents.js';

type Document = TypedDocumentNode<{ readonly [field: string]: unknown }, Record<string, unknown>>;

const DOCUMENTS = Object.entries(shipped as Record<string, unknown>)
  .filter(([name]) => name.endsWith('Document'))
  .map(([name, document]) => [name, document as Document] as const);
const isQuery = ({ definitions }: Document) =>
  definitions.some((definition) => 'operation' in definition && definition.operation === 'query');
const QUERIES = DOCUMENTS.filter(([, document]) => isQuery(document));

let relay: CompiledForRelay;
beforeAll(() => {
  relay = compileForRelay(OPERATION_FILES.map((file) => readFileSync(join('schema', file), 'utf8')));
});
afterAll(() => relay.remove());

test('every operation that is shipped is run below, or changes or streams something', () => {
  expect(DOCUMENTS).toHaveLength(OPERATION_FILES.length);
  expect(DOCUMENTS.filter((one) => !QUERIES.includes(one))).toEqual([
    ['StartVerificationDocument', shipped.StartVerificationDocument],
    ['WatchDocument', shipped.WatchDocument],
  ]);
});

describe.each(QUERIES)('%s answers with data and without errors, as docs/frontend.md sets up', (name, document) => {
  const start = async (env: Record<string, string> = {}) => {
    const { url, simulator } = await startTestGateway({
      env: { NATIVE_RESULTS: 'on', HISTORY_DATABASE: 'memory:', ...env },
    });
    const { passFarNear, passSilent } = simulator.sampleIds;
    const variables = {
      signatureId: passFarNear,
      signatureIds: [passFarNear, passSilent, passFarNear],
      livenessId: simulator.nativeSampleIds.nativePass,
    };
    const used = document.definitions.flatMap((definition) =>
      'variableDefinitions' in definition ? (definition.variableDefinitions ?? []) : [],
    );
    const wanted = Object.fromEntries(
      used.map(({ variable }) => [variable.name.value, variables[variable.name.value as keyof typeof variables]]),
    );
    // A list and statistics are of no one id.
    const isOfOne = 'signatureId' in wanted || 'signatureIds' in wanted;
    const id = 'livenessId' in wanted ? variables.livenessId : isOfOne ? passFarNear : undefined;
    return { url: `${url}/graphql`, id, variables: wanted };
  };
  const idIn = (data: unknown) => {
    const [root] = Object.values(data as Record<string, unknown>);
    const { signatureId, livenessId } = Array.isArray(root) ? root[0] : root;
    return signatureId ?? livenessId;
  };

  test('Apollo Client', async () => {
    const { url, id, variables } = await start();
    const cache = new InMemoryCache(documentedCache());
    const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache });
    const { data, error } = await client.query({ query: document, variables, errorPolicy: 'all' });
    expect([error, idIn(data)]).toEqual([undefined, id]);
    // And once more out of the cache alone.
    const { data: cached } = await client.query({ query: document, variables, fetchPolicy: 'cache-only' });
    expect(cached).toEqual(data);
  });

  test('Apollo Client, where links live for a minute', async () => {
    const { url, id, variables } = await start({ LINK_TTL_SECONDS: '60', LINK_MARGIN_SECONDS: '10' });
    const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache() });
    const { data, error } = await client.query({ query: document, variables, errorPolicy: 'all' });
    expect([error, idIn(data)]).toEqual([undefined, id]);
  });

  test('urql', async () => {
    const { url, id, variables } = await start();
    const client = new Client({ url, preferGetMethod: false, exchanges: [cacheExchange, fetchExchange] });
    const { data, error } = await client.query(document, variables);
    expect([error, idIn(data)]).toEqual([undefined, id]);
  });

  test('graphql-request', async () => {
    const { url, id, variables } = await start();
    expect(idIn(await new GraphQLClient(url).request(document, variables))).toBe(id);
  });

  test('Relay', async () => {
    const { url, id, variables } = await start();
    const data = await runInRelay(await relay.load(name.replace(/Document$/, '')), { url, variables });
    expect(idIn(data)).toBe(id);
  });
});

describe('StartVerificationDocument starts one verification with', () => {
  const variables = { input: { product: 'LIVENESS_DETECTION', returnUrl: 'https://shop.example.test/done' } } as const;
  const document = shipped.StartVerificationDocument;
  const start = async () => {
    const gateway = await startStartingGateway();
    return { ...gateway, url: `${gateway.url}/graphql` };
  };
  const started = { signatureId: expect.stringMatching(/^[0-9a-f]{16}$/), url: expect.stringContaining('/h5/') };

  test('Apollo Client', async () => {
    const { url, startCalls } = await start();
    const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache(documentedCache()) });
    const { data, error } = await client.mutate({ mutation: document, variables });
    expect([error, data?.startVerification, startCalls().length]).toMatchObject([undefined, started, 1]);
  });

  test('urql', async () => {
    const { url, startCalls } = await start();
    const client = new Client({ url, preferGetMethod: false, exchanges: [cacheExchange, fetchExchange] });
    const { data, error } = await client.mutation(document, variables);
    expect([error, data?.startVerification, startCalls().length]).toMatchObject([undefined, started, 1]);
  });

  test('graphql-request', async () => {
    const { url, startCalls } = await start();
    const { startVerification } = await new GraphQLClient(url).request(document, variables);
    expect([startVerification, startCalls().length]).toEqual([started, 1]);
  });

  test('Relay', async () => {
    const { url, startCalls } = await start();
    const data = await commitInRelay(await relay.load('StartVerification'), { url, variables });
    expect([data, startCalls().length]).toEqual([{ startVerification: started }, 1]);
  });
});
