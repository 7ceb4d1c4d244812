import { KeyedRate } from '../../async/keyed-rate.js';
import type { NoticeOutcome } from '../../domain/notice.js';
import type { Verification } from '../../domain/verification.js';
import type { SharedBudget } from '../../storage/cluster/shared-budget.js';

/** Reads the record of a verification again, as a notice demands. Rejects with `ResultError`. */
export type LookAgain = (signatureId: string) => Promise<Extract<NoticeOutcome, 'read' | 'unknown_id' | 'over_budget'>>;

export type LookAgainOptions = {
  /** Returns whether this tenant has started, watched or recorded the verification. */
  readonly isKnown: (signatureId: string) => Promise<boolean>;
  /** Fetches the record from the provider, by a call that begins after this one; null for an id that it does not know. */
  readonly reread: (signatureId: string) => Promise<Verification | null>;
  /** For ids that are not known. */
  readonly budget: SharedBudget;
  /** How many of them are read in one minute. */
  readonly unknownPerMinute: number;
  readonly now: () => number;
  readonly monotonicNow: () => number;
};

/** A verification has two notices, and each is sent four times at most. */
const PER_ID_AND_MINUTE = 10;
const MAX_IDS = 10_000;

/**
 * Creates what reads a record again. A sender can neither spend calls on ids that it makes up, beyond a small budget, nor
 * on one id that it repeats.
 */
export function createLookAgain(options: LookAgainOptions): LookAgain {
  const { isKnown, reread, budget, unknownPerMinute, now, monotonicNow } = options;
  const ofId = new KeyedRate({ perMinute: PER_ID_AND_MINUTE, maxKeys: MAX_IDS, monotonicNow });
  const toMinute = () => new Date(now()).toISOString().slice(0, 16);

  return async (signatureId) => {
    if (!ofId.allows(signatureId)) return 'over_budget';
    ofId.count(signatureId);
    const mayRead = (await isKnown(signatureId)) || (await budget.take(toMinute(), unknownPerMinute));
    if (!mayRead) return 'over_budget';
    return (await reread(signatureId)) === null ? 'unknown_id' : 'read';
  };
}
