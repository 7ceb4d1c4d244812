import { type HistoryMetrics, NO_HISTORY_METRICS } from './history-state.js';

/** The outcome of one request to the endpoint. */
export type ObservedOperation = {
  /** Null for an operation without a name, undefined if none was executed. The client's own text. */
  readonly operationName: string | null | undefined;
  /** OK, or the code of the first error. */
  readonly code: string;
  readonly durationMs: number;
};

export type OperationObserver = (operation: ObservedOperation) => void;

export type MeteredAttempt = {
  readonly operation: string;
  readonly outcome: string;
  readonly durationMs: number;
  readonly billing: 'FREE' | 'PAY' | undefined;
};

export type BreakerState = 'closed' | 'half-open' | 'open';

/**
 * Receives the events that metrics count. Tenant names come from the configuration; names from callers or the provider
 * are untrusted and are bounded before they become labels.
 */
export type Metrics = HistoryMetrics & {
  readonly onOperation: OperationObserver;
  onProviderAttempt(attempt: MeteredAttempt): void;
  /** Takes a field name from a fixed list. */
  onInvalidField(field: string): void;
  onLookUp(lookUp: { readonly hits: number; readonly misses: number }): void;
  onSharedLookUp(lookUp: { readonly hits: number; readonly misses: number }): void;
  onRedisState(isUp: boolean): void;
  onRedisOutage(outage: string): void;
  onRemembered(): void;
  /** Counts a notice of the provider. Both texts come from fixed lists. */
  onNotice(channel: string, outcome: string): void;
  /** Counts a connection that was closed because its client read too slowly. */
  onSlowClient(): void;
  onFlightJoined(flight: string): void;
  onRenewal(outcome: string): void;
  onBreakerState(tenant: string, state: BreakerState): void;
  onAccountPause(tenant: string, isPaused: boolean): void;
  /** Registers functions that are called at each scrape, like `read` below. */
  watchAdmission(admission: { inFlight(): number; waiting(): number }): void;
  watchArrivals(arrivals: { count(): number }): void;
  watchResponseBytes(bytes: { inFlight(): number }): void;
  watchProviderLoad(tenant: string, read: () => { readonly active: number; readonly queued: number }): void;
};

export const NO_METRICS: Metrics = {
  ...NO_HISTORY_METRICS,
  onOperation: () => undefined,
  onProviderAttempt: () => undefined,
  onInvalidField: () => undefined,
  onLookUp: () => undefined,
  onSharedLookUp: () => undefined,
  onRedisState: () => undefined,
  onRedisOutage: () => undefined,
  onRemembered: () => undefined,
  onNotice: () => undefined,
  onSlowClient: () => undefined,
  onFlightJoined: () => undefined,
  onRenewal: () => undefined,
  onBreakerState: () => undefined,
  onAccountPause: () => undefined,
  watchAdmission: () => undefined,
  watchArrivals: () => undefined,
  watchResponseBytes: () => undefined,
  watchProviderLoad: () => undefined,
};
