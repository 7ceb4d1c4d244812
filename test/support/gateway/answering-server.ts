import { ApolloServer } from '@apollo/server';
import { systemClock } from '../../../src/async/clock.js';
import { createLogger } from '../../../src/observability/logger.js';
import { createGraphqlEndpoint } from '../../../src/server/apollo/graphql-endpoint.js';
import { createUnsentResponses } from '../../../src/server/apollo/unsent-responses.js';
import { createOpenAuthentication } from '../../../src/server/auth/authenticate.js';
import { CLIENT_PACE } from '../../../src/server/http/connections/client-pace.js';
import { CONNECTION_LIMITS, type ConnectionLimits } from '../../../src/server/http/connections/connections.js';
import { createHttpServer } from '../../../src/server/http/server.js';
import { createAdmission, OVERLOADED, QUEUE_LIMITS } from '../../../src/server/limits/admission/admission.js';
import { createResponseBytes } from '../../../src/server/limits/admission/response-bytes.js';
import { createTurnQueue } from '../../../src/server/limits/admission/turn-queue.js';
import { closeAfterTest } from '../close-after-test.js';

const QUESTION = '{"query":"{ word }"}';
const HEAD = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

/** A question about the one word of the server below, as it is sent. */
export const ASKED = `${HEAD}Content-Length: ${QUESTION.length}\r\n\r\n${QUESTION}`;

/** The HTTP server alone, which answers every question with this word. Time passes for slow clients when the test says so. */
export async function startAnsweringServer(word: string, limits: Partial<ConnectionLimits> = {}) {
  const typeDefs = 'type Query { word: String }';
  const apollo = new ApolloServer({ typeDefs, resolvers: { Query: { word: () => word } } });
  const responseBytes = createResponseBytes(1024 * 1024 * 1024);
  const { monotonicNow } = systemClock;
  const queue = createTurnQueue({
    ...QUEUE_LIMITS,
    waitedTooLong: OVERLOADED,
    monotonicNow,
    nextTurn: setImmediate,
  });
  const admission = createAdmission({ maxInFlight: 100, queue });
  let cut = 0;
  const checks = new Set<() => void>();
  const onSlowClient = () => {
    cut += 1;
  };
  const pace = {
    ...CLIENT_PACE,
    onCut: onSlowClient,
    after: (_ms: number, check: () => void) => {
      checks.add(check);
      return () => void checks.delete(check);
    },
  };
  const front = createHttpServer({
    routes: [
      createGraphqlEndpoint({
        apollo,
        authenticate: createOpenAuthentication('default'),
        createContext: () => ({}),
        origins: [],
        allowsGet: false,
        hasLandingPage: false,
        compresses: true,
        admission,
        unsent: createUnsentResponses({ admission, responseBytes, pace }),
      }),
    ],
    logger: createLogger('silent'),
    after: systemClock.after,
    connectionLimits: { ...CONNECTION_LIMITS, ...limits },
    onSlowClient,
  });
  await apollo.start();
  const url = await front.listen('127.0.0.1', 0);
  closeAfterTest(() => front.close(0, 0));
  return {
    url,
    close: front.close,
    /** How many answers are being made or not yet written, and how many bytes of them. */
    underWay: () => ({ slots: admission.inFlight(), bytes: responseBytes.inFlight() }),
    /** How many clients were cut since they read too slowly. */
    cut: () => cut,
    /** Lets the time of a look at slow clients pass. */
    check() {
      const due = [...checks];
      checks.clear();
      for (const look of due) look();
    },
  };
}
