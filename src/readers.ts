import type { Clock } from './async/clock.js';
import type { Tenant } from './config/tenants.js';
import type { Config } from './config.js';
import type { Observation } from './observation.js';
import { createProviderClient, type ProviderClient } from './provider/provider-client.js';
import { createResultReader, type ResultReader } from './results/result-reader.js';
import { createRecentKeys } from './store/recent-keys.js';
import type { ResultStore } from './store/result-store.js';

type Connections = {
  readonly config: Config;
  readonly surroundings: { readonly clock: Clock; readonly fetch: typeof fetch; readonly random: () => number };
  readonly observation: Observation;
  /** One for all tenants. */
  readonly store: ResultStore;
};

/** How long an id that the provider does not know is not asked about again, and how many are remembered. */
const UNKNOWN_TTL_MS = 5_000;
const MAX_UNKNOWN_IDS = 10_000;

/** The reader of each tenant, with the tenant's own account at the provider. Throws for a tenant without one. */
export function connectReaders(connections: Connections): (tenant: string) => ResultReader {
  const { config, surroundings, observation, store } = connections;
  const { monotonicNow } = surroundings.clock;
  const unknownIds = createRecentKeys(UNKNOWN_TTL_MS, MAX_UNKNOWN_IDS, monotonicNow);
  const readers = new Map(
    [...config.tenants].map(([tenant, account]) => {
      const provider = connectProvider(tenant, account, connections);
      observation.metrics.watchProviderLoad(tenant, provider.load);
      const reader = createResultReader({
        tenant,
        store,
        provider,
        unknownIds,
        resultTtlMs: config.resultTtlSeconds * 1000,
        pendingTtlMs: config.pendingTtlSeconds * 1000,
        monotonicNow,
        observer: observation.reader,
      });
      return [tenant, reader];
    }),
  );
  return (tenant) => {
    const reader = readers.get(tenant);
    if (reader === undefined) throw new Error('a caller was admitted for a tenant without an account');
    return reader;
  };
}

function connectProvider(
  tenant: string,
  account: Tenant,
  { config, surroundings, observation }: Connections,
): ProviderClient {
  const { clock, fetch, random } = surroundings;
  return createProviderClient({
    ...account,
    ...config,
    ...{ fetch, clock, random },
    linkTtlMs: config.linkTtlSeconds * 1000,
    onAttempt: observation.onAttempt,
    onCircuit: (state) => observation.onCircuit(tenant, state),
  });
}
