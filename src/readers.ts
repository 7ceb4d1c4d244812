import type { Clock } from './async/clock.js';
import type { Tenant } from './config/tenants.js';
import type { Config } from './config.js';
import type { Observation } from './observation.js';
import { createProviderClient, type ProviderClient } from './provider/provider-client.js';
import { createProviderClock, type ProviderClock } from './provider/provider-clock.js';
import type { Send } from './provider/send.js';
import { createResultReader, type ResultReader } from './results/result-reader.js';
import type { Fleet } from './store/fleet.js';
import { createRecentKeys } from './store/recent-keys.js';

type Connections = {
  readonly config: Config;
  readonly surroundings: { readonly clock: Clock; readonly send: Send; readonly random: () => number };
  readonly observation: Observation;
  /** One for all tenants. */
  readonly fleet: Fleet;
};

/** How long an id that the provider does not know is not asked about again, and how many are remembered. */
const UNKNOWN_TTL_MS = 5_000;
const MAX_UNKNOWN_IDS = 10_000;

/** A tenant's results, and the clock that their instants go by: epoch milliseconds as its provider has them. */
export type TenantReader = { readonly reader: ResultReader; readonly now: () => number };

/** The reader of each tenant, with the tenant's own account at the provider. Throws for a tenant without one. */
export function connectReaders(connections: Connections): (tenant: string) => TenantReader {
  const { config, surroundings, observation, fleet } = connections;
  const { monotonicNow } = surroundings.clock;
  const unknownIds = createRecentKeys(UNKNOWN_TTL_MS, MAX_UNKNOWN_IDS, monotonicNow);
  const readers = new Map(
    [...config.tenants].map(([tenant, account]) => {
      const providerClock = watchProviderClock(tenant, connections);
      const provider = connectProvider(tenant, account, connections, providerClock);
      observation.metrics.watchProviderLoad(tenant, provider.load);
      const reader = createResultReader({
        tenant,
        store: fleet.store,
        peek: fleet.peek,
        leases: fleet.leases,
        provider,
        unknownIds,
        resultTtlMs: config.resultTtlSeconds * 1000,
        pendingTtlMs: config.pendingTtlSeconds * 1000,
        monotonicNow,
        observer: observation.reader,
      });
      return [tenant, { reader, now: providerClock.clock.now }];
    }),
  );
  return (tenant) => {
    const reader = readers.get(tenant);
    if (reader === undefined) throw new Error('a caller was admitted for a tenant without an account');
    return reader;
  };
}

function watchProviderClock(tenant: string, { surroundings, observation }: Connections): ProviderClock {
  const onSkew = (seconds: number) => observation.onClockSkew(tenant, seconds);
  return createProviderClock({ ...surroundings, onSkew });
}

function connectProvider(
  tenant: string,
  account: Tenant,
  { config, surroundings, observation, fleet }: Connections,
  providerClock: ProviderClock,
): ProviderClient {
  const accountName = ['token', tenant, account.baseUrl, account.accessKey].join('\n');
  return createProviderClient({
    ...account,
    account: accountName,
    leases: fleet.leases,
    sharedToken: fleet.sharedText(accountName),
    ...config,
    ...providerClock,
    random: surroundings.random,
    linkTtlMs: config.linkTtlSeconds * 1000,
    onAttempt: observation.onAttempt,
    onCircuit: (state) => observation.onCircuit(tenant, state),
    onPause: (code) => observation.onPause(tenant, code),
  });
}
