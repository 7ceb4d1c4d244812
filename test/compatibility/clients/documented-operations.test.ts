import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { expect, test } from '@jest/globals';
import { print } from 'graphql';
import { startNativeGateway } from '../../support/gateway/native.js';
import { documentedCache } from './support/documented-cache.js';
import { blocksOf } from './support/documented-examples.js';

const BLOCKS = blocksOf('graphql');
/** By name. `@catch` belongs to Relay, which removes it before it sends an operation. */
const OPERATIONS = BLOCKS.filter((text) => text.startsWith('query')).map(
  (text) => [/query (\w+)/.exec(text)?.[1] ?? '', text.replaceAll(' @catch', '')] as const,
);
const SUBSCRIPTIONS = BLOCKS.filter((text) => text.startsWith('subscription'));

test.each(OPERATIONS)('Apollo Client gets all that docs/frontend.md selects with %s', async (_name, text) => {
  const { url, ask, simulator, id: livenessId } = await startNativeGateway({ env: { HISTORY_DATABASE: 'memory:' } });
  const signatureId = simulator.sampleIds.identityMatch;
  const variables = { signatureId, id: signatureId, livenessId, minValidFor: 10 };
  const cache = new InMemoryCache(documentedCache());
  const client = new ApolloClient({ link: new HttpLink({ uri: `${url}/graphql` }), cache });
  const query = gql(text);
  const sent = await ask(print(cache.transformDocument(query)), variables);
  expect(sent.errors).toEqual([]);
  const { data, error } = await client.query({ query, variables, errorPolicy: 'all' });
  expect([error, data]).toEqual([undefined, sent.data]);
  // And once more out of the cache alone.
  const { data: cached } = await client.query({ query, variables, fetchPolicy: 'cache-only' });
  expect(cached).toEqual(sent.data);
});

test.each(SUBSCRIPTIONS)('Apollo Client subscribes as in docs/frontend.md by its own transport: %s', async (text) => {
  const { url, simulator } = await startNativeGateway({ env: { PENDING_TTL_SECONDS: '1' } });
  const { passFarNear } = simulator.sampleIds;
  const client = new ApolloClient({ link: new HttpLink({ uri: `${url}/graphql` }), cache: new InMemoryCache() });
  const seen: unknown[] = [];
  await new Promise<void>((resolve, reject) => {
    client.subscribe({ query: gql(text), variables: { signatureId: passFarNear } }).subscribe({
      next: ({ data, error }) => void seen.push(error ?? data),
      complete: resolve,
      error: reject,
    });
  });
  expect(seen).toMatchObject([{ verificationChanged: { status: 'PASS', errorCodes: [] } }]);
});

test('docs/frontend.md has operations', () => {
  expect(OPERATIONS.map(([name]) => name)).toEqual([
    'Portrait',
    'FailedTonight',
    'NativeVerdict',
    'Document',
    'PictureQuery',
  ]);
  expect(SUBSCRIPTIONS).toHaveLength(1);
});
