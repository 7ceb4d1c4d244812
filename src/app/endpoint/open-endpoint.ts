import type { FastifyPluginCallback } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Clock } from '../../async/clock.js';
import { createApolloServer, SANDBOX_ORIGIN } from '../../server/apollo/create-apollo-server.js';
import { createCompiledExecution } from '../../server/apollo/execution/compiled-execution.js';
import { createNullVariables } from '../../server/apollo/execution/null-variables.js';
import { createGraphqlEndpoint } from '../../server/apollo/graphql-endpoint.js';
import { runInOrder } from '../../server/apollo/plugins/complete-response.js';
import { createLinkRenewal } from '../../server/apollo/plugins/link-renewal.js';
import { createOperationLog } from '../../server/apollo/plugins/operation-log.js';
import { createOperationMetrics } from '../../server/apollo/plugins/operation-metrics.js';
import type { SampleOperation } from '../../server/apollo/sample-operations.js';
import type { Authenticate } from '../../server/auth/authenticate.js';
import type { LogRefusal } from '../../server/http/refusal-log.js';
import { createAdmission, OVERLOADED, QUEUE_LIMITS } from '../../server/limits/admission/admission.js';
import { limitCost, limitRate, limitStarts } from '../../server/limits/admission/rate-limit.js';
import { createTurnQueue } from '../../server/limits/admission/turn-queue.js';
import { createCostOf } from '../../server/limits/cost-guard.js';
import { type DocumentLimits, withinDocumentLength } from '../../server/limits/documents/document-limits.js';
import { createSubscriptionStart } from '../../server/streams/start-subscription.js';
import { createPrepareDocument } from '../../server/trusted-documents/persisted-query.js';
import type { TrustedDocuments } from '../../server/trusted-documents/trusted-documents.js';
import type { SharedState } from '../../storage/cache/shared-state.js';
import type { Observability } from '../observability.js';
import { createCallerStarts } from './caller-starts.js';
import { type ContextParts, toCreateContext } from './create-context.js';
import { openBounds } from './request-bounds.js';
import { openResponseCache } from './response-cache.js';
import { openStreams, type Streams, type StreamsParts } from './streams.js';

export type EndpointParts = Omit<ContextParts, 'startsOf'> & {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly schema: GraphQLSchema;
  readonly documentLimits: DocumentLimits;
  /** Undefined while TRUSTED_DOCUMENTS is off. */
  readonly trusted: TrustedDocuments | undefined;
  readonly observability: Observability;
  readonly sharedState: SharedState;
  /** Returns a number in [0, 1). */
  readonly random: () => number;
  readonly authenticate: Authenticate;
  readonly samples: readonly SampleOperation[];
  readonly onRefusal: LogRefusal;
};

export type Endpoint = {
  readonly routes: FastifyPluginCallback;
  readonly streams: Pick<Streams, 'attach' | 'end'>;
  stop(): Promise<void>;
};

/** Starts Apollo Server and returns the routes of `/graphql`. */
export async function openEndpoint(parts: EndpointParts): Promise<Endpoint> {
  const { config, clock, logger, schema, trusted, observability, sharedState, readerOf, audit } = parts;
  const { monotonicNow } = clock;
  const { metrics } = observability;
  const costOf = createCostOf(schema);
  const limitOf = (perMinute: number) => ({ perMinute: config.auth === 'on' ? perMinute : 0, monotonicNow });
  const spendCost = limitCost(limitOf(config.rateLimitCostPerMinute));
  const responseCache = openResponseCache({
    config,
    sharedState,
    readerOf,
    schema,
    spendCost,
    trusted,
    audit,
    observability,
    logger,
    monotonicNow,
  });
  const bounds = openBounds({ config, clock, schema, costOf, readerOf, metrics });
  const apollo = createApolloServer({
    schema,
    limits: parts.documentLimits,
    costOf,
    spendCost,
    config,
    trusted,
    logger,
    samples: parts.samples,
    // The audit, the metrics and the log must see the response as it leaves, after the renewal of links.
    plugins: [
      createNullVariables(schema),
      bounds.imageGuard,
      createSubscriptionStart(schema),
      createCompiledExecution(schema, responseCache?.store),
      runInOrder([
        createLinkRenewal(),
        ...(audit === null ? [] : [audit.plugin]),
        createOperationMetrics(observability.onOperation, monotonicNow),
        createOperationLog(logger, monotonicNow),
      ]),
    ],
  });
  const admission = createAdmission({
    maxInFlight: config.maxRequestsInFlight,
    queue: createTurnQueue({ ...QUEUE_LIMITS, waitedTooLong: OVERLOADED, monotonicNow, nextTurn: setImmediate }),
  });
  metrics.watchAdmission(admission);
  const prepareDocument = createPrepareDocument({ mode: config.trustedDocuments, trusted, logger });
  const takeStart = limitStarts(limitOf(config.startRateLimitPerMinute));
  const createContext = toCreateContext({ ...parts, startsOf: createCallerStarts({ readerOf, audit, takeStart }) });
  const origins = [...(config.corsOrigins ?? []), ...(config.landingPage === 'sandbox' ? [SANDBOX_ORIGIN] : [])];
  const prepare: StreamsParts['prepare'] = (request, requestId) =>
    withinDocumentLength(prepareDocument(request, requestId));
  const authenticate = limitRate(parts.authenticate, limitOf(config.rateLimitPerMinute));
  const streams = openStreams({
    ...{ config, clock, random: parts.random, logger, apollo, admission, createContext, prepare, origins },
    arrivals: bounds.arrivals,
    authenticate,
    authenticateAgain: parts.authenticate,
  });
  const routes = createGraphqlEndpoint({
    apollo,
    admission,
    arrivals: bounds.arrivals,
    unsent: bounds.unsentBy(admission),
    authenticate,
    createContext,
    sendSubscription: streams.send,
    origins,
    allowsGet: config.httpGet === 'on',
    compresses: config.compression === 'on',
    hasLandingPage: config.landingPage === 'sandbox',
    ...(responseCache && { recall: responseCache.lookup }),
    instrument: observability.instrument,
    onRefusal: parts.onRefusal,
    prepare,
  });
  await apollo.start();
  return { routes, streams, stop: () => apollo.stop() };
}
