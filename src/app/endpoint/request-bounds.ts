import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../../async/clock.js';
import type { Config } from '../../config/config.js';
import { createUnsentResponses, type UnsentResponses } from '../../server/apollo/unsent-responses.js';
import { CLIENT_PACE } from '../../server/http/connections/client-pace.js';
import type { Admission } from '../../server/limits/admission/admission.js';
import { type Arrivals, createArrivals } from '../../server/limits/admission/arrivals.js';
import { createResponseBytes } from '../../server/limits/admission/response-bytes.js';
import type { CostOf } from '../../server/limits/cost-guard.js';
import { createImageGuard, createImageMemory } from '../../server/limits/image-memory.js';
import type { Observability } from '../observability.js';
import type { TenantReader } from '../tenant-readers.js';

/** What bounds the requests that are not yet read, and the responses that are not yet written. */
export type Bounds = {
  readonly arrivals: Arrivals;
  /** Reserves memory for operations that select image bytes. */
  readonly imageGuard: ReturnType<typeof createImageGuard>;
  /** Bounds responses that hold a slot of this admission until they are written. */
  unsentBy(admission: Admission): UnsentResponses;
};

type Dependencies = {
  readonly config: Config;
  readonly clock: Clock;
  readonly schema: GraphQLSchema;
  readonly costOf: CostOf;
  readonly readerOf: (tenant: string) => TenantReader;
  readonly metrics: Observability['metrics'];
};

export function openBounds({ config, clock, schema, costOf, readerOf, metrics }: Dependencies): Bounds {
  const arrivals = createArrivals({ max: config.maxRequestsArriving });
  const responseBytes = createResponseBytes(config.responsesMaxBytes);
  metrics.watchArrivals(arrivals);
  metrics.watchResponseBytes(responseBytes);
  const pace = { ...CLIENT_PACE, after: clock.after, onCut: metrics.onSlowClient };
  return {
    arrivals,
    imageGuard: createImageGuard({
      memoryOf: createImageMemory(schema, costOf),
      expectedBytesOf: (tenant) => readerOf(tenant).expectedImageBytes(),
      responseBytes,
    }),
    unsentBy: (admission) => createUnsentResponses({ admission, responseBytes, pace }),
  };
}
