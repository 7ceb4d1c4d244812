import type { WatchedState } from '../../live/verification-watches.js';

/** Where a started subscription leaves its events. Present in requests whose client accepts a stream. */
export type SubscriptionSlot = {
  events?: AsyncIterator<WatchedState>;
  /** Whether other operations are refused. */
  readonly isRequired?: true;
};
