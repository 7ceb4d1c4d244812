import { ApolloServer } from '@apollo/server';
import { expect, test } from '@jest/globals';
import { createLogger } from '../../../src/observability/logger.js';
import { createGraphqlEndpoint } from '../../../src/server/apollo/graphql-endpoint.js';
import { createOpenAuthentication } from '../../../src/server/auth/authenticate.js';
import { createHttpServer } from '../../../src/server/http/server.js';

test.each(['/', '/graphql', '/api/graphql'])('the endpoint answers at %s, and nowhere below it', async (path) => {
  const apollo = new ApolloServer({ typeDefs: 'type Query { word: String }' });
  const endpoint = createGraphqlEndpoint({
    apollo,
    path,
    authenticate: createOpenAuthentication('default'),
    createContext: () => ({}),
    origins: [],
    allowsGet: false,
    hasLandingPage: false,
  });
  const { app } = createHttpServer({
    routes: [endpoint],
    logger: createLogger('silent'),
    after: () => () => undefined,
  });
  await apollo.start();
  const post = (url: string) =>
    app.inject({ method: 'POST', url, headers: { host: 'localhost' }, payload: { query: '{ __typename }' } });
  expect((await post(path)).json()).toEqual({ data: { __typename: 'Query' } });
  expect((await post(`${path}/x`.replace('//', '/'))).statusCode).toBe(404);
  expect((await app.inject({ method: 'OPTIONS', url: path, headers: { host: 'localhost' } })).statusCode).toBe(204);
  await apollo.stop();
});
