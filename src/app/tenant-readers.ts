import type { Clock } from '../async/clock.js';
import type { Config } from '../config/config.js';
import type { Tenant } from '../config/files/tenants.js';
import { toInputParameterNames } from '../domain/input-parameters.js';
import type { RecordKind } from '../domain/verification.js';
import type { HttpClient } from '../egress/http-client.js';
import { createProviderClient, type ProviderClient } from '../providers/advance-ai/client.js';
import { createProviderClock, type ProviderClock } from '../providers/http/provider-clock.js';
import type { Provider } from '../providers/provider.js';
import { createPaidCalls } from '../providers/resilience/paid-calls.js';
import { createRecentKeys } from '../storage/cache/recent-keys.js';
import type { SharedState } from '../storage/cache/shared-state.js';
import { createImageCalls } from '../verifications/image-calls.js';
import type { ResultListener } from '../verifications/result-listener.js';
import { createResultReader, type ResultReader } from '../verifications/result-reader.js';
import { createVerificationStarter, type StartVerification } from '../verifications/verification-starter.js';
import type { History } from './history.js';
import type { Live } from './live.js';
import type { Observability } from './observability.js';

type Connections = {
  readonly config: Config;
  readonly dependencies: { readonly clock: Clock; readonly send: HttpClient; readonly random: () => number };
  readonly observability: Observability;
  /** Shared by all tenants. */
  readonly sharedState: SharedState;
  /** Records the starts and the results of web sessions; undefined while no history is kept. */
  readonly history: Pick<History, 'listenerOf'> | undefined;
  /** Tells those that watch the same results; undefined where nothing is watched. */
  readonly live: Pick<Live, 'listenerOf'> | undefined;
};

/** How long an id that the provider does not know is not fetched again, and how many such ids are remembered. */
const UNKNOWN_TTL_MS = 5_000;
const MAX_UNKNOWN_IDS = 10_000;

/**
 * Reads a tenant's results, and starts its verifications. `now` is the time to compare the expiry of its links with: epoch
 * milliseconds on the provider's clock, Infinity while no clock can be trusted.
 */
export type TenantReader = {
  readonly reader: ResultReader;
  /** Read results of the native SDK and their recordings; null while NATIVE_RESULTS is off. */
  readonly native: { readonly results: ResultReader; readonly videos: ResultReader } | null;
  readonly start: StartVerification;
  readonly now: () => number;
  /** Returns the expected size of a response with the images of one result, in bytes of Base64. */
  readonly expectedImageBytes: () => number;
};

export type Readers = {
  /** Returns the reader of a tenant, with the tenant's own account at the provider. Throws for a tenant without one. */
  readerOf(tenant: string): TenantReader;
  /** Rejects callers that wait for the provider, and from then on callers that would have to: the process stops. */
  stopQueueing(): void;
};

export function createTenantReaders(connections: Connections): Readers {
  const { config, dependencies, observability, sharedState, history, live } = connections;
  const { monotonicNow } = dependencies.clock;
  const unknownIds = createRecentKeys(UNKNOWN_TTL_MS, MAX_UNKNOWN_IDS, monotonicNow);
  const providers: ProviderClient[] = [];
  const readers = new Map(
    [...config.tenants].map(([tenant, account]) => {
      const providerClock = watchProviderClock(tenant, connections);
      const provider = connectProvider(tenant, account, connections, providerClock);
      providers.push(provider);
      observability.metrics.watchProviderLoad(tenant, provider.load);
      const imageCalls = createImageCalls();
      const recorder = history?.listenerOf(tenant, providerClock.clock.now);
      const readerOf = (kind: RecordKind, ofKind: Provider) =>
        createResultReader({
          ...{ tenant, kind, provider: ofKind, unknownIds, monotonicNow, imageCalls },
          results: sharedState.results,
          getCached: sharedState.getCached,
          leases: sharedState.leases,
          resultTtlMs: config.resultTtlSeconds * 1000,
          pendingTtlMs: config.pendingTtlSeconds * 1000,
          observer: observability.reader,
          ...(kind === 'web' && {
            listener: joinListeners(live?.listenerOf(tenant), recorder),
          }),
        });
      const native = {
        results: readerOf('native', provider.native),
        videos: readerOf('native video', provider.nativeVideos),
      };
      const reader: TenantReader = {
        reader: readerOf('web', provider),
        native: config.nativeResults === 'on' ? native : null,
        start: createVerificationStarter({ provider, listener: recorder }),
        now: providerClock.linkNow,
        expectedImageBytes: imageCalls.expectedBytes,
      };
      return [tenant, reader];
    }),
  );
  return {
    readerOf(tenant) {
      const reader = readers.get(tenant);
      if (reader === undefined) throw new Error('a caller was admitted for a tenant without an account');
      return reader;
    },
    stopQueueing() {
      for (const { stopQueueing } of providers) stopQueueing();
    },
  };
}

function joinListeners(
  live: Pick<ResultListener, 'onFetched'> | undefined,
  history: ResultListener | undefined,
): ResultListener {
  return {
    onFetched(result) {
      history?.onFetched(result);
      live?.onFetched(result);
    },
    onCached: (result) => history?.onCached(result),
  };
}

function watchProviderClock(tenant: string, { dependencies, observability }: Connections): ProviderClock {
  const { clock, send } = dependencies;
  return createProviderClock({ clock, send, onSkew: (seconds) => observability.onClockSkew(tenant, seconds) });
}

function connectProvider(
  tenant: string,
  account: Tenant,
  { config, dependencies, observability, sharedState }: Connections,
  { clock, send }: ProviderClock,
): ProviderClient {
  const { baseUrl, accessKey, secretKey, region, callbackKey: key } = account;
  const { publicUrl } = config;
  const accountName = ['token', tenant, baseUrl, accessKey].join('\n');
  return createProviderClient({
    baseUrl,
    accessKey,
    secretKey,
    account: accountName,
    leases: sharedState.leases,
    sharedToken: sharedState.sharedValue(accountName),
    send,
    clock,
    random: dependencies.random,
    timeoutMs: config.timeoutMs,
    deadlineMs: config.deadlineMs,
    retries: config.retries,
    concurrency: config.concurrency,
    maxQueuedPerCaller: config.maxQueuedPerCaller,
    maxQueued: config.maxQueued,
    maxQueueWaitMs: config.maxQueueWaitMs,
    linkTtlMs: config.linkTtlSeconds * 1000,
    linkHosts: config.linkHosts,
    inputParameterNames: toInputParameterNames(config.inputParameters),
    region,
    ...(publicUrl !== undefined && key !== undefined && { callback: { publicUrl, tenant, key } }),
    paidCalls: createPaidCalls({
      budget: sharedState.sharedBudget(tenant),
      maxPerDay: config.paidCallsPerDay,
      now: dependencies.clock.now,
      onSpent: () => observability.onBudgetSpent(tenant),
    }),
    onAttempt: observability.onAttempt,
    onInvalidField: observability.onInvalidField,
    onCircuit: (state) => observability.onCircuit(tenant, state),
    onPause: (code) => observability.onPause(tenant, code),
  });
}
