import type { Clock } from '../async/clock.js';
import type { Config } from '../config/config.js';
import type { Caller } from '../domain/caller.js';
import { ChangeFeed } from '../live/change-feed.js';
import { createRequestLive, type RequestLive } from '../live/request-live.js';
import { StreamLimits } from '../live/stream-limits.js';
import { VerificationWatches } from '../live/verification-watches.js';
import { type ResultKey, toResultKey } from '../storage/cache/result-cache.js';
import type { SharedState } from '../storage/cache/shared-state.js';
import { createLoaders } from '../verifications/loaders.js';
import type { ResultListener } from '../verifications/result-listener.js';
import type { ResultReader } from '../verifications/result-reader.js';

export type Live = {
  /** Returns what takes the results that the provider has returned to a tenant. */
  readonly listenerOf: (tenant: string) => Pick<ResultListener, 'onFetched'>;
  readonly liveOf: (caller: Caller) => RequestLive;
  /** Returns whether anything of this tenant watches a verification in this process. */
  readonly isWatched: (tenant: string, signatureId: string) => boolean;
};

export type LiveDependencies = {
  readonly config: Pick<Config, 'maxStreams' | 'maxStreamsPerCaller' | 'pendingTtlSeconds'>;
  readonly clock: Clock;
  readonly sharedState: Pick<SharedState, 'whenChanged'>;
  /** Called when a request is served: the readers report to what this returns. */
  readonly readerOf: (tenant: string) => { readonly reader: ResultReader; readonly now: () => number };
};

/** A running verification is read when its cached record has just ended. */
const POLL_MARGIN_MS = 100;

const NO_IMAGES = { links: false, bytes: false };

/** Opens the change feed of this process, and what watches verifications by it. */
export function openLive({ config, clock, sharedState, readerOf }: LiveDependencies): Live {
  const feed = new ChangeFeed();
  sharedState.whenChanged({
    changed: (key: ResultKey) => feed.publish(key, undefined),
    missed: () => feed.publishAll(),
  });
  const pendingTtlMs = config.pendingTtlSeconds * 1000;
  const watches = new Map<string, VerificationWatches>();
  const watchesOf = (tenant: string) => {
    const known = watches.get(tenant);
    if (known !== undefined) return known;
    const created = new VerificationWatches({
      feed,
      keyOf: (signatureId) => toResultKey(tenant, signatureId),
      read: async (signatureId, caller) => {
        const { reader, now } = readerOf(tenant);
        return createLoaders({ reader, caller, now, pendingTtlMs }).result(signatureId, () => NO_IMAGES);
      },
      clock,
      pollMs: pendingTtlMs + POLL_MARGIN_MS,
    });
    watches.set(tenant, created);
    return created;
  };
  const limits = new StreamLimits({ max: config.maxStreams, maxPerCaller: config.maxStreamsPerCaller });
  return {
    listenerOf: (tenant) => ({
      onFetched: (result) => feed.publish(toResultKey(tenant, result.signatureId), result),
    }),
    liveOf: createRequestLive({ limits, watchesOf, clock }),
    isWatched: (tenant, signatureId) => watches.get(tenant)?.has(signatureId) ?? false,
  };
}
