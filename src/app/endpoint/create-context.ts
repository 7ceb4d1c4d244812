import { readOncePerRun } from '../../async/clock.js';
import type { Audit } from '../../audit/plugin/open-audit.js';
import type { Config } from '../../config/config.js';
import type { Caller } from '../../domain/caller.js';
import { createResponseLinks } from '../../graphql/links/response-links.js';
import type { RequestHistory } from '../../history/request-history.js';
import type { RequestLive } from '../../live/request-live.js';
import type { WatchedState } from '../../live/verification-watches.js';
import type { RequestContext } from '../../server/apollo/request-context.js';
import type { SubscriptionSlot } from '../../server/streams/subscription-slot.js';
import { createLoaders } from '../../verifications/loaders.js';
import { createNativeLoaders } from '../../verifications/native-loaders.js';
import type { ResultReader } from '../../verifications/result-reader.js';
import type { TenantReader } from '../tenant-readers.js';
import type { CallerStarts } from './caller-starts.js';

export type ContextParts = {
  readonly config: Config;
  readonly readerOf: (tenant: string) => TenantReader;
  /** Undefined while no history is kept. */
  readonly historyOf: ((tenant: string) => RequestHistory) | undefined;
  readonly liveOf: (caller: Caller) => RequestLive;
  readonly startsOf: CallerStarts;
  readonly audit: Audit | null;
};

/** Creates the context of one execution: of a request, or of an event of its subscription. */
export type CreateContext = (
  requestId: string,
  caller: Caller,
  subscription?: SubscriptionSlot,
  event?: WatchedState,
) => RequestContext;

/** The least maximum of `minValidFor`: one document must work at gateways with different link lifetimes. */
const DAY_SECONDS = 86_400;

export function toCreateContext(parts: ContextParts): CreateContext {
  const { config, readerOf, historyOf, liveOf, startsOf, audit } = parts;
  const pendingTtlMs = config.pendingTtlSeconds * 1000;
  const leavesWithinMs = audit?.maxDelayMs ?? 0;
  const limits = {
    maxSignatureIds: config.maxSignatureIds,
    maxMinValidForSeconds: Math.max(DAY_SECONDS, config.linkTtlSeconds),
    defaultMinValidForSeconds: config.linkMarginSeconds,
    returnTargets: config.returnTargets,
  };
  return (requestId, caller, subscription, event) => {
    const { reader, native, now: readClock } = readerOf(caller.tenant);
    // A large response reads the time for each of its links; the renewal before it leaves is in a later run.
    const now = readOncePerRun(readClock);
    const loadersOf = (of: ResultReader) =>
      createLoaders({ reader: of, caller: caller.subject, now, pendingTtlMs, leavesWithinMs });
    return {
      requestId,
      caller,
      loaders: loadersOf(reader),
      native:
        native &&
        createNativeLoaders(
          () => loadersOf(native.results),
          () => loadersOf(native.videos),
        ),
      history: historyOf?.(caller.tenant) ?? null,
      live: liveOf(caller),
      startVerification: startsOf(requestId, caller),
      event,
      subscription,
      policy: config,
      limits,
      disclosures: audit && [],
      responseLinks: createResponseLinks(now, leavesWithinMs),
      reservation: {},
    };
  };
}
