import type { Claim } from '../async/single-flight.js';
import type { ImageSlot } from '../domain/liveness-result.js';
import type { StartedVerification, StartRequest } from '../domain/start/start-request.js';
import type { Verification } from '../domain/verification.js';

/** The form in which images are requested: links that expire, or the bytes themselves. */
export type ImageForm = 'links' | 'bytes';

/** The lowest and the highest score of a provider. */
export type ScoreRange = { readonly min: number; readonly max: number };

/** What differs between providers. A provider declares it once; it never changes while the process runs. */
export type ProviderCapabilities = {
  /** Returns whether an id has the form of this provider's ids. Other ids are unknown and are never sent. */
  isPossibleId(signatureId: string): boolean;
  /** Whether images can be requested as bytes. Every provider delivers links. */
  readonly deliversBytes: boolean;
  /** Life of a link that states none of its own, in milliseconds from the sending of the request. */
  readonly linkLifeMs: number;
  /**
   * Whether another call returns new links, and at what price. A charged renewal is made only for a link that has
   * expired, whatever remaining life the client asks for.
   */
  readonly linkRenewal: 'free' | 'charged' | 'none';
  /** How long the provider keeps a result, in milliseconds from a fetch of it; undefined where it states no end. */
  readonly resultLifeMs: number | undefined;
  /** The range of the scores that `getResult` returns. */
  readonly scoreRange: ScoreRange;
};

/** One response of a provider: the record, and the bytes of its images in Base64 where they came instead of links. */
export type ProviderResult = {
  readonly result: Verification;
  readonly base64: ReadonlyMap<ImageSlot, string>;
};

/** One account at a provider of verifications. */
export type Provider = {
  readonly capabilities: ProviderCapabilities;
  /**
   * Fetches one record; null when the provider does not know the id. Caches nothing and joins nothing: each call costs
   * at least one call to the provider, unless the adapter knows that the provider would not serve it.
   *
   * @throws ProviderError
   */
  getResult(signatureId: string, images: ImageForm): Promise<ProviderResult | null>;
  /**
   * Starts a verification. Sends the request once, and again only where the provider has certainly not executed it: a
   * repeated one would start another verification. Absent for a provider that starts none.
   *
   * @throws ProviderError
   */
  startVerification?(request: StartRequest): Promise<StartedVerification>;
  /**
   * Runs `work`, which calls `getResult` or `startVerification`, when it is the turn of a caller of the claim. Does not wait
   * where that call would throw at once.
   *
   * @throws QueueRefusal when the queue is full or the wait too long.
   */
  inTurn<Value>(claim: Claim, work: () => Promise<Value>): Promise<Value>;
  /** Returns whether so many links were rejected lately that renewing a rejected one would not help. */
  isLinkRenewalSuspended(): boolean;
};
