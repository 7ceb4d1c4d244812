import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Clock } from '../async/clock.js';
import { type Closer, createCloser } from '../async/closer.js';
import type { OpenAuditFile } from '../audit/log/file.js';
import { openAudit } from '../audit/plugin/open-audit.js';
import type { Config } from '../config/config.js';
import type { ApiKey } from '../config/files/api-keys.js';
import type { HttpClient } from '../egress/http-client.js';
import { buildGatewaySchema } from '../graphql/build-schema.js';
import { PACKAGE_ROOT } from '../package-root.js';
import { readSampleOperations } from '../server/apollo/sample-operations.js';
import { createAuthentication } from '../server/auth/authenticate.js';
import { createPageRoutes } from '../server/http/pages/page-routes.js';
import { addStartPage } from '../server/http/pages/start-page.js';
import { createRefusalLog } from '../server/http/refusal-log.js';
import { createHttpServer } from '../server/http/server.js';
import { createDocumentLimits } from '../server/limits/documents/document-limits.js';
import { createTrustedDocuments } from '../server/trusted-documents/trusted-documents.js';
import { closeLogged } from './close-logged.js';
import { openEndpoint } from './endpoint/open-endpoint.js';
import { type OpenHistory, openHistory } from './history.js';
import { openLive } from './live.js';
import { openNotices } from './notices/open-notices.js';
import { startObservability } from './observability.js';
import { openSharedState } from './shared-state.js';
import { createTenantReaders } from './tenant-readers.js';

/** The outside world of the gateway, injected. */
export type Dependencies = {
  readonly clock: Clock;
  /** Fetches the signing keys of the issuer. */
  readonly fetch: HttpClient;
  /** Calls the provider. */
  readonly send: HttpClient;
  /** @default the file system */
  readonly openAuditFile?: OpenAuditFile;
  /** @default the database that HISTORY_DATABASE names */
  readonly openHistory?: OpenHistory;
  /** Returns a number in [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
  /** The id in the sample operations of the landing page and the explorer. */
  readonly sampleSignatureId: string;
  /** The same for native results, while they are on. @default `your-liveness-id` */
  readonly sampleLivenessId?: string;
  /** Runs when everything is set up, before the port is opened. */
  readonly beforeListening?: () => Promise<void>;
};

export type Gateway = {
  /** The origin that the gateway listens on. */
  readonly url: string;
  /** Replaces all API keys. */
  replaceApiKeys(keys: readonly ApiKey[]): void;
  /** The URL of the metrics; undefined without METRICS_PORT. */
  readonly metricsUrl: string | undefined;
  /**
   * Reports that it is not ready, serves requests for `drainDelayMs`, then stops within 14 seconds. Closes every part, even
   * if one of them fails, and then rejects with `CloseError`. The log names the parts that failed.
   */
  close(): Promise<void>;
};

/**
 * Counts from SIGTERM. Calls that wait for the provider are rejected early enough that calls already sent can complete
 * within it, with the default deadline.
 */
const CLOSE_GRACE_MS = 12_000;

/**
 * Creates the gateway and starts listening. Rejects with `AuditUnavailableError` if AUDIT_LOG cannot be opened, with
 * `ConfigError` for a trusted document that cannot be executed. A start that fails leaves nothing open.
 */
export async function startGateway(config: Config, dependencies: Dependencies): Promise<Gateway> {
  const closer = createCloser();
  try {
    return await openGateway(config, dependencies, closer);
  } catch (error) {
    await closeLogged(closer, dependencies.logger).catch(() => undefined);
    throw error;
  }
}

async function openGateway(config: Config, dependencies: Dependencies, closer: Closer): Promise<Gateway> {
  const { clock, logger } = dependencies;
  const schema = buildGatewaySchema({
    isSubgraph: config.federation === 'on',
    openScopes: config.introspection === 'on' ? ['liveness:introspect'] : [],
  });
  const documentLimits = createDocumentLimits(config);
  const trusted =
    config.trustedDocuments === 'off' ? undefined : createTrustedDocuments(config.manifest, schema, documentLimits);
  const observability = await startObservability(config, clock, logger);
  closer.add('observability', observability.close);
  const sharedState = await openSharedState(config, clock, observability);
  closer.add('store', sharedState.close);
  const { leases } = sharedState;
  const history = await openHistory({ config, open: dependencies.openHistory, clock, logger, observability, leases });
  if (history) closer.add('history', history.close);
  const live = openLive({ config, clock, sharedState, readerOf: (tenant) => readerOf(tenant) });
  const { readerOf, stopQueueing } = createTenantReaders({
    ...{ config, dependencies, observability, sharedState },
    ...{ history, live },
  });
  const audit = await openAudit(config, {
    now: clock.now,
    monotonicNow: clock.monotonicNow,
    after: clock.after,
    logger,
    openFile: dependencies.openAuditFile,
  });
  if (audit) closer.add('audit log', audit.close);
  const hasSamples = config.landingPage === 'sandbox' || config.pages.includes('explore');
  const samples = hasSamples
    ? readSampleOperations({
        packageRoot: PACKAGE_ROOT,
        signatureId: dependencies.sampleSignatureId,
        livenessId: config.nativeResults === 'on' ? (dependencies.sampleLivenessId ?? 'your-liveness-id') : undefined,
        hasHistory: history !== undefined,
        needsToken: config.auth === 'on',
      })
    : [];
  const { authenticate, replace } = await createAuthentication({
    config,
    clock,
    send: dependencies.fetch,
    logger,
  });
  const onRefusal = createRefusalLog(logger, clock.monotonicNow);
  const endpoint = await openEndpoint({
    config,
    clock,
    logger,
    schema,
    documentLimits,
    trusted,
    observability,
    sharedState,
    readerOf,
    historyOf: history?.historyOf,
    liveOf: live.liveOf,
    random: dependencies.random,
    audit,
    authenticate,
    samples,
    onRefusal,
  });
  closer.add('GraphQL server', endpoint.stop);
  const server = createHttpServer({
    routes: [
      endpoint.routes,
      openNotices({
        ...{ config, clock, logger, sharedState, readerOf },
        metrics: observability.metrics,
        isWatched: live.isWatched,
        historyOf: history?.historyOf,
      }),
      addStartPage(config),
      createPageRoutes({
        pages: config.pages,
        made: { '/explore/samples.json': JSON.stringify(samples) },
        directory: fileURLToPath(new URL('dist/pages/', PACKAGE_ROOT)),
      }),
    ],
    logger,
    after: clock.after,
    onSlowClient: observability.metrics.onSlowClient,
    onRefusal,
  });
  endpoint.streams.attach(server.app.server);
  await dependencies.beforeListening?.();
  const url = await server.listen(config.host, config.port);
  closer.add('HTTP server', async () => {
    endpoint.streams.end(config.drainDelayMs, CLOSE_GRACE_MS);
    const cancel = clock.after(Math.max(0, CLOSE_GRACE_MS - config.deadlineMs), stopQueueing);
    await server.close(config.drainDelayMs, CLOSE_GRACE_MS).finally(cancel);
  });
  return {
    url,
    metricsUrl: observability.metricsUrl,
    replaceApiKeys: replace,
    close: () => closeLogged(closer, logger),
  };
}
