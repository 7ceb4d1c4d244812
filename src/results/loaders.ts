import DataLoader from 'dataloader';
import { type ExpiringLink, isAlive } from '../liveness/expiring-link.js';
import {
  imageOf,
  type LinkSlot,
  type LivenessImageKind,
  type LivenessResult,
  linkOf,
  refusalOf,
} from '../liveness/liveness-result.js';
import type { DecodedResult } from '../provider/decode-result.js';
import type { MaybePromise } from '../store/result-store.js';
import { type FreshnessWish, freshLinkOf, linkWish, renewedLinkOf, videoWish } from './freshness.js';
import { ResultError } from './result-error.js';
import type { ResultReader } from './result-reader.js';

/** What a selection wants of the pictures, so that a result that has to be asked for comes in the form that serves it. */
export type PictureWish = { readonly links: boolean; readonly bytes: boolean };

/**
 * What one request reads results through. Loads that are wanted together leave together; make a new one for each
 * request, since it remembers what it has loaded. Values at hand come as they are, without a promise.
 */
export type Loaders = {
  /** Null for an id that the provider does not know. `wish` is looked at only if the provider has to be asked. */
  result(signatureId: string, wish: () => PictureWish): MaybePromise<LivenessResult | null>;
  /** A link that lives `minValidForMs` longer where that can be had, else one that lives; null where none belongs. */
  link(result: LivenessResult, slot: LinkSlot, minValidForMs: number): MaybePromise<ExpiringLink | null>;
  /** The same result, or a newer one if it says that its video is pending and that is too long ago. */
  withVideoState(result: LivenessResult): MaybePromise<LivenessResult | null>;
  /** What this request has asked for again is no longer taken for new: later links are found as those of a new request. */
  startOver(): void;
  /** The bytes of one picture; null when it has been erased meanwhile. */
  base64(signatureId: string, kind: LivenessImageKind): Promise<string | null>;
};

export type LoadersOptions = {
  readonly reader: ResultReader;
  readonly now: () => number;
  readonly pendingTtlMs: number;
};

export function createLoaders({ reader, now, pendingTtlMs }: LoadersOptions): Loaders {
  /** One request is told one thing about a result, whatever becomes of it meanwhile. */
  const atHand = new Map<string, LivenessResult>();
  const pictureWishes = new Map<string, (() => PictureWish)[]>();

  const pictures = new DataLoader((signatureIds: readonly string[]) => settleAll(signatureIds, reader.readPictures));

  const askForResult = (signatureId: string): Promise<LivenessResult | null> => {
    const wishes = (pictureWishes.get(signatureId) ?? []).map((wish) => wish());
    if (wishes.some(({ links }) => links)) return reader.refresh(signatureId, () => true);
    const wantsBytes = wishes.some(({ bytes }) => bytes);
    const answer = wantsBytes ? pictures.load(signatureId) : reader.picturesUnderWay(signatureId);
    return answer === undefined ? reader.refresh(signatureId, () => true) : answer.then(toResult);
  };

  const results = new DataLoader(async (signatureIds: readonly string[]) => {
    const stored = await reader.lookUp(signatureIds);
    const read = async (signatureId: string, index: number) => stored[index] ?? askForResult(signatureId);
    return settleAll(signatureIds, read);
  });

  const renewals = new DataLoader<FreshnessWish, LivenessResult | null, string>(
    (wishes) => {
      const wishesById = new Map<string, FreshnessWish[]>();
      for (const wish of wishes) {
        wishesById.set(wish.signatureId, [...(wishesById.get(wish.signatureId) ?? []), wish]);
      }
      return settleAll(wishes, ({ signatureId }) =>
        reader.refresh(signatureId, (result) =>
          (wishesById.get(signatureId) ?? []).every(({ isGoodEnough }) => isGoodEnough(result)),
        ),
      );
    },
    { cacheKeyFn: ({ signatureId, need }) => `${signatureId} ${need}` },
  );

  const renewFor = (signatureId: string, slot: LinkSlot, minValidForMs: number) => {
    const wish = linkWish(signatureId, slot, minValidForMs, now);
    const isGoodEnough = (result: LivenessResult) =>
      wish.isGoodEnough(result) || (refusalOf(result, slot) !== undefined && reader.isWearyOfRefusals());
    return renewals.load({ ...wish, isGoodEnough });
  };

  return {
    result(signatureId, wish) {
      const result = atHand.get(signatureId) ?? reader.peek(signatureId);
      if (result !== undefined) {
        atHand.set(signatureId, result);
        return result;
      }
      pictureWishes.set(signatureId, [...(pictureWishes.get(signatureId) ?? []), wish]);
      return results.load(signatureId);
    },
    link(result, slot, minValidForMs) {
      const fresh = freshLinkOf(result, slot, minValidForMs, now());
      if (fresh !== undefined) return fresh;
      return renewFor(result.signatureId, slot, minValidForMs)
        .then((renewed) => renewedLinkOf(renewed, slot, now()))
        .catch((error) => {
          const old = linkOf(result, slot);
          if (old !== null && isAlive(old, now())) return old;
          throw error;
        });
    },
    withVideoState(result) {
      const wish = videoWish(result.signatureId, pendingTtlMs, now);
      return wish.isGoodEnough(result) ? result : renewals.load(wish);
    },
    startOver() {
      renewals.clearAll();
    },
    async base64(signatureId, kind) {
      const answer = await pictures.load(signatureId);
      const bytes = answer?.base64.get(kind);
      if (bytes !== undefined) return bytes;
      if (answer === null || imageOf(answer.result, kind) === null) return null;
      throw new ResultError('PROVIDER_INVALID_RESPONSE');
    },
  };
}

function toResult(answer: DecodedResult | null): LivenessResult | null {
  return answer?.result ?? null;
}

/** One outcome for each key, in their order, so that a failing one fails alone. */
function settleAll<Key, Value>(
  keys: readonly Key[],
  load: (key: Key, index: number) => Promise<Value>,
): Promise<(Value | Error)[]> {
  return Promise.all(keys.map((key, index) => load(key, index).catch((error: Error) => error)));
}
