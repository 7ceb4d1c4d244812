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
  onRemembered(): void;
  onFlightJoined(flight: string): void;
  onRenewal(outcome: string): void;
  onBreakerState(tenant: string, state: BreakerState): void;
  /** `read` is called whenever somebody looks. */
  watchProviderLoad(tenant: string, read: () => { readonly active: number; readonly queued: number }): void;
};

export const NO_METRICS: Metrics = {
  onOperation: () => undefined,
  onProviderAttempt: () => undefined,
  onLookUp: () => undefined,
  onRemembered: () => undefined,
  onFlightJoined: () => undefined,
  onRenewal: () => undefined,
  onBreakerState: () => undefined,
  watchProviderLoad: () => undefined,
};
