import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Clock } from './async/clock.js';
import type { ApiKey } from './config/api-keys.js';
import type { Config } from './config.js';
import { buildGatewaySchema } from './graphql/build-schema.js';
import { createHandedOutLinks } from './graphql/handed-out-links.js';
import { startObservation } from './observation.js';
import { openFleet } from './open-fleet.js';
import { openMemo } from './open-memo.js';
import type { Send } from './provider/send.js';
import { connectReaders } from './readers.js';
import { createLoaders } from './results/loaders.js';
import { createAdmission } from './server/admission/admission.js';
import { limitRate } from './server/admission/rate-limit.js';
import { createTurnQueue } from './server/admission/turn-queue.js';
import { createApolloServer } from './server/apollo-server.js';
import { openAudit } from './server/audit/open-audit.js';
import { createAuthentication } from './server/authentication/create-authentication.js';
import { createCompiledExecution } from './server/execution/compiled-execution.js';
import { createGraphqlRoute } from './server/graphql-route.js';
import { createHttpServer } from './server/http-server.js';
import { SANDBOX_ORIGIN } from './server/landing-page.js';
import { createCostOf } from './server/limits/cost-guard.js';
import { createLinkRenewal } from './server/link-renewal.js';
import { oneAfterAnother } from './server/one-after-another.js';
import { createOperationWatch } from './server/operation-watch.js';
import { createPageRoute } from './server/pages/page-route.js';
import { readSampleOperations } from './server/sample-operations.js';
import { withDocumentText } from './server/trusted-documents/document-by-id.js';
import { createTrustedDocuments } from './server/trusted-documents/trusted-documents.js';

/** What the gateway takes from the world around it. */
export type Surroundings = {
  readonly clock: Clock;
  /** For the keys of the issuer. */
  readonly fetch: typeof fetch;
  /** For the provider. */
  readonly send: Send;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
  /** What the landing page and the explorer ask about at first. */
  readonly sampleSignatureId: string;
};

export type Gateway = {
  /** Where it listens. */
  readonly url: string;
  /** From now on these API keys count, and no others. */
  replaceApiKeys(keys: readonly ApiKey[]): void;
  /** Where its metrics are, if there are any. */
  readonly metricsUrl: string | undefined;
  /** Says that it is not ready, answers all the same for `drainDelayMs`, then stops; after 14 seconds at the latest. */
  close(): Promise<void>;
};

/** From SIGTERM on. What the end of it cuts off has waited for as long as a question may take by default. */
const CLOSE_GRACE_MS = 12_000;

/** The same from the sources and from what is built of them, where this file lies one folder deep as well. */
const PACKAGE_ROOT = new URL('../', import.meta.url);

/** Long enough for a burst, short enough for who is then refused to try elsewhere before anybody notices. */
const PATIENCE = { maxWaitMs: 400, alwaysTaken: 64, turnMs: 5, burstMs: 2, readMs: 5 };

/**
 * Puts the rooms together and opens the door. Rejects with `AuditUnavailableError` when AUDIT_LOG cannot be opened, with
 * `ConfigError` for a trusted document that cannot be answered.
 */
export async function startGateway(config: Config, surroundings: Surroundings): Promise<Gateway> {
  const { clock, logger } = surroundings;
  const pendingTtlMs = config.pendingTtlSeconds * 1000;
  const { monotonicNow } = clock;
  const schema = buildGatewaySchema({
    isSubgraph: config.federation === 'on',
    openScopes: config.introspection === 'on' ? ['liveness:introspect'] : [],
  });
  const trusted = config.trustedDocuments === 'off' ? undefined : createTrustedDocuments(config.manifest, schema);
  const observation = await startObservation(config, clock, logger);

  const fleet = await openFleet(config, clock, observation);
  const readerOf = connectReaders({ config, surroundings, observation, fleet });
  const limits = {
    maxSignatureIds: config.maxSignatureIds,
    maxMinValidForSeconds: config.linkTtlSeconds,
    defaultMinValidForSeconds: config.linkMarginSeconds,
  };
  const audit = await openAudit(config, { ...clock, logger });
  const costOf = createCostOf(schema);
  const memo = openMemo({ config, fleet, readerOf, costOf, trusted, audit, observation, logger, monotonicNow });
  const hasSamples = config.landingPage === 'sandbox' || config.pages.includes('explore');
  const samples = hasSamples
    ? readSampleOperations({
        packageRoot: PACKAGE_ROOT,
        signatureId: surroundings.sampleSignatureId,
        needsToken: config.auth === 'on',
      })
    : [];
  const apollo = createApolloServer({
    schema,
    costOf,
    config,
    trusted,
    logger,
    monotonicNow,
    samples,
    // What is audited must be what leaves, and what is counted too.
    plugins: [
      createCompiledExecution(schema, memo?.learn),
      oneAfterAnother([
        createLinkRenewal(logger),
        ...(audit === null ? [] : [audit.plugin]),
        createOperationWatch(observation.onOperation, monotonicNow),
      ]),
    ],
  });
  const authentication = await createAuthentication({ config, clock, fetch: surroundings.fetch, logger });
  const admission = createAdmission({
    maxInFlight: config.maxRequestsInFlight,
    queue: createTurnQueue({ ...PATIENCE, monotonicNow, nextTurn: setImmediate }),
  });
  observation.metrics.watchAdmission(admission);
  const { rateLimitPerMinute: perMinute } = config;
  const isRateLimited = config.auth === 'on' && perMinute > 0;
  const { authenticate } = authentication;
  const graphqlRoute = createGraphqlRoute({
    apollo,
    admit: admission.admit,
    authenticate: isRateLimited ? limitRate(authenticate, { perMinute, monotonicNow }) : authenticate,
    createContext: (requestId, caller) => {
      const { reader, now } = readerOf(caller.tenant);
      return {
        requestId,
        caller,
        loaders: createLoaders({ reader, now, pendingTtlMs }),
        policy: config,
        limits,
        disclosures: audit && [],
        handedOut: createHandedOutLinks(now),
      };
    },
    origins: [...(config.corsOrigins ?? []), ...(config.landingPage === 'sandbox' ? [SANDBOX_ORIGIN] : [])],
    allowsGet: config.httpGet === 'on',
    hasLandingPage: config.landingPage === 'sandbox',
    ...(memo && { recall: memo.recall }),
    ...(trusted && { prepare: (request) => withDocumentText(request, trusted) }),
  });
  const server = createHttpServer({
    graphqlRoute: observation.watch(graphqlRoute),
    pageRoute: createPageRoute({
      pages: config.pages,
      made: { '/explore/samples.json': JSON.stringify(samples) },
      directory: fileURLToPath(new URL('dist/pages/', PACKAGE_ROOT)),
    }),
    logger,
    after: clock.after,
  });

  await apollo.start();
  const url = await server.listen(config.host, config.port);
  return {
    url,
    metricsUrl: observation.metricsUrl,
    replaceApiKeys: authentication.replace,
    async close() {
      await server.close(config.drainDelayMs, CLOSE_GRACE_MS);
      await apollo.stop();
      await audit?.close();
      fleet.close();
      await observation.close();
    },
  };
}
