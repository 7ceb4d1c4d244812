import { ApolloServer, type ApolloServerOptions, type BaseContext, type ContextThunk } from '@apollo/server';
import { defineIntegrationTestSuite } from '@apollo/server-integration-testsuite';
import { systemClock } from '../../../src/async/clock.js';
import { createLogger } from '../../../src/observability/logger.js';
import { createGraphqlEndpoint } from '../../../src/server/apollo/graphql-endpoint.js';
import { createOpenAuthentication } from '../../../src/server/auth/authenticate.js';
import { createHttpServer } from '../../../src/server/http/server.js';

type Front = { server: ApolloServer<BaseContext>; url: string; extraCleanup: () => Promise<void> };
type CreateFront = (
  config: ApolloServerOptions<BaseContext>,
  options?: { readonly context?: ContextThunk },
) => Promise<Front>;

/** The suite is typed for the release of Apollo Server that it brings, and tests the one of the product. */
const defineSuite = defineIntegrationTestSuite as unknown as (createFront: CreateFront) => void;

/** The suite's own servers and contexts behind our front, at the root, where the suite looks for them. */
defineSuite(async (config, { context = async () => ({}) } = {}) => {
  const server = new ApolloServer<BaseContext>(config);
  const endpoint = createGraphqlEndpoint<BaseContext>({
    apollo: server,
    path: '/',
    authenticate: createOpenAuthentication('default'),
    createContext: context,
    origins: [],
    allowsGet: true,
    hasLandingPage: true,
    isCacheable: true,
  });
  const front = createHttpServer({
    routes: [endpoint],
    logger: createLogger('silent'),
    after: systemClock.after,
  });
  await server.start();
  return { server, url: await front.listen('127.0.0.1', 0), extraCleanup: () => front.close(0, 0) };
});
