import type { Logger } from 'pino';
import type { Clock } from './async/clock.js';
import type { ApiKey } from './config/api-keys.js';
import type { Tenant } from './config/tenants.js';
import type { Config } from './config.js';
import { buildGatewaySchema } from './graphql/build-schema.js';
import { type Observation, startObservation } from './observation.js';
import { createProviderClient, type ProviderClient } from './provider/provider-client.js';
import { createLoaders } from './results/loaders.js';
import { createResultReader } from './results/result-reader.js';
import { createApolloServer } from './server/apollo-server.js';
import { openAudit } from './server/audit/open-audit.js';
import { createAuthentication } from './server/authentication/create-authentication.js';
import { createGraphqlRoute } from './server/graphql-route.js';
import { createHttpServer } from './server/http-server.js';
import { SANDBOX_ORIGIN } from './server/landing-page.js';
import { createMemoryStore } from './store/memory-store.js';
import { createRecentKeys } from './store/recent-keys.js';

/** What the gateway takes from the world around it. */
export type Surroundings = {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
  /** What the landing page asks about at first. */
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

/** How long an id that the provider does not know is not asked about again, and how many are remembered. */
const UNKNOWN_TTL_MS = 5_000;
const MAX_UNKNOWN_IDS = 10_000;
/** From SIGTERM on. What the end of it cuts off has waited for as long as a question may take by default. */
const CLOSE_GRACE_MS = 12_000;

/** Puts the rooms together and opens the door. Rejects with `AuditUnavailableError` when AUDIT_LOG cannot be opened. */
export async function startGateway(config: Config, surroundings: Surroundings): Promise<Gateway> {
  const { clock, logger, sampleSignatureId } = surroundings;
  const pendingTtlMs = config.pendingTtlSeconds * 1000;
  const { monotonicNow } = clock;
  const observation = await startObservation(config, clock, logger);

  const store = createMemoryStore({ maxEntries: config.storeMaxEntries, maxBytes: config.storeMaxBytes, monotonicNow });
  const unknownIds = createRecentKeys(UNKNOWN_TTL_MS, MAX_UNKNOWN_IDS, monotonicNow);
  const readers = new Map(
    [...config.tenants].map(([tenant, account]) => {
      const provider = connectProvider(account, config, surroundings, observation);
      observation.metrics.watchProviderLoad(tenant, provider.load);
      const reader = createResultReader({
        tenant,
        store,
        provider,
        unknownIds,
        resultTtlMs: config.resultTtlSeconds * 1000,
        pendingTtlMs,
        monotonicNow,
        observer: observation.reader,
      });
      return [tenant, reader];
    }),
  );
  const readerOf = (tenant: string) => {
    const reader = readers.get(tenant);
    if (reader === undefined) throw new Error('a caller was admitted for a tenant without an account');
    return reader;
  };
  const limits = {
    maxSignatureIds: config.maxSignatureIds,
    maxMinValidForSeconds: config.linkTtlSeconds,
    defaultMinValidForSeconds: config.linkMarginSeconds,
  };
  const audit = await openAudit(config, { ...clock, logger });
  const apollo = createApolloServer({
    schema: buildGatewaySchema(),
    config,
    logger,
    monotonicNow,
    onOperation: observation.onOperation,
    sampleSignatureId,
    plugins: audit === null ? [] : [audit.plugin],
  });
  const authentication = createAuthentication({ config, clock, fetch: surroundings.fetch, logger });
  const graphqlRoute = createGraphqlRoute({
    apollo,
    authenticate: authentication.authenticate,
    createContext: (requestId, caller) => ({
      requestId,
      caller,
      loaders: createLoaders({ reader: readerOf(caller.tenant), now: clock.now, pendingTtlMs }),
      policy: config,
      limits,
      disclosures: audit && [],
    }),
    origins: [...(config.corsOrigins ?? []), ...(config.landingPage === 'sandbox' ? [SANDBOX_ORIGIN] : [])],
    allowsGet: config.httpGet === 'on',
    hasLandingPage: config.landingPage === 'sandbox',
  });
  const server = createHttpServer({ graphqlRoute: observation.watch(graphqlRoute), logger, after: clock.after });

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
      await observation.close();
    },
  };
}

function connectProvider(
  account: Tenant,
  config: Config,
  { clock, fetch, random }: Surroundings,
  { onAttempt }: Observation,
): ProviderClient {
  return createProviderClient({
    ...account,
    ...config,
    fetch,
    clock,
    random,
    linkTtlMs: config.linkTtlSeconds * 1000,
    onAttempt,
  });
}
