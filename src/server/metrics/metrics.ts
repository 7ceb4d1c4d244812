import type { OperationObserver } from '../operation-watch.js';

export type MeteredAttempt = {
  readonly operation: string;
  readonly outcome: string;
  readonly durationMs: number;
  readonly billing: 'FREE' | 'PAY' | undefined;
};

export type BreakerState = 'closed' | 'half-open' | 'open';

/** What is counted. Tenants are those of the configuration; nothing else that callers or the provider name is trusted. */
export type Metrics = {
  readonly onOperation: OperationObserver;
  onProviderAttempt(attempt: MeteredAttempt): void;
  onLookUp(lookUp: { readonly hits: number; readonly misses: number }): void;
  onSharedLookUp(lookUp: { readonly hits: number; readonly misses: number }): void;
  onRedisState(isUp: boolean): void;
  onRedisTrouble(trouble: string): void;
  onFlightJoined(flight: string): void;
  onRenewal(outcome: string): void;
  onBreakerState(tenant: string, state: BreakerState): void;
  onAccountPause(tenant: string, isPaused: boolean): void;
  /** Read whenever somebody looks, as `read` below is. */
  watchAdmission(admission: { inFlight(): number; waiting(): number }): void;
  watchProviderLoad(tenant: string, read: () => { readonly active: number; readonly queued: number }): void;
};

export const NO_METRICS: Metrics = {
  onOperation: () => undefined,
  onProviderAttempt: () => undefined,
  onLookUp: () => undefined,
  onSharedLookUp: () => undefined,
  onRedisState: () => undefined,
  onRedisTrouble: () => undefined,
  onFlightJoined: () => undefined,
  onRenewal: () => undefined,
  onBreakerState: () => undefined,
  onAccountPause: () => undefined,
  watchAdmission: () => undefined,
  watchProviderLoad: () => undefined,
};
