import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Audit } from '../../audit/plugin/open-audit.js';
import type { Config } from '../../config/config.js';
import { cacheRootsOf } from '../../graphql/rules/cache-roots.js';
import type { Spend } from '../../server/limits/admission/rate-limit.js';
import { compileCost } from '../../server/limits/query-cost.js';
import { createResponseLookup, type LookupResponse } from '../../server/response-cache/lookup.js';
import { createResponseCache, type ResponseCache } from '../../server/response-cache/response-cache.js';
import type { TrustedDocuments } from '../../server/trusted-documents/trusted-documents.js';
import { toResultKey } from '../../storage/cache/result-cache.js';
import type { SharedState } from '../../storage/cache/shared-state.js';
import type { Observability } from '../observability.js';
import type { TenantReader } from '../tenant-readers.js';

type Dependencies = {
  readonly config: Config;
  readonly sharedState: SharedState;
  readonly readerOf: (tenant: string) => TenantReader;
  readonly schema: GraphQLSchema;
  readonly spendCost: Spend | undefined;
  readonly trusted: TrustedDocuments | undefined;
  readonly audit: Audit | null;
  readonly observability: Observability;
  readonly logger: Logger;
  readonly monotonicNow: () => number;
};

/** Creates the response cache and the lookup in it; returns undefined if MEMO_MAX_BYTES is 0. */
export function openResponseCache(
  dependencies: Dependencies,
): { store: ResponseCache['store']; lookup: LookupResponse } | undefined {
  const { config, sharedState, readerOf, schema, spendCost, trusted, audit, observability, logger, monotonicNow } =
    dependencies;
  if (config.memoMaxBytes === 0) return undefined;
  const cache = createResponseCache({
    maxBytes: config.memoMaxBytes,
    resultOf: (tenant, id, kind) => sharedState.getCached(toResultKey(tenant, id, kind)),
    nowOf: (tenant) => readerOf(tenant).now(),
    roots: cacheRootsOf(schema),
    toCostOf: (document, operation) => compileCost(schema, document, operation),
    maxCost: config.maxQueryCost,
    isKnown: (document) => trusted?.has(document) ?? true,
    maxSignatureIds: config.maxSignatureIds,
    ...(audit && { pseudonymOf: audit.pseudonymOf }),
  });
  sharedState.whenDropped(cache.forget);
  const lookup = createResponseLookup({
    cache,
    ...(audit && { append: audit.append }),
    ...(spendCost && { spend: spendCost }),
    onOperation: observability.onOperation,
    onHit: (results) => {
      observability.metrics.onRemembered();
      observability.reader.onHits(results);
    },
    logger,
    monotonicNow,
  });
  return { store: cache.store, lookup };
}
