import type { GraphQLResolveInfo } from 'graphql';
import { responsePathAsArray } from 'graphql';
import { NO_LEASES } from '../../src/async/leases.js';
import type { Scope } from '../../src/graphql/caller.js';
import type { Disclosure } from '../../src/graphql/disclosure.js';
import { createHandedOutLinks } from '../../src/graphql/handed-out-links.js';
import type { LivenessResult } from '../../src/liveness/liveness-result.js';
import type { ProviderClient } from '../../src/provider/provider-client.js';
import { createLoaders } from '../../src/results/loaders.js';
import { createResultReader } from '../../src/results/result-reader.js';
import type { RequestContext } from '../../src/server/request-context.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { toResultKey } from '../../src/store/result-key.js';

export type QueryWorldOptions = {
  readonly results: readonly LivenessResult[];
  readonly getResult: ProviderClient['getResult'];
  readonly now: () => number;
  readonly scopes?: readonly Scope[];
};

const MINUTE_MS = 60_000;

/** Everything below the schema for one request, with a record of what its execution has left behind. */
export function createQueryWorld({ results, getResult, now, scopes }: QueryWorldOptions) {
  const calls: string[] = [];
  const store = createMemoryStore({ maxEntries: 100, maxBytes: 10_000_000, monotonicNow: () => 0 });
  for (const result of results) void store.put(toResultKey('tenant', result.signatureId), result, MINUTE_MS);
  const reader = createResultReader({
    tenant: 'tenant',
    store,
    peek: store.peek,
    leases: NO_LEASES,
    provider: {
      getResult: (signatureId, type) => {
        calls.push(`${signatureId} ${type}`);
        return getResult(signatureId, type);
      },
    },
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
  const links = createHandedOutLinks(now);
  const noted: Parameters<typeof links.add>[0][] = [];
  const disclosures: Disclosure[] = [];
  const context: RequestContext = {
    requestId: 'request',
    caller: { subject: 'tester', tenant: 'tenant', scopes: new Set(scopes ?? ['liveness:read', 'liveness:image']) },
    loaders: createLoaders({ reader, now, pendingTtlMs: MINUTE_MS }),
    policy: { livenessThreshold: 50, similarityThreshold: 70 },
    limits: { maxSignatureIds: 10, maxMinValidForSeconds: 86_400, defaultMinValidForSeconds: 300 },
    disclosures,
    handedOut: {
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
    /** In an order that does not depend on the engine. */
    traces: () => ({
      calls: [...calls].sort(),
      disclosures: disclosures
        .map(({ origin, info }) => `${origin.place} of ${origin.signatureId} at ${at(info)}`)
        .sort(),
      links: noted.map(({ link, urls, ends }) => `${link.url} at ${urls.map(at)} until ${ends.map(at)}`).sort(),
    }),
  };
}

function at({ path }: GraphQLResolveInfo): string {
  return responsePathAsArray(path).join('.');
}
