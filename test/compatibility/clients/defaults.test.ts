import { ServerError } from '@apollo/client';
import { expect, test } from '@jest/globals';
import { Client, fetchExchange } from '@urql/core';
import { GRAPHQL_RESPONSE } from '../../../src/server/http/media-types.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { askWithApollo } from './support/ask-with-apollo.js';
import { bentFetch } from './support/bend.js';
import { CLIENTS } from './support/clients.js';
import { PICTURE } from './support/question.js';
import { withCallers } from './support/troubled-gateways.js';

test('a question that goes well has no errors for any client', async () => {
  const { url, simulator } = await startTestGateway();
  const variables = { id: simulator.sampleIds.passFarNear };
  for (const [name, ask] of Object.entries(CLIENTS)) {
    expect([name, await ask({ url: `${url}/graphql`, headers: {}, variables, fetch })]).toEqual([name, []]);
  }
});

test('clients ask for the media type whose status counts by themselves, but for Relay, which never looks at it', async () => {
  const { url, simulator } = await startTestGateway();
  const variables = { id: simulator.sampleIds.passFarNear };
  const asksForIt: Record<string, boolean> = {};
  for (const [name, ask] of Object.entries(CLIENTS)) {
    const recording = bentFetch(({ headers }) => {
      asksForIt[name] = headers.get('accept')?.includes(GRAPHQL_RESPONSE) ?? false;
      return {};
    });
    await ask({ url: `${url}/graphql`, headers: {}, variables, fetch: recording });
  }
  expect(asksForIt).toEqual({ 'Apollo Client': true, urql: true, 'graphql-request': true, Relay: false });
});

test('Apollo Client that is made to accept plain JSON leaves the code unread where the status is not 200', async () => {
  const { url } = await withCallers();
  const question = { url: `${url}/graphql`, headers: { accept: 'application/json' }, variables: { id: 'x' }, fetch };
  const error = await askWithApollo(question).catch((reason: unknown) => reason);
  expect(ServerError.is(error) && JSON.parse(error.bodyText).errors[0].extensions.code).toBe('UNAUTHENTICATED');
});

test('urql that is not told to ask by POST is told that GET is not taken', async () => {
  const { url } = await startTestGateway();
  const client = new Client({ url: `${url}/graphql`, exchanges: [fetchExchange] });
  const { error } = await client.query(PICTURE, { id: 'x' }).toPromise();
  expect(error?.graphQLErrors.map(({ extensions }) => extensions.code)).toEqual(['METHOD_NOT_ALLOWED']);
});
