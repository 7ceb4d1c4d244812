import type { GraphQLResolveInfo } from 'graphql';
import { responsePathAsArray } from 'graphql';
import type { Scope } from '../../../src/domain/caller.js';
import type { Verification } from '../../../src/domain/verification.js';
import type { MediaAccess } from '../../../src/graphql/context.js';
import { createResponseLinks } from '../../../src/graphql/links/response-links.js';
import { StreamRefused } from '../../../src/live/stream-limits.js';
import type { Provider } from '../../../src/providers/provider.js';
import type { RequestContext } from '../../../src/server/apollo/request-context.js';
import { createMemoryCache } from '../../../src/storage/cache/memory-cache.js';
import { toResultKey } from '../../../src/storage/cache/result-cache.js';
import { NO_LEASES } from '../../../src/storage/cluster/leases.js';
import { createLoaders } from '../../../src/verifications/loaders.js';
import { createResultReader } from '../../../src/verifications/result-reader.js';
import { stubProvider } from '../provider/port/stub-provider.js';

export type QueryWorldOptions = {
  readonly results: readonly Verification[];
  readonly getResult: Provider['getResult'];
  readonly now: () => number;
  readonly scopes?: readonly Scope[];
};

const MINUTE_MS = 60_000;

const refuseStreams = (): never => {
  throw new StreamRefused('off');
};

/** Creates everything below the schema for one request, and records the effects of its execution. */
export function createQueryWorld({ results, getResult, now, scopes }: QueryWorldOptions) {
  const calls: string[] = [];
  const store = createMemoryCache({
    maxEntries: 100,
    maxBytes: 10_000_000,
    personalTtlMs: 3_600_000,
    monotonicNow: () => 0,
  });
  for (const result of results) store.put(toResultKey('tenant', result.signatureId), result, MINUTE_MS);
  const reader = createResultReader({
    tenant: 'tenant',
    results: store,
    getCached: store.get,
    leases: NO_LEASES,
    provider: stubProvider({
      getResult: (signatureId, images) => {
        calls.push(`${signatureId} ${images}`);
        return getResult(signatureId, images);
      },
    }),
    unknownIds: { add: () => undefined, has: () => false },
    resultTtlMs: MINUTE_MS,
    pendingTtlMs: MINUTE_MS,
    monotonicNow: () => 0,
    observer: {
      onLookUp: () => undefined,
      onHits: () => undefined,
      onFlightJoined: () => undefined,
      onRenewal: () => undefined,
    },
  });
  const links = createResponseLinks(now);
  const noted: Parameters<typeof links.add>[0][] = [];
  const disclosures: MediaAccess[] = [];
  const context: RequestContext = {
    requestId: 'request',
    caller: { subject: 'tester', tenant: 'tenant', scopes: new Set(scopes ?? ['liveness:read', 'liveness:image']) },
    loaders: createLoaders({ reader, caller: 'tester', now, pendingTtlMs: MINUTE_MS }),
    native: null,
    history: null,
    live: { watch: refuseStreams, waitUntilFinal: async () => refuseStreams() },
    policy: { livenessThreshold: 50, similarityThreshold: 70 },
    startVerification: () => Promise.reject(new Error('a query starts nothing')),
    limits: {
      maxSignatureIds: 10,
      maxMinValidForSeconds: 86_400,
      defaultMinValidForSeconds: 300,
      returnTargets: undefined,
    },
    disclosures,
    reservation: {},
    responseLinks: {
      ...links,
      add(link) {
        noted.push(link);
        links.add(link);
      },
      clear() {
        noted.splice(0);
        links.clear();
      },
    },
  };
  return {
    context,
    /** In an order that is independent of the execution engine. */
    traces: () => ({
      calls: [...calls].sort(),
      disclosures: disclosures
        .map(({ origin, info }) => `${origin.place} of ${origin.signatureId} at ${at(info)}`)
        .sort(),
      links: noted
        .map(({ link, urlFields, expiryFields }) => `${link.url} at ${urlFields.map(at)} until ${expiryFields.map(at)}`)
        .sort(),
    }),
  };
}

function at({ path }: GraphQLResolveInfo): string {
  return responsePathAsArray(path).join('.');
}
