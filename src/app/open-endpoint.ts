import type { FastifyPluginCallback } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type Clock, readOncePerRun } from '../async/clock.js';
import type { Audit } from '../audit/plugin/open-audit.js';
import type { Config } from '../config/config.js';
import type { Caller } from '../domain/caller.js';
import { createResponseLinks } from '../graphql/links/response-links.js';
import type { RequestHistory } from '../history/request-history.js';
import { createApolloServer, SANDBOX_ORIGIN } from '../server/apollo/create-apollo-server.js';
import { createCompiledExecution } from '../server/apollo/execution/compiled-execution.js';
import { createNullVariables } from '../server/apollo/execution/null-variables.js';
import { createGraphqlEndpoint } from '../server/apollo/graphql-endpoint.js';
import { runInOrder } from '../server/apollo/plugins/complete-response.js';
import { createLinkRenewal } from '../server/apollo/plugins/link-renewal.js';
import { createOperationLog } from '../server/apollo/plugins/operation-log.js';
import { createOperationMetrics } from '../server/apollo/plugins/operation-metrics.js';
import type { RequestContext } from '../server/apollo/request-context.js';
import type { SampleOperation } from '../server/apollo/sample-operations.js';
import type { Authenticate } from '../server/auth/authenticate.js';
import type { LogRefusal } from '../server/http/refusal-log.js';
import { createAdmission, OVERLOADED, QUEUE_LIMITS } from '../server/limits/admission/admission.js';
import { limitCost, limitRate, limitStarts } from '../server/limits/admission/rate-limit.js';
import { createTurnQueue } from '../server/limits/admission/turn-queue.js';
import { createCostOf } from '../server/limits/cost-guard.js';
import { type DocumentLimits, withinDocumentLength } from '../server/limits/documents/document-limits.js';
import { createPrepareDocument } from '../server/trusted-documents/persisted-query.js';
import type { TrustedDocuments } from '../server/trusted-documents/trusted-documents.js';
import type { SharedState } from '../storage/cache/shared-state.js';
import { createLoaders } from '../verifications/loaders.js';
import { createNativeLoaders } from '../verifications/native-loaders.js';
import type { ResultReader } from '../verifications/result-reader.js';
import type { Observability } from './observability.js';
import { openBounds } from './request-bounds.js';
import { openResponseCache } from './response-cache.js';
import { type CallerStarts, createCallerStarts } from './start/caller-starts.js';
import type { TenantReader } from './tenant-readers.js';

export type EndpointParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly schema: GraphQLSchema;
  readonly documentLimits: DocumentLimits;
  /** Undefined while TRUSTED_DOCUMENTS is off. */
  readonly trusted: TrustedDocuments | undefined;
  readonly observability: Observability;
  readonly sharedState: SharedState;
  readonly readerOf: (tenant: string) => TenantReader;
  /** Undefined while no history is kept. */
  readonly historyOf: ((tenant: string) => RequestHistory) | undefined;
  readonly audit: Audit | null;
  readonly authenticate: Authenticate;
  readonly samples: readonly SampleOperation[];
  readonly onRefusal: LogRefusal;
};

export type Endpoint = { readonly routes: FastifyPluginCallback; stop(): Promise<void> };

/** The least maximum of `minValidFor`: one document must work at gateways with different link lifetimes. */
const DAY_SECONDS = 86_400;

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
  const routes = createGraphqlEndpoint({
    apollo,
    admission,
    arrivals: bounds.arrivals,
    unsent: bounds.unsentBy(admission),
    authenticate: limitRate(parts.authenticate, limitOf(config.rateLimitPerMinute)),
    createContext: toCreateContext(
      parts,
      createCallerStarts({ readerOf, audit, takeStart: limitStarts(limitOf(config.startRateLimitPerMinute)) }),
    ),
    origins: [...(config.corsOrigins ?? []), ...(config.landingPage === 'sandbox' ? [SANDBOX_ORIGIN] : [])],
    allowsGet: config.httpGet === 'on',
    compresses: config.compression === 'on',
    hasLandingPage: config.landingPage === 'sandbox',
    ...(responseCache && { recall: responseCache.lookup }),
    instrument: observability.instrument,
    onRefusal: parts.onRefusal,
    prepare: (request, requestId) => withinDocumentLength(prepareDocument(request, requestId)),
  });
  await apollo.start();
  return { routes, stop: () => apollo.stop() };
}

function toCreateContext({ config, readerOf, historyOf, audit }: EndpointParts, startsOf: CallerStarts) {
  const pendingTtlMs = config.pendingTtlSeconds * 1000;
  const leavesWithinMs = audit?.maxDelayMs ?? 0;
  const limits = {
    maxSignatureIds: config.maxSignatureIds,
    maxMinValidForSeconds: Math.max(DAY_SECONDS, config.linkTtlSeconds),
    defaultMinValidForSeconds: config.linkMarginSeconds,
    returnTargets: config.returnTargets,
  };
  return (requestId: string, caller: Caller): RequestContext => {
    const { reader, native, now: readClock } = readerOf(caller.tenant);
    // A large response reads the time for each of its links; the renewal before it leaves is in a later run.
    const now = readOncePerRun(readClock);
    const loadersOf = (of: ResultReader) =>
      createLoaders({ reader: of, caller: caller.subject, now, pendingTtlMs, leavesWithinMs });
    return {
      requestId,
      caller,
      loaders: loadersOf(reader),
      native:
        native &&
        createNativeLoaders(
          () => loadersOf(native.results),
          () => loadersOf(native.videos),
        ),
      history: historyOf?.(caller.tenant) ?? null,
      startVerification: startsOf(requestId, caller),
      policy: config,
      limits,
      disclosures: audit && [],
      responseLinks: createResponseLinks(now, leavesWithinMs),
      reservation: {},
    };
  };
}
